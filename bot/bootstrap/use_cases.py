"""The use cases, each with what it needs."""

from collections.abc import Mapping, Sequence

from bot.domain.kinds import KINDS
from bot.domain.polls.poll import PollTemplate
from bot.meaning import find_meaning
from bot.services.ballots.asking import Asking, Templates
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.comparing import Comparing
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
from bot.services.findings.publishing_later import PublishingLater
from bot.services.findings.retracting import Retracting
from bot.services.findings.returning import Returning
from bot.services.findings.reviewing import Reviewing
from bot.services.findings.revisions import Revisions
from bot.services.findings.sorting import Sorting
from bot.services.host.machine import Hearing, Machine
from bot.services.partners.following import Followings
from bot.services.partners.sharing import Sharing
from bot.services.polls.polls import Polls
from bot.services.ports import BallotKeys, Clock, OnServers, PostedMessages
from bot.services.privacy.audit_trail import AuditTrail
from bot.services.privacy.forgetting import Forgetting
from bot.services.privacy.my_data import People
from bot.services.privacy.retention import Retention
from bot.services.privacy.withdrawals import Withdrawals
from bot.services.signups.attendances import Attendances
from bot.services.signups.attending import stays_after_change
from bot.services.signups.certificates import Certificates
from bot.services.signups.circulars import Circulars
from bot.services.signups.editions import Editions
from bot.services.signups.members import Members
from bot.services.signups.participants import Participants
from bot.services.signups.seating import seat_after_change
from bot.services.signups.signups import Signups
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.chatham_house import forget_authors, tell_rule_off
from bot.services.takeaways.inbox import Inbox
from bot.services.takeaways.looking_through import LookingThrough
from bot.services.takeaways.moderating import Moderating
from bot.services.takeaways.search import Search
from bot.services.takeaways.suggesting import Suggesting
from bot.services.takeaways.takeaways import Takeaways
from bot.services.takeaways.views import TakeawayViews
from bot.services.talks.changes import OnChange
from bot.services.talks.dry_runs import DryRuns
from bot.services.talks.edition_copies import EditionCopies
from bot.services.talks.event_drift import EventDrift
from bot.services.talks.listings import Listings
from bot.services.talks.programmes import Programmes
from bot.services.talks.repeating import Repeating
from bot.services.talks.scheduled_events import ScheduledEvents
from bot.services.talks.series import SeriesService
from bot.services.talks.taking_back import TakingBack
from bot.services.talks.talk_previews import TalkPreviews
from bot.services.talks.talks import TalkService
from bot.services.team.desk import Desk
from bot.services.team.notices import Notices
from bot.services.team.posting_again import PostingAgain
from bot.services.team.publishing_results import PublishingResults
from bot.services.team.receipts import Receipts
from bot.services.team.servers import Servers
from bot.services.team.trying import Trying
from bot.store.sqlite.document_store import DocumentStore
from bot.store.upkeep.backup_maker import FolderBackups


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
        previews=TalkPreviews(store, clock, following(polling, balloting)),
        repeating=Repeating(store, clock, on_change=following(polling, balloting)),
        signups=signups,
        participants=Participants(store, clock),
        members=Members(store, clock, signups),
        circulars=Circulars(store, clock),
        attendances=Attendances(store, clock),
        certificates=Certificates(store, clock),
        editions=Editions(store, clock),
        desk=Desk(store, clock, machine),
        posting_again=PostingAgain(store, clock, messages),
        publishing_results=PublishingResults(store, clock, messages),
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
        returning=Returning(store, clock, meanwhile),
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
