"""Look-ups that most use cases begin with, inside a unit or a reading."""

from datetime import datetime

from bot.domain.document import own_code
from bot.domain.findings.finding import Finding
from bot.domain.partners.partner import Arrival, Following
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.editions import is_edition_over
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server, default_server
from bot.services.ports import Reader


def server_of(docs: Reader) -> Server:
    """The server's settings, or those of a server that nobody has set up."""
    return docs.find(Server, own_code(docs.owner)) or default_server(docs.owner)


def require(docs: Reader, person: Person, act: Act, of: Talk | Series | None = None) -> Server:
    """Return the server's settings if the person may do this; raises `NotAllowed` otherwise."""
    server = server_of(docs)
    server.require(person, act, of)
    return server


def require_in_series(
    docs: Reader,
    person: Person,
    act: Act,
    kind: type[Edition] | type[Finding] | type[Takeaway],
    code: str,
) -> Server:
    """As `require`, of the series that the document belongs to, which need not be there."""
    server = server_of(docs)
    server.require(person, act, series_of(docs, kind, code))
    return server


def series_of(
    docs: Reader, kind: type[Edition] | type[Finding] | type[Takeaway], code: str
) -> Series | None:
    kept = docs.find(kind, code)
    if isinstance(kept, Finding | Takeaway):
        kept = docs.find(Edition, kept.edition)
    return docs.find(Series, kept.series) if kept is not None else None


def talk_for(docs: Reader, person: Person, act: Act, code: str) -> Talk:
    """Return a talk with which the person may do this; raises `NotAllowed`, then `TalkNotFound`.

    So whoever lacks the right does not learn which talks there are.
    """
    talk = docs.find(Talk, code)
    require(docs, person, act, talk)
    if talk is None:
        raise Talk.missing(code)
    return talk


def edition_over(docs: Reader, *, now: datetime) -> Edition | None:
    """The newest edition, once it is over: nobody has begun another one."""
    edition = next(reversed(docs.select(Edition)), None)
    if edition is None or not is_edition_over(talks_of(docs, edition.code), now=now):
        return None
    return edition


def followed_channel(docs: Reader, arrival: str) -> int | None:
    """Where the team wants what comes of another server's series."""
    kept = docs.find(Arrival, arrival)
    following = docs.find(Following, kept.following) if kept is not None else None
    return following.channel_id if following is not None else None


def talks_of(docs: Reader, edition: str) -> list[Talk]:
    """The talks of an edition in the order of their numbers."""
    return sorted(docs.select(Talk, edition=edition), key=lambda talk: (talk.number, talk.code))
