"""How the machine is: for the team one quiet line, or what is wrong; and the host's letters."""

from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import MachineWorry
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.host.machine import MachineState
from bot.services.ports import Condition
from bot.ui.controls import Item, text
from bot.ui.plain import plain

REASON_SHOWN = 120
NAMES_SHOWN = 5
_WORRY_MAX = 300


def machine_line(state: MachineState, words: Text, *, now: datetime) -> str:
    wrong = [*_store(state, words), *_backups(state, words, now=now), *_unread(state, words)]
    if wrong:
        return "\n".join([*wrong, words("machine-tell-host")])
    return f"-# {' · '.join([words('machine-well'), *_backed_up(state, words)])}"


def _unread(state: MachineState, words: Text) -> list[str]:
    return [words("machine-unread", count=state.unread_events)] if state.unread_events else []


def _store(state: MachineState, words: Text) -> list[str]:
    lines: list[str] = []
    if state.condition is not Condition.WELL:
        what = text_id("machine", state.condition)
        lines.append(words(what, reason=plain(state.reason, REASON_SHOWN)))
    if state.damaged:
        lines.append(words("machine-damaged", names=_names(state, words)))
    if state.is_damaged_elsewhere:
        lines.append(words("machine-damaged-elsewhere"))
    return lines


def _names(state: MachineState, words: Text) -> str:
    shown = [
        words("machine-document", kind=kind, code=code)
        for kind, code in state.damaged[:NAMES_SHOWN]
    ]
    more = len(state.damaged) - NAMES_SHOWN
    return ", ".join([*shown, words("machine-more", count=more)] if more > 0 else shown)


def _backups(state: MachineState, words: Text, *, now: datetime) -> list[str]:
    lines: list[str] = []
    if state.backup is None:
        return lines
    if state.backup_is_overdue(now):
        made_at = state.backup.made_at
        lines.append(
            words("machine-backup-old", when=stamp(made_at, "R"))
            if made_at
            else words("machine-no-backup")
        )
    if state.copy_is_overdue(now):
        lines.append(words("machine-copy-old"))
    return lines


def _backed_up(state: MachineState, words: Text) -> list[str]:
    backup = state.backup
    if backup is None or backup.made_at is None:
        return []
    copied = backup.copied_at
    return [
        words("machine-backup", when=stamp(backup.made_at, "R")),
        words("machine-copy", when=stamp(copied, "R")) if copied else words("machine-no-copy"),
    ]


def machine_worry(delivery: Delivery, words: Text) -> list[Item]:
    assert isinstance(delivery.payload, MachineWorry)
    what = text_id("machine-worry", delivery.payload.worry)
    said = words(what, reason=plain(delivery.payload.reason, _WORRY_MAX))
    # Nothing takes the letter back once it is well again.
    seen = words("machine-worry-seen", when=stamp(delivery.due, "f"))
    return [text(f"{said}\n-# {seen}")]
