"""Builds every object and wires them; the only module that knows everybody."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import aiohttp

from bot.domain.ballots.poll import BallotPoll
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.keeping.erasing import Erasing
from bot.domain.kinds import KINDS
from bot.domain.partners.partner import Follower
from bot.domain.polls.poll import Poll, PollTemplate
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Server
from bot.domain.times.zones import warm_zones
from bot.guild.blind_resends import refuse_blind_resends
from bot.guild.catching_up import CatchingUp
from bot.guild.client import RostrumClient
from bot.guild.commands import Commands
from bot.guild.contents.drawing import Contents
from bot.guild.deletions import hear_of_deletions
from bot.guild.discord_time import DiscordTime
from bot.guild.emptied_rooms import GuildRooms, hear_of_emptied_rooms
from bot.guild.event_changes import hear_of_events
from bot.guild.host import host_of
from bot.guild.leaving import Leaving
from bot.guild.messenger import GuildMessenger
from bot.guild.outages import PatientMessenger
from bot.guild.pace import Pace
from bot.guild.ping_roles import PingRoles
from bot.guild.poll_ends import hear_of_poll_ends
from bot.guild.poll_reader import GuildPollReader
from bot.guild.scheduled_events import EventMessenger
from bot.guild.server_owners import ServerOwners
from bot.guild.standing import GuildMessages
from bot.guild.unread_events import fence_events
from bot.guild.unread_presses import UnreadPresses
from bot.guild.voice_rooms import VoiceRooms
from bot.meaning import find_meaning
from bot.paths import BALLOT_TEMPLATES, POLL_TEMPLATES, DataFolder
from bot.saying.i18n import Localizer
from bot.services.ballots.asking import Asking, Templates
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.comparing import Comparing
from bot.services.ballots.sealing import Sealing
from bot.services.bundle import Services
from bot.services.calendars.feeds import Feeds
from bot.services.calendars.own import OwnCalendars
from bot.services.exports.exports import Exports
from bot.services.findings.catching_up import CatchUpLetters
from bot.services.findings.findings import FindingsService
from bot.services.findings.following import FollowUps
from bot.services.findings.letters import SeriesLetters
from bot.services.findings.meanwhile import Meanwhile
from bot.services.findings.publishing import Publishing
from bot.services.findings.publishing_later import PublishingLater, publish_planned
from bot.services.findings.retracting import Retracting
from bot.services.findings.reviewing import Reviewing
from bot.services.findings.revisions import Revisions
from bot.services.findings.sorting import Sorting
from bot.services.host.backups import DailyBackups
from bot.services.host.clock_guard import ClockGuard
from bot.services.host.erasures import Erasures
from bot.services.host.hearing import Hearing
from bot.services.host.machine import Machine
from bot.services.host.presence import Presence
from bot.services.outbox.backstage import WaitingNotices
from bot.services.partners.courier import Courier
from bot.services.partners.following import Followings
from bot.services.partners.sharing import Sharing
from bot.services.polls.counting import PollCounting
from bot.services.polls.polls import Polls
from bot.services.ports import BallotKeys, Clock, OnServers, PostedMessages
from bot.services.privacy.audit_trail import AuditTrail
from bot.services.privacy.forgetting import Forgetting
from bot.services.privacy.my_data import People
from bot.services.privacy.retention import Retention
from bot.services.privacy.withdrawals import Withdrawals
from bot.services.sending.chores import Chore, Chores
from bot.services.sending.deletions import Deletions
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.event_room import EventRoom
from bot.services.sending.missed import drop_missed
from bot.services.sending.replanning import Replanning
from bot.services.sending.timekeeper import Timekeeper
from bot.services.signups.attendances import Attendances
from bot.services.signups.attending import Attending, stays_after_change
from bot.services.signups.certificates import Certificates
from bot.services.signups.circulars import Circulars
from bot.services.signups.editions import Editions, sign_up_who_come_to_all
from bot.services.signups.lapsing import Lapsing
from bot.services.signups.members import Members
from bot.services.signups.seating import begin_offer, heed_letter, seat_after_change
from bot.services.signups.signups import Signups
from bot.services.signups.spreading import Spreading
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.forgetting import forget_authors
from bot.services.takeaways.inbox import Inbox
from bot.services.takeaways.looking_through import LookingThrough
from bot.services.takeaways.moderating import Moderating
from bot.services.takeaways.removing import HiddenForGood
from bot.services.takeaways.search import Search
from bot.services.takeaways.suggesting import Suggesting
from bot.services.takeaways.takeaways import Takeaways
from bot.services.takeaways.views import TakeawayViews
from bot.services.talks.changes import OnChange
from bot.services.talks.dry_runs import DryRuns
from bot.services.talks.edition_copies import EditionCopies
from bot.services.talks.emptying import Emptying
from bot.services.talks.event_drift import EventDrift
from bot.services.talks.listings import Listings
from bot.services.talks.programmes import Programmes
from bot.services.talks.repeating import Repeating
from bot.services.talks.rule_off import tell_rule_off
from bot.services.talks.scheduled_events import ScheduledEvents
from bot.services.talks.series import SeriesService
from bot.services.talks.taking_back import TakingBack
from bot.services.talks.talk_previews import TalkPreviews
from bot.services.talks.talks import TalkService
from bot.services.talks.turning import Turning
from bot.services.team.desk import Desk
from bot.services.team.notices import Notices
from bot.services.team.posting_again import PostingAgain
from bot.services.team.receipts import Receipts
from bot.services.team.servers import Servers
from bot.services.team.trying import Trying
from bot.settings import Settings
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backup_maker import FolderBackups
from bot.store.upkeep.cleaning import FolderErasures
from bot.templates import read_ballot_templates, read_poll_templates
from bot.ui.command_text import CommandTranslator
from bot.ui.context import Context
from bot.ui.door import Door
from bot.ui.membership import Membership
from bot.ui.messages import MessageDoor
from bot.ui.presses.all import HANDLERS
from bot.ui.tree import SeriesTree
from bot.web.pages import Pages
from cogs.desk import DeskCog
from cogs.export import ExportCog
from cogs.findings import FindingsCog
from cogs.help import HelpCog
from cogs.me import MeCog
from cogs.series import SeriesCog
from cogs.setup import SetupCog
from cogs.takeaways import TakeawaysCog, log_menu
from cogs.talk import TalkCog
from cogs.talks import TalksCog

COGS = (
    TalksCog,
    TakeawaysCog,
    FindingsCog,
    ExportCog,
    MeCog,
    HelpCog,
    SetupCog,
    DeskCog,
    SeriesCog,
    TalkCog,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Everything that runs, in the order in which it is started."""

    settings: Settings
    store: DocumentStore
    services: Services
    client: RostrumClient
    timekeeper: Timekeeper
    localizer: Localizer
    close_store: Callable[[], Awaitable[None]]
    # None without a public address.
    pages: Pages | None = None


