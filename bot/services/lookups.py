"""Look-ups that most use cases begin with, inside a unit or a reading."""

from bot.domain.document import own_code
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Person, Right, Server, default_server
from bot.services.ports import Reader


def server_of(docs: Reader) -> Server:
    """The server's settings, or those of a server that nobody has set up."""
    return docs.find(Server, own_code(docs.owner)) or default_server(docs.owner)


def require(docs: Reader, person: Person, right: Right) -> Server:
    """Return the server's settings if the person has the right; raises `NotAllowed` otherwise."""
    server = server_of(docs)
    server.require(person, right)
    return server


def talks_of(docs: Reader, edition: str) -> list[Talk]:
    """The talks of an edition in the order of their numbers."""
    return sorted(docs.select(Talk, edition=edition), key=lambda talk: (talk.number, talk.code))
