"""All use cases in one record, for those who only get an interaction."""

from dataclasses import dataclass

from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.comparing import Comparing
from bot.services.calendars.feeds import Feeds
from bot.services.calendars.own import OwnCalendars
from bot.services.exports.exports import Exports
from bot.services.findings.catching_up import CatchUpLetters
from bot.services.findings.findings import FindingsService
from bot.services.findings.following import FollowUps
from bot.services.findings.letters import SeriesLetters
from bot.services.findings.publishing import Publishing
from bot.services.findings.publishing_later import PublishingLater
from bot.services.findings.retracting import Retracting
from bot.services.findings.returning import Returning
from bot.services.findings.reviewing import Reviewing
from bot.services.findings.revisions import Revisions
from bot.services.findings.sorting import Sorting
from bot.services.partners.following import Followings
from bot.services.partners.sharing import Sharing
from bot.services.polls.polls import Polls
from bot.services.privacy.audit_trail import AuditTrail
from bot.services.privacy.forgetting import Forgetting
from bot.services.privacy.my_data import People
from bot.services.privacy.retention import Retention
from bot.services.privacy.withdrawals import Withdrawals
from bot.services.signups.attendances import Attendances
from bot.services.signups.certificates import Certificates
from bot.services.signups.circulars import Circulars
from bot.services.signups.editions import Editions
from bot.services.signups.members import Members
from bot.services.signups.participants import Participants
from bot.services.signups.signups import Signups
from bot.services.takeaways.changing import Changing
from bot.services.takeaways.inbox import Inbox
from bot.services.takeaways.looking_through import LookingThrough
from bot.services.takeaways.moderating import Moderating
from bot.services.takeaways.search import Search
from bot.services.takeaways.suggesting import Suggesting
from bot.services.takeaways.takeaways import Takeaways
from bot.services.takeaways.views import TakeawayViews
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    servers: Servers
    series: SeriesService
    talks: TalkService
    scheduled_events: ScheduledEvents
    event_drift: EventDrift
    programmes: Programmes
    listings: Listings
    edition_copies: EditionCopies
    previews: TalkPreviews
    repeating: Repeating
    signups: Signups
    participants: Participants
    members: Members
    circulars: Circulars
    attendances: Attendances
    certificates: Certificates
    editions: Editions
    desk: Desk
    posting_again: PostingAgain
    publishing_results: PublishingResults
    notices: Notices
    trying: Trying
    dry_runs: DryRuns
    taking_back: TakingBack
    takeaways: Takeaways
    changing: Changing
    takeaway_views: TakeawayViews
    moderating: Moderating
    looking_through: LookingThrough
    inbox: Inbox
    polls: Polls
    ballots: Ballots
    asking: Asking
    comparing: Comparing
    search: Search
    suggesting: Suggesting
    findings: FindingsService
    follow_ups: FollowUps
    sorting: Sorting
    publishing: Publishing
    publishing_later: PublishingLater
    retracting: Retracting
    reviewing: Reviewing
    revisions: Revisions
    returning: Returning
    exports: Exports
    people: People
    forgetting: Forgetting
    retention: Retention
    withdrawals: Withdrawals
    audit_trail: AuditTrail
    feeds: Feeds
    own_calendars: OwnCalendars
    series_letters: SeriesLetters
    sharing: Sharing
    followings: Followings
    receipts: Receipts
    catching_up: CatchUpLetters