def build_services(
    store: DocumentStore,
    clock: Clock,
    polls: Mapping[str, PollTemplate],
    ballots: Templates,
    keys: BallotKeys,
    *,
    backups: FolderBackups | None = None,
    hearing: Hearing | None = None,
    messages: PostedMessages | None = None,
    on_servers: OnServers | None = None,
    held_words: Sequence[str] = (),
) -> Services:
    """Without `backups` none are made, and nobody is told that there are none.

    Without `messages` nobody can tell whether what was posted still stands. `held_words` hold notes
    on every server.
    """
    polling = Polls(store, clock, polls)
    asking = Asking(store, clock, ballots)
    balloting = Ballots(store, clock, keys, polling, asking)
    signups = Signups(store, clock)
    machine = Machine(store, store, backups, KINDS, hearing)
    people = People(store, clock)
    meanwhile = Meanwhile()
    return Services(
        servers=Servers(store, clock, host_holds=bool(held_words)),
        series=SeriesService(store, clock),
        talks=TalkService(store, clock, on_change=following(polling, balloting)),
        scheduled_events=ScheduledEvents(store, clock),
        event_drift=EventDrift(store, clock, following(polling, balloting)),
        programmes=Programmes(store, clock),
        edition_copies=EditionCopies(store, clock),
        listings=Listings(store, clock, following(polling, balloting)),
        previews=TalkPreviews(store, clock),
        repeating=Repeating(store, clock, on_change=following(polling, balloting)),
        signups=signups,
        members=Members(store, clock, signups),
        circulars=Circulars(store, clock),
        attendances=Attendances(store, clock),
        certificates=Certificates(store, clock),
        editions=Editions(store, clock),
        desk=Desk(store, clock, machine),
        posting_again=PostingAgain(store, clock, messages),
        notices=Notices(store, clock),
        trying=Trying(store, clock),
        dry_runs=DryRuns(store, clock),
        taking_back=TakingBack(store, clock),
        takeaways=Takeaways(store, clock, held_words),
        changing=Changing(store, clock, held_words),
        takeaway_views=TakeawayViews(store, clock),
        moderating=Moderating(store, clock),
        looking_through=LookingThrough(store, clock),
        inbox=Inbox(store, clock),
        polls=polling,
        ballots=balloting,
        asking=asking,
        comparing=Comparing(store),
        search=Search(store, clock),
        suggesting=Suggesting(store, clock),
        findings=FindingsService(store, clock, meanwhile),
        follow_ups=FollowUps(store, clock),
        sorting=Sorting(store, clock, meanwhile, find_meaning()),
        publishing=Publishing(store, clock),
        retracting=Retracting(store, clock),
        reviewing=Reviewing(store, clock),
        revisions=Revisions(store, clock),
        publishing_later=PublishingLater(store, clock),
        exports=Exports(store, clock, KINDS),
        people=people,
        forgetting=Forgetting(store, clock, people, balloting),
        retention=Retention(store, clock, on_servers),
        withdrawals=Withdrawals(store, clock),
        audit_trail=AuditTrail(store, clock),
        feeds=Feeds(store, clock),
        own_calendars=OwnCalendars(store, clock),
        series_letters=SeriesLetters(store, clock),
        sharing=Sharing(store, clock),
        followings=Followings(store, clock),
        receipts=Receipts(store, clock),
        catching_up=CatchUpLetters(store, clock),
    )


