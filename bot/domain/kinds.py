"""Every kind of document that the store keeps."""

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.document import Document
from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.domain.keeping.commands import CommandSet
from bot.domain.keeping.logbook import Logbook
from bot.domain.polls.poll import Poll
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.pending import Pending
from bot.domain.team.server import Server

KINDS: tuple[type[Document], ...] = (
    CommandSet,
    Delivery,
    Edition,
    Finding,
    KeyFindings,
    Logbook,
    Member,
    Mirror,
    Pending,
    Poll,
    Revision,
    Series,
    Server,
    Signup,
    Takeaway,
    Talk,
)
