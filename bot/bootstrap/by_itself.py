"""What the bot does by itself: what is planned, and the chores."""

import secrets
from collections.abc import Iterator

from bot.bootstrap.ground import Ground
from bot.bootstrap.use_cases import following
from bot.domain.ballots.poll import BallotPoll
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.keeping.erasing import Erasing
from bot.domain.partners.partner import Follower
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Signup
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.guild.commands import Commands
from bot.guild.contents.drawing import Contents
from bot.guild.messenger import GuildMessenger
from bot.guild.native_polls import GuildPollReader, hear_of_poll_ends
from bot.guild.outages import PatientMessenger
from bot.guild.scheduled_events import EventMessenger
from bot.guild.voice_rooms import GuildRooms
from bot.services.ballots.sealing import Sealing
from bot.services.findings.publishing_later import publish_planned
from bot.services.host.backups import DailyBackups
from bot.services.host.clock_guard import ClockGuard
from bot.services.host.erasures import Erasures
from bot.services.host.logbooks import Presence
from bot.services.outbox.backstage import WaitingNotices
from bot.services.partners.courier import Courier
from bot.services.partners.following import Followings
from bot.services.polls.counting import PollCounting
from bot.services.sending.beginning import Replanning
from bot.services.sending.chores import Chore, Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.missed import drop_missed
from bot.services.sending.timekeeper import Timekeeper
from bot.services.signups.editions import sign_up_who_come_to_all
from bot.services.signups.members import Spreading
from bot.services.signups.seating import Lapsing, RollCall, begin_offer, heed_letter
from bot.services.takeaways.moderating import HiddenForGood
from bot.services.talks.turning import Turning
from bot.ui.visit import Context


def build_deliveries(ground: Ground) -> Deliveries:
    """What carries out what is planned, and who has a say in it."""
    store, clock = ground.store, ground.clock
    return Deliveries(
        store,
        clock,
        secrets.token_hex(8),
        on_letter=heed_letter,
        on_due={
            DeliveryKind.PUBLICATION: publish_planned,
            DeliveryKind.SEAT_FREE: begin_offer,
            DeliveryKind.ANNOUNCEMENT: sign_up_who_come_to_all,
        },
        against=Followings(store, clock).against,
    )


def build_timekeeper(
    ground: Ground, context: Context, deliveries: Deliveries, erasures: Erasures, commands: Commands
) -> Timekeeper:
    """What the bot does by itself, woken by each commit that gives it work."""
    store, clock, services = ground.store, ground.clock, context.services
    rooms = GuildRooms(ground.client)
    turning = Turning(
        store, clock, (drop_missed, *following(services.polls, services.ballots)), rooms
    )
    counting = PollCounting(store, clock, GuildPollReader(ground.client))
    hear_of_poll_ends(ground.client, counting.heard_of_end)
    presence, spreading, lapsing = Presence(store), Spreading(store, clock), Lapsing(store, clock)
    sealing = Sealing(store, clock, ground.keys, ground.files)
    chores: list[Chore] = [
        presence,
        turning,
        lapsing,
        spreading,
        sealing,
        counting,
        HiddenForGood(store, clock),
        Courier(store, clock),
        commands,
        erasures,
        *_backups(ground),
    ]
    daily = [RollCall(store, clock, context.membership), services.retention]
    # By the last entry of the logbook it knows where an earlier life ended, so it comes first.
    openings = (
        spreading,
        presence,
        turning,
        lapsing,
        sealing,
        Replanning(store),
        WaitingNotices(store),
    )
    guard = ClockGuard(store, clock, ground.discord_time, ground.host)
    messenger = _build_messenger(ground, context, deliveries)
    timekeeper = Timekeeper(
        deliveries, messenger, clock, Chores(store, chores, daily), guard, openings
    )
    for kind in (BallotPoll, Delivery, Erasing, Follower, Member, Mirror, Poll, Signup, Talk):
        store.watch(kind, timekeeper.wake)
    return timekeeper


def _backups(ground: Ground) -> Iterator[Chore]:
    if ground.backups is not None:
        yield DailyBackups(ground.store, ground.clock, ground.backups, ground.store, ground.host)


def _build_messenger(ground: Ground, context: Context, deliveries: Deliveries) -> PatientMessenger:
    services, client = context.services, ground.client
    contents = Contents(services, context.localizer)
    sender = GuildMessenger(
        client, services.servers, deliveries, contents, services.inbox, context.membership
    )
    events = EventMessenger(client, sender, deliveries, contents, services.scheduled_events)
    return PatientMessenger(client, events, serves=context.membership.serves)
