"""A machine that is well takes one quiet line; one that is not says what is wrong, each once."""

from datetime import timedelta

import pytest

from bot.services.host.machine import MachineState
from bot.services.ports import BackupState, Condition
from bot.ui.cards.host.machine import machine_line
from tests.factories import NOW

DAY = timedelta(days=1)
MADE = f"<t:{int(NOW.timestamp())}:R>"
TELL = "-# Please tell whoever runs me: `docs/operations.md` says what to do."
BACKED_UP = BackupState(made_at=NOW, since=NOW - 40 * DAY, copied_at=NOW - DAY)

WELL = {
    "a rehearsal": (MachineState(), "-# The machine that I run on is well"),
    "no copy yet": (
        MachineState(backup=BackupState(made_at=NOW, since=NOW)),
        f"-# The machine that I run on is well · last backup {MADE} · no copy elsewhere yet",
    ),
    "backed up": (
        MachineState(backup=BACKED_UP),
        (
            f"-# The machine that I run on is well · last backup {MADE}"
            f" · last copy elsewhere <t:{int((NOW - DAY).timestamp())}:R>"
        ),
    ),
}


@pytest.mark.parametrize(("state", "line"), WELL.values(), ids=WELL.keys())
def test_machine_that_is_well_takes_one_line(localizer, state, line):
    assert machine_line(state, localizer.english, now=NOW) == line


WRONG = {
    "full": (
        MachineState(condition=Condition.REFUSING, reason="disk *full*", backup=BACKED_UP),
        (
            "**I cannot save anything at the moment**: disk \\*full\\*. Reading goes on, and I try"
            " again with every change."
        ),
    ),
    "broken": (
        MachineState(condition=Condition.BROKEN, reason="fsync"),
        (
            "**The disk has lost something that I saved**: fsync. I save nothing more until I am"
            " started again."
        ),
    ),
    "own damage": (
        MachineState(damaged=(("delivery", "DE1000"), ("talk", "TA1K00"))),
        "**Damaged, and left out**: planned message `DE1000`, talk `TA1K00`.",
    ),
    "much damage": (
        MachineState(damaged=tuple(("mirror", f"M{number}") for number in range(7))),
        "**Damaged, and left out**: "
        + "".join(f"update of a message `M{number}`, " for number in range(5))
        + "2 more.",
    ),
    "damage elsewhere": (
        MachineState(is_damaged_elsewhere=True),
        "**Some of the stored data is damaged**, but nothing that I know to be of this server.",
    ),
    "no backup": (MachineState(backup=BackupState()), "**There is no backup yet.**"),
    "an old one": (
        MachineState(backup=BackupState(made_at=NOW - 2 * DAY, since=NOW - 2 * DAY)),
        (
            f"**The last backup was made <t:{int((NOW - 2 * DAY).timestamp())}:R>**;"
            " there should be one a day."
        ),
    ),
    "never copied": (
        MachineState(backup=BackupState(made_at=NOW, since=NOW - 30 * DAY)),
        "**No copy of the backups has left this machine for 30 days.**",
    ),
}


@pytest.mark.parametrize(("state", "line"), WRONG.values(), ids=WRONG.keys())
def test_machine_that_is_not_well_says_what_is_wrong_and_whom_to_tell(localizer, state, line):
    assert machine_line(state, localizer.english, now=NOW) == f"{line}\n{TELL}"
