"""Every setting, declared once: its name, how it is read, its default and what it is for."""

import difflib
import ipaddress
import re
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.paths import DEFAULT_DATA

PREFIX = "ROSTRUM_"
# What a service manager hands over as a credential of this name is the token (systemd.exec(5)).
CREDENTIAL = "rostrum-token"
_CREDENTIALS = "CREDENTIALS_DIRECTORY"
# Read no more; files that were copied from an older .env.example still have them.
_RETIRED = frozenset({"ROSTRUM_OWNER_IDS"})

# Three parts: the application's id in base64, a time, a signature.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
# RFC 1123, section 2.1.
_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*", re.ASCII)
_LONGEST_HOST_NAME = 253
_WEB_PATH = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)
_LAST_PORT = 65_535
_SERVER_ID = re.compile(r"[0-9]{15,20}", re.ASCII)
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_FORMATS = ("text", "json")


class SettingsError(Exception):
    """The program cannot start like this. `message_id` and `params` make the sentence."""

    def __init__(self, problem: str, **params: str) -> None:
        self.message_id = f"cli-settings-{problem}"
        self.params = params
        super().__init__(problem, params)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the file and the environment call a setting, and how its text becomes a value."""

    name: str
    help: str
    example: str
    parse: Callable[[str, str], Any]


def _choice(options: tuple[str, ...]) -> Callable[[str, str], str]:
    def parse(name: str, text: str) -> str:
        for option in options:
            if option.lower() == text.lower():
                return option
        raise SettingsError("not-a-choice", name=name, given=text, options=", ".join(options))

    return parse


def _yes_or_no(name: str, text: str) -> bool:
    return _choice(("yes", "no"))(name, text) == "yes"


def _path(_name: str, text: str) -> Path:
    return Path(text).expanduser().absolute()


def _text(_name: str, text: str) -> str:
    return text


def _host_name(name: str, text: str) -> str:
    host = text.lower()
    if not _is_host(host):
        raise SettingsError("not-a-host-name", name=name, given=text)
    return host


def _servers(name: str, text: str) -> tuple[int, ...]:
    """Ids with commas or spaces between, in the order in which they stand."""
    ids = [each for each in re.split(r"[\s,]+", text) if each]
    if not all(_SERVER_ID.fullmatch(each) for each in ids):
        raise SettingsError("not-server-ids", name=name, given=text)
    return tuple(dict.fromkeys(int(each) for each in ids))


def _held_words(_name: str, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in re.split(r"\s*,\s*", text.strip()) if each))


def _web_address(name: str, text: str) -> str:
    """An address that others reach: what stands in front of each page."""
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError:
        raise SettingsError("not-an-address", name=name, given=text) from None
    host = (url.hostname or "").lower()
    is_plain = not (url.query or url.fragment or url.username or url.password or port == 0)
    if url.scheme not in {"http", "https"} or not is_plain or not _is_host(host):
        raise SettingsError("not-an-address", name=name, given=text)
    if not _WEB_PATH.fullmatch(url.path):
        raise SettingsError("not-an-address", name=name, given=text)
    return text.rstrip("/")


def _is_host(host: str) -> bool:
    return len(host) <= _LONGEST_HOST_NAME and _HOST_NAME.fullmatch(host) is not None


def _listen(name: str, text: str) -> tuple[str, int]:
    """Where to listen, as ADDRESS:PORT; a literal address, as a name could be several."""
    host, _, port = text.rpartition(":")
    try:
        address = ipaddress.ip_address(host.strip("[]"))
        number = int(port)
    except ValueError:
        raise SettingsError("not-a-socket", name=name, given=text) from None
    if not 0 < number <= _LAST_PORT:
        raise SettingsError("not-a-socket", name=name, given=text)
    return str(address), number


def _networks(name: str, text: str) -> tuple[str, ...]:
    """Addresses and networks with commas or spaces between."""
    try:
        given = [str(ipaddress.ip_network(each)) for each in re.split(r"[\s,]+", text) if each]
    except ValueError:
        raise SettingsError("not-networks", name=name, given=text) from None
    return tuple(dict.fromkeys(given))


def _loopback_address(name: str, text: str) -> str:
    """Accept only a literal loopback address: a name could be resolved to anything."""
    try:
        url = urlsplit(text)
        loopback = ipaddress.ip_address(url.hostname or "").is_loopback
        port = url.port
    except ValueError:
        loopback, port, url = False, None, urlsplit("")
    if not (loopback and port and url.scheme == "http"):
        raise SettingsError("not-loopback", name=name, given=text)
    return text.rstrip("/")


def _setting(
    name: str,
    parse: Callable[[str, str], Any],
    default: Any,  # noqa: ANN401 - its type stands at the field
    *,
    example: str = "",
    secret: bool = False,
    help: str,  # noqa: A002 - argparse's word for it
) -> Any:  # noqa: ANN401 - as dataclasses.field
    declaration = Declaration(PREFIX + name, help, example, parse)
    return field(default=default, repr=not secret, metadata={"declaration": declaration})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Immutable; made by `read_settings`, or by hand in tests. `repr` leaves the token out."""

    token: str = _setting(
        "TOKEN",
        _text,
        "",
        secret=True,
        help="The bot's token, from the page Bot of your application at "
        "https://discord.com/developers/applications. A secret: who has it is the bot. "
        "The demo and the tour need none.",
    )
    token_file: Path | None = _setting(
        "TOKEN_FILE",
        _path,
        None,
        example="/etc/rostrum/token",
        help="A file with the token and nothing else, where no token is given; a systemd "
        "credential named rostrum-token is found without this.",
    )
    data: Path = _setting(
        "DATA",
        _path,
        DEFAULT_DATA,
        example="data/var",
        help="The folder for everything the bot keeps: database, keys, backups. "
        "Put it on a local disk; one process at a time may use it.",
    )
    log_level: str = _setting(
        "LOG_LEVEL",
        _choice(_LEVELS),
        "INFO",
        example="INFO",
        help="How much is logged: DEBUG, INFO, WARNING or ERROR. What libraries would log below "
        "INFO is left out at every level, for it holds people's ids and words; a log is still no "
        "place for strangers, so keep it as private as the data.",
    )
    log_format: str = _setting(
        "LOG_FORMAT",
        _choice(_FORMATS),
        "text",
        example="text",
        help="How it is logged: text (key=value, for people) or json (one object a line).",
    )
    host_name: str = _setting(
        "HOST_NAME",
        _host_name,
        "rostrum.invalid",
        example="rostrum.invalid",
        help="A host name of yours. It ends the identity of every calendar entry "
        "(talk-CODE@NAME), so set it before the first announcement and keep it for ever; "
        "nothing needs to answer there.",
    )
    servers: tuple[int, ...] = _setting(
        "SERVERS",
        _servers,
        (),
        example="1234567890123456789, 9876543210987654321",
        help="The ids of the servers that the bot is for, with commas between. On every other "
        "server it answers one sentence and keeps nothing; where one is taken off the list, it "
        "sends nothing more, and what it has kept goes when its time comes. Without the list "
        "whoever finds the bot may use it, so turn Public Bot off on the page Bot of your "
        "application. To copy an id: developer mode, then the menu of the server.",
    )
    held_words: tuple[str, ...] = _setting(
        "HELD_WORDS",
        _held_words,
        (),
        example="first word, two words",
        help="Words, with commas between: what guests write with one of them waits on every server "
        "until a note-taker has looked. Each server has a list of its own in /setup beside this.",
    )
    import_from_web: bool = _setting(
        "IMPORT_FROM_WEB",
        _yes_or_no,
        False,
        example="no",
        help="Whether `python -m bot import findings` may read an article from a web address: yes "
        "or no. Only https, only the public internet, 2 MB and 20 seconds at most.",
    )
    web_address: str | None = _setting(
        "WEB_ADDRESS",
        _web_address,
        None,
        example="https://talks.example.org",
        help="The public address under which others reach this bot's pages. Calendars can then "
        "subscribe to talks, and follow each change (docs/calendars.md). Without it the bot serves "
        "nothing, and offers files.",
    )
    web_listen: tuple[str, int] = _setting(
        "WEB_LISTEN",
        _listen,
        ("127.0.0.1", 8080),
        example="127.0.0.1:8080",
        help="Where the pages are served, once there is a public address: ADDRESS:PORT, in plain "
        "HTTP. A reverse proxy on the same machine adds the certificate.",
    )
    web_proxies: tuple[str, ...] = _setting(
        "WEB_PROXIES",
        _networks,
        (),
        example="127.0.0.1, 10.0.0.0/8",
        help="The reverse proxies whose X-Forwarded-For is believed, as addresses or networks with "
        "commas between. Of all others the header is passed over, so leave it empty without a "
        "proxy: anybody may write it.",
    )
    rehearsal: str | None = _setting(
        "REHEARSAL",
        _loopback_address,
        None,
        help="Set by the demo and the tour, not by you: the address of a simulated Discord, "
        "as http://127.0.0.1:PORT. Anything but this machine is refused.",
    )

    def with_token(self) -> "Settings":
        """Read the token's file where no token is given; raises `SettingsError`.

        Not for the event loop; nor for commands that need no token, and perhaps may not read it.
        """
        if self.token or self.rehearsal is not None or self.token_file is None:
            return self
        return replace(self, token=_secret(self.token_file))

    def require_token(self) -> str:
        """Return the token, or raise `SettingsError` where none could be a real one."""
        if not self.token:
            raise SettingsError("no-token")
        # The rehearsal's tokens are made up.
        if self.rehearsal is None and not _TOKEN.fullmatch(self.token):
            raise SettingsError("malformed-token")
        return self.token


