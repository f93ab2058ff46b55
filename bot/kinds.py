"""Every kind of document that the store keeps."""

from bot.domain.commands import CommandSet
from bot.domain.delivery import Delivery, Mirror
from bot.domain.document import Document
from bot.domain.findings import Finding, KeyFindings, Revision
from bot.domain.logbook import Logbook
from bot.domain.member import Member
from bot.domain.pending import Pending
from bot.domain.poll import Poll
from bot.domain.series import Edition, Series
from bot.domain.server import Server
from bot.domain.signup import Signup
from bot.domain.takeaway import Takeaway
from bot.domain.talk import Talk

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
