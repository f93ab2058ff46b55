"""What the stories of a running talk have in common."""

from datetime import timedelta
from pathlib import Path

from bot.domain.deliveries.delivery import MIRROR_PACE
from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import STARTS, Ready, fill


async def go_live(ready: Ready, minutes: int = 0) -> MessageRecord:
    """Let the talk begin and run for so many minutes; returns the live message in its thread."""
    await ready.world.move_to(STARTS + timedelta(minutes=minutes))
    return ready.world.messages(ready.thread)[0]


async def end_talk(ready: Ready) -> None:
    """Say that it is over, and let nobody take that back."""
    await acting.end_talk(ready.world, ready.noor, live_panel(ready))
    await ready.world.advance(GOES_ON_WITHIN)


def live_panel(ready: Ready) -> MessageRecord:
    """The panel in backstage as it stands now."""
    return next(m for m in ready.world.messages("backstage") if "Questions" in m.labels)


async def drawn_panel(ready: Ready) -> MessageRecord:
    """The panel once its edits have caught up: they are paced."""
    await ready.world.advance(2 * MIRROR_PACE)
    return live_panel(ready)


async def agree_on_chatham_house(ready: Ready) -> None:
    await fill(ready, "edit-talk", {"holds": ["chatham"]})


def bytes_kept(folder: Path) -> bytes:
    """Everything that lies in the data folder, the write-ahead log too."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
