"""Who and what the tour takes along: the world, the bot beside it, people, files and facts."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo_data import Demo, DemoTalk
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.world import World
from bot.rehearsal.tour.ledger import Ledger
from bot.saying.i18n import Text

AUDIENCE = ("Ida Sample", "Ole Placeholder", "Per Example")
"""Members who only vote: fewer than five answers stay sealed."""


@dataclass(slots=True, kw_only=True)
class Company:
    """`out` is where files are left."""

    world: World
    bot: BotProcess
    ledger: Ledger
    out: Path
    demo: Demo
    programme: str
    text: Text
    """The words of the bot, so that a better sentence breaks no check."""
    files: list[str] = field(default_factory=list[str])
    cards: dict[str, MessageRecord] = field(default_factory=dict[str, MessageRecord])
    """The announcements, by title."""

    @property
    def ada(self) -> Person:
        """The organiser."""
        return self.world.person("Ada Organiser")

    @property
    def noor(self) -> Person:
        """The note-taker."""
        return self.world.person("Noor Notes")

    @property
    def mia(self) -> Person:
        return self.world.person("Mia Member")

    @property
    def max(self) -> Person:
        return self.world.person("Max Member")

    @property
    def first(self) -> DemoTalk:
        return self.demo.talks[0]

    @property
    def second(self) -> DemoTalk:
        return self.demo.talks[1]

    def starts(self, talk: DemoTalk) -> datetime:
        return talk.slot(self.demo.series.zone).starts_at

    async def keep(self, name: str, data: bytes) -> Path:
        """Leave a file in the folder of the tour."""
        path = self.out / name
        await asyncio.to_thread(path.write_bytes, data)
        if name not in self.files:
            self.files.append(name)
        return path
