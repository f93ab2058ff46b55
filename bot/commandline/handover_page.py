"""The page that goes with what the host hands over: how to run the bot elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import cast

from bot.documents.escaping import escape
from bot.saying.i18n import Text
from bot.services.exports.handover import OpenBallot
from bot.settings import Settings, declaration

# Secrets, and what means nothing on another machine.
_OF_THIS_MACHINE = frozenset({"token", "token_file", "data", "rehearsal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """One server's archive."""

    file: str
    server: str
    server_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    at: datetime
    backup: str
    # None where nothing was ever erased.
    ledger: str | None
    archives: Sequence[ArchiveFile]
    open_ballots: Sequence[OpenBallot]


def page(handed: HandedOver, settings: Settings, text: Text) -> str:
    return "\n".join(_lines(handed, settings, text)) + "\n"


def _lines(handed: HandedOver, settings: Settings, text: Text) -> Iterator[str]:
    yield f"# {text('handover-title')}"
    yield ""
    yield text("handover-intro", day=f"{handed.at.astimezone(UTC):%Y-%m-%d}")
    yield from _section(text("handover-files"), _bullets(_files(handed, text)))
    yield from _section(text("handover-steps"), _steps(handed, settings, text))
    yield from _section(text("handover-missing"), _missing(handed, text))
    after = (text("handover-after-old"), text("handover-after-here"))
    yield from _section(text("handover-after"), _bullets(after))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {each}" for each in lines)


def _files(handed: HandedOver, text: Text) -> Iterator[str]:
    yield text("handover-backup", file=handed.backup)
    if handed.ledger is not None:
        yield text("handover-ledger", file=handed.ledger)
    for each in handed.archives:
        name = escape(each.server)
        yield text("handover-archive", file=each.file, server=name, id=each.server_id)


def _steps(handed: HandedOver, settings: Settings, text: Text) -> Iterator[str]:
    for number in (1, 2, 3):
        yield f"{number}. {text(f'handover-step-{number}')}"
    yield f"4. {text('handover-step-4')}"
    yield from (f"   - {each}" for each in _settings(settings, text))
    yield f"5. {text('handover-step-5', file=handed.backup)}"
    yield f"6. {text('handover-step-6')}"


def _settings(settings: Settings, text: Text) -> Iterator[str]:
    """What an `.env` file would say where it differs from the defaults."""
    usual = Settings()
    changed = [
        (declaration(item).name, _as_typed(getattr(settings, item.name)))
        for item in fields(Settings)
        if item.name not in _OF_THIS_MACHINE
        and getattr(settings, item.name) != getattr(usual, item.name)
    ]
    if not changed:
        yield text("handover-setting-none")
    for name, value in changed:
        yield text("handover-setting", name=name, value=value)


def _as_typed(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case (str() as host, int() as port):
            return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        case tuple():
            return ", ".join(str(each) for each in cast("tuple[object, ...]", value))
        case _:
            return str(value)


def _missing(handed: HandedOver, text: Text) -> Iterator[str]:
    yield f"- {text('handover-no-token')}"
    if not handed.open_ballots:
        yield f"- {text('handover-nothing-open')}"
        return
    yield f"- {text('handover-no-answers')}"
    for each in handed.open_ballots:
        closes = "closing" if each.closes_at is None else f"{each.closes_at:%Y-%m-%d %H:%M}"
        names = {"server": escape(each.server), "talk": escape(each.talk)}
        yield f"  - {text('handover-open-ballot', closes=closes, **names)}"