def read_settings(environment: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """Read the environment, then the `.env` file, then defaults; blank counts as not given.

    Reads a file: not for the event loop. Raises `SettingsError`.
    """
    given = {**_from_file(env_file), **_filled(environment)}
    values: dict[str, Any] = {}
    for item in fields(Settings):
        declared = declaration(item)
        if declared.name in given:
            values[item.name] = declared.parse(declared.name, given[declared.name])
    values.setdefault("token_file", _credential(environment))
    return Settings(**values)


def files_with_token(settings: Settings, env_file: Path | None) -> list[Path]:
    """Those that nobody else may read. Reads a file: not for the event loop."""
    in_file = _from_file(env_file).get(PREFIX + "TOKEN")
    files = [env_file if in_file else None, settings.token_file]
    return [file for file in files if file is not None and _is_there(file, unknown=False)]


def _credential(environment: Mapping[str, str]) -> Path | None:
    folder = environment.get(_CREDENTIALS, "")
    file = Path(folder) / CREDENTIAL
    # In a folder that is closed to us it may be: whoever reads it says why that fails.
    return file if folder and _is_there(file, unknown=True) else None


def _is_there(file: Path, *, unknown: bool) -> bool:
    """Tell whether there is a file; `unknown` where nobody can tell."""
    try:
        return file.is_file()
    except OSError:
        return unknown


def _secret(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise SettingsError("token-file", file=str(file), why=_why(error)) from None


def _why(error: OSError | UnicodeError) -> str:
    return getattr(error, "strerror", None) or "no text"


def declaration(item: "Field[Any]") -> Declaration:
    return item.metadata["declaration"]


def _filled(values: Mapping[str, str | None]) -> dict[str, str]:
    stripped = {name: (value or "").strip() for name, value in values.items()}
    return {name: value for name, value in stripped.items() if value}


def _from_file(env_file: Path | None) -> dict[str, str]:
    if env_file is None or not _is_there(env_file, unknown=False):
        return {}
    try:
        # Without interpolation: a token is never a template.
        given = dotenv_values(env_file, interpolate=False, encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise SettingsError("env-file", file=str(env_file), why=_why(error)) from None
    known = [declaration(item).name for item in fields(Settings)]
    for name in given:
        if name.startswith(PREFIX) and name not in {*known, *_RETIRED}:
            likely = difflib.get_close_matches(name, known, n=1, cutoff=0)[0]
            raise SettingsError("unknown", name=name, likely=likely)
    return _filled(given)
