"""The addresses of what is on the web, for `bot/web` to serve and for people to subscribe to."""

from urllib.parse import quote

from bot.domain.document import owner_id

# Of what everybody may read: the server's id, then the code of a series, an edition or a talk.
PUBLIC = "/calendar/{guild}/{code}.ics"
OWN = "/calendar/{guild}/my/{code}-{secret}.ics"


def public_address(base: str, owner: str, code: str) -> str:
    return base + PUBLIC.format(guild=owner_id(owner), code=code)


def own_address(base: str, owner: str, code: str, secret: str) -> str:
    return base + OWN.format(guild=owner_id(owner), code=code, secret=secret)


def webcal(address: str) -> str:
    """The same for programs that subscribe when they are given this scheme."""
    return "webcal://" + address.partition("://")[2]


def google_subscription(address: str) -> str:
    # Google takes a feed of others by this scheme only.
    return f"https://calendar.google.com/calendar/render?cid={quote(webcal(address), safe='')}"


def outlook_subscription(address: str, *, at_home: bool = False) -> str:
    host = "outlook.live.com" if at_home else "outlook.office.com"
    return f"https://{host}/calendar/0/addfromweb?url={quote(address, safe='')}"
