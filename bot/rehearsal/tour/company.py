"""Who and what the tour takes along: the troupe, and the files and cards that it gathers."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.rehearsal.acting import MissingError
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import MAX, Troupe
from bot.rehearsal.deeds.story import perform
from bot.rehearsal.demo_data import DemoTalk
from bot.rehearsal.discord.records import MessageRecord

AUDIENCE = ("Ida Sample", "Ole Placeholder", "Per Example")
"""Members who only vote: fewer than five answers stay sealed."""


@dataclass(slots=True, kw_only=True)
class Company(Troupe):
    """`out` is where files are left."""

    out: Path
    crowd: tuple[str, ...] = (MAX, *AUDIENCE)
    files: list[str] = field(default_factory=list[str])
    cards: dict[str, MessageRecord] = field(default_factory=dict[str, MessageRecord])
    """The announcements, by title."""

    def starts(self, talk: DemoTalk) -> datetime:
        return self.scene(talk).starts_at

    async def do(self, deed: Deed, talk: DemoTalk) -> MessageRecord:
        """Do a deed of the story, and look whether it is done by the bot's own notes."""
        scene = self.scene(talk)
        seen = await perform(scene, deed)
        if not deed.done(scene, await self.facts()):
            raise MissingError(f"{deed.key!r} of {talk.title!r} is not done")
        return seen

    async def keep(self, name: str, data: bytes) -> Path:
        """Leave a file in the folder of the tour."""
        path = self.out / name
        await asyncio.to_thread(path.write_bytes, data)
        if name not in self.files:
            self.files.append(name)
        return path