def following(polls: Polls, ballots: Ballots) -> tuple[OnChange, ...]:
    """What other nouns do when a talk changes, in the same unit."""
    asking = (polls.after_change, ballots.after_change)
    return (forget_authors, tell_rule_off, seat_after_change, stays_after_change, *asking)


async def build(settings: Settings, clock: Clock, *, strict: bool = False) -> Application:
    """Open the store and build everything; nothing reaches Discord before the client starts.

    Raises `StoreInUse`, `StoreIsNewer`, `StoreUnavailable`.
    """
    localizer = await asyncio.to_thread(Localizer.load, strict)
    await asyncio.to_thread(warm_zones)
    polls = await asyncio.to_thread(read_poll_templates, POLL_TEMPLATES)
    ballots = await asyncio.to_thread(read_ballot_templates, BALLOT_TEMPLATES)
    store = await open_store(settings.data, KINDS)
    keys = FolderKeys(DataFolder(settings.data).keys)
    files = FolderErasures(DataFolder(settings.data), store, KINDS)
    discord_time = DiscordTime(clock)
    client = RostrumClient(SeriesTree, _trace(discord_time))
    host = partial(host_of, client)
    erasures = Erasures(store, clock, files, KINDS, host)
    # Before anybody can read: the database may be an older one, put in its place by hand.
    await erasures.catch_up()
    # A rehearsal lives for minutes, and its months pass in seconds.
    backups = None if settings.rehearsal else FolderBackups(DataFolder(settings.data))
    deliveries = Deliveries(
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
    hearing = Hearing()
    messages = GuildMessages(client)
    leaving = Leaving(client)
    services = build_services(
        store,
        clock,
        polls,
        ballots,
        keys,
        backups=backups,
        hearing=hearing,
        messages=messages,
        on_servers=leaving,
        held_words=settings.held_words,
    )
    PingRoles(client, services.servers)
    leaving.tell(services.servers)
    ServerOwners(client, services.servers)
    hear_of_deletions(client, Deletions(store, clock))
    hear_of_events(client, services.scheduled_events, EventRoom(store, clock))
    rooms = VoiceRooms(client, Attending(store, clock))
    for kind in (Server, Talk):
        store.watch(kind, rooms.look_soon)
    on_change = following(services.polls, services.ballots)
    hear_of_emptied_rooms(client, Emptying(store, clock, on_change), GuildRooms(client))
    membership = Membership(client, services.servers, clock, settings.servers or None)
    context = Context(
        services=services, localizer=localizer, settings=settings, membership=membership
    )
    fence_events(client, hearing, UnreadPresses(client, localizer).answer)
    guard = ClockGuard(store, clock, discord_time, host)
    commands = Commands(client, store, clock, host)
    sealing = Sealing(store, clock, keys, files)
    timekeeper = _build_timekeeper(
        backups, store, clock, context, client, guard, deliveries, commands, erasures, sealing
    )
    await _open_entrances(context, client, deliveries, commands)
    return Application(
        settings=settings,
        store=store,
        services=services,
        client=client,
        timekeeper=timekeeper,
        localizer=localizer,
        close_store=store.close,
        pages=_build_pages(context, store, clock),
    )


def _build_pages(context: Context, store: DocumentStore, clock: Clock) -> Pages | None:
    settings = context.settings
    if settings.web_address is None:
        return None
    pages = Pages(settings, clock, context.localizer, context.services, context.membership)
    for kind in (Edition, OwnCalendar, Series, Server, Signup, Talk):
        store.watch(kind, pages.shelf.mark_stale)
    return pages


def _trace(discord_time: DiscordTime) -> aiohttp.TraceConfig:
    """What sees, and may hold up, every request of the client."""
    trace = discord_time.trace()
    refuse_blind_resends(trace)
    Pace().slow(trace)
    return trace


def _build_timekeeper(
    backups: FolderBackups | None,
    store: DocumentStore,
    clock: Clock,
    context: Context,
    client: RostrumClient,
    guard: ClockGuard,
    deliveries: Deliveries,
    commands: Commands,
    erasures: Erasures,
    sealing: Sealing,
) -> Timekeeper:
    """What the bot does by itself, woken by each commit that gives it work."""
    services = context.services
    contents = Contents(services, context.localizer)
    sender = GuildMessenger(
        client, services.servers, deliveries, contents, services.inbox, context.membership
    )
    events = EventMessenger(client, sender, deliveries, contents, services.scheduled_events)
    messenger = PatientMessenger(client, events)
    presence = Presence(store)
    on_change = following(services.polls, services.ballots)
    turning = Turning(store, clock, (drop_missed, *on_change), GuildRooms(client))
    lapsing = Lapsing(store, clock)
    spreading = Spreading(store, clock)
    counting = PollCounting(store, clock, GuildPollReader(client))
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
        services.retention,
    ]
    if backups is not None:
        host = partial(host_of, client)
        chores.append(DailyBackups(store, clock, backups, store, host))
    hear_of_poll_ends(client, counting.heard_of_end)
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
    timekeeper = Timekeeper(deliveries, messenger, clock, Chores(store, chores), guard, openings)
    for kind in (BallotPoll, Delivery, Erasing, Follower, Member, Mirror, Poll, Signup, Talk):
        store.watch(kind, timekeeper.wake)
    return timekeeper


async def _open_entrances(
    context: Context,
    client: RostrumClient,
    deliveries: Deliveries,
    commands: Commands,
) -> None:
    """Commands, presses and messages: all that people can do to the bot."""
    assert isinstance(client.tree, SeriesTree)
    client.tree.context = context
    messages = MessageDoor(context, client)
    door = Door(context)
    for handlers in HANDLERS:
        door.register(handlers)
    for cog in COGS:
        await client.add_cog(cog(context))
    client.tree.add_command(log_menu(context))

    async def set_up() -> None:
        await client.tree.set_translator(CommandTranslator(context.localizer))
        await commands.start()

    client.connect_to(
        set_up=set_up,
        on_interaction=door.on_interaction,
        on_message=messages.on_message,
        deliveries=deliveries,
        catch_up=CatchingUp(client, context.services.inbox, messages.on_message).run,
    )
