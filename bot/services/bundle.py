"""All use cases in one record, for those who only get an interaction."""

from dataclasses import dataclass

from bot.services.deliveries import Deliveries
from bot.services.desk import Desk
from bot.services.dry_runs import DryRuns
from bot.services.exports import Exports
from bot.services.findings import FindingsService
from bot.services.inbox import Inbox
from bot.services.polls import Polls
from bot.services.programmes import Programmes
from bot.services.proposals import Proposals
from bot.services.publishing import Publishing
from bot.services.search import Search
from bot.services.series import SeriesService
from bot.services.servers import Servers
from bot.services.signups import Members, Signups
from bot.services.sorting import Sorting
from bot.services.takeaways import Takeaways
from bot.services.talks import TalkService
from bot.services.trying import Trying


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    servers: Servers
    inbox: Inbox
    series: SeriesService
    talks: TalkService
    programmes: Programmes
    proposals: Proposals
    signups: Signups
    members: Members
    desk: Desk
    trying: Trying
    dry_runs: DryRuns
    deliveries: Deliveries
    takeaways: Takeaways
    polls: Polls
    search: Search
    findings: FindingsService
    sorting: Sorting
    publishing: Publishing
    exports: Exports
