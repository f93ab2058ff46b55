"""Three servers with talks around a day on which the bot was down, for the stories of that day."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.rehearsal import acting
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord, Place
from bot.rehearsal.discord.world import World
from tests.stories.acting import announce_now

BEGINS = datetime(2022, 4, 1, 7, 0, tzinfo=UTC)
# Wednesday 6 April 2022, 14:00 in Copenhagen, and Thursday, 15:20.
KILLED = datetime(2022, 4, 6, 12, 0, tzinfo=UTC)
BACK = datetime(2022, 4, 7, 13, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

# Ended an hour before the kill, began and ended meanwhile, is running, and is still to come.
POLLED, MISSED, RUNNING, MOVED = "Tea and Maps", "Morning Bread", "The Town Square", "The Night Bus"
NEXT, LATER = "Harbour Lights", "Summer Fields"
# Discord posts it in the name of whoever asked.
POLL_RESULT = 46


@dataclass(frozen=True, slots=True)
class Team:
    """A server's organiser and the channels that she chose."""

    world: World
    organiser: str
    talks: str
    backstage: str

    @property
    def person(self) -> Person:
        return self.world.person(self.organiser)

    async def set_up(self) -> None:
        panel = (await self.person.slash("setup", channel=self.backstage)).message
        for verb, channel in (("talks", self.talks), ("backstage", self.backstage)):
            chosen = [self.world.channel(channel)]
            await self.person.select(panel, f"setup-channel:{verb}", chosen)
        await self.person.click(panel, "3 Zone and language")
        form = (await self.person.click(panel, "Change the zone")).form
        await self.person.submit(form, zone="Europe/Copenhagen")
        names = {"title": f"Talks of {self.organiser}", "edition": "2022", "producers": "A library"}
        await self.person.slash("series new", channel=self.backstage, **names)

    async def ask_publicly(self, title: str) -> None:
        shown = await acting.open_panel(self.person, title)
        for label in ("Poll after it", "For the whole series"):
            shown = (await self.person.click(shown, label)).message
        form = (await self.person.click(shown, "Change")).form
        await self.person.submit(form, poll="native")

    async def announce(self, title: str, when: str) -> None:
        asked = await self.person.slash("talk new", channel=self.backstage, title=title, when=when)
        panel = (await self.person.click(asked.message, "Make the draft")).message
        await announce_now(self.person, panel)
        await self.world.settle()

    def card(self, title: str) -> MessageRecord:
        (card,) = [m for m in self.world.messages(self.talks) if f"## {title}" in m.text]
        return card

    def thread(self, title: str) -> Place:
        card = self.card(title)
        assert card.thread_id is not None
        return self.world.channel(card.thread_id)

    async def sign_up(self, name: str, title: str) -> None:
        """Somebody is going, and wants to be written to."""
        member = self.world.person(name)
        answer = await member.click(self.card(title), "I'm going")
        await member.click(answer.message, "Yes")

    async def move(self, title: str, when: str) -> None:
        panel = await self._panel(title)
        form = (await self.person.click(panel, "Move")).form
        shown = await self.person.submit(form, when=when, minutes="60")
        await self.person.click(shown.message, "Move it")

    async def end(self, title: str) -> None:
        await acting.end_talk(self.world, self.person, await self._panel(title))

    async def _panel(self, title: str) -> MessageRecord:
        found = await self.person.complete("talk panel", "talk", title, channel=self.backstage)
        ((_, code),) = found
        return (await self.person.slash("talk panel", channel=self.backstage, talk=code)).message


@dataclass(frozen=True, slots=True)
class Scene:
    world: World
    bot: BotProcess
    north: Team
    south: Team
    west: Team

    async def comes_back(self, at: datetime = BACK) -> None:
        self.world.clock.set(max(at, self.world.clock.now()))
        await self.bot.start()
        await self.world.advance(2 * MINUTE)

    def everything(self) -> dict[str, list[str]]:
        """All that people can read, by place, the oldest first."""
        places: dict[str, Place] = {
            name: name
            for team in (self.north, self.south, self.west)
            for name in (team.talks, team.backstage)
        }
        places |= {name: self.world.person(name).direct for name in ("Mia Member", "Max Member")}
        for title in (POLLED, MISSED, RUNNING, MOVED):
            places[title] = self.north.thread(title)
        places[NEXT] = self.south.thread(NEXT)
        return {name: self._said(place) for name, place in places.items()}

    def _said(self, place: Place) -> list[str]:
        return [in_short(m) for m in self.world.messages(place) if not m.ephemeral]


STILL_MISSING = re.compile(r"\*\*.*\*\* · <t:\d+:F>")


def in_short(message: MessageRecord) -> str:
    """Cards, panels, run sheets and polls by what they are, everything else in full."""
    if message.kind == POLL_RESULT:
        return "RESULT"
    if message.poll is not None:
        return "POLL"
    shown = {"More": "CARD"}
    kind = next((shown[label] for label in message.labels if label in shown), None)
    if kind == "CARD" and not message.text.startswith("-#"):
        kind = None
    if "question from the audience" in message.text:
        kind = "PANEL"
    # Its buttons go with what is missing.
    if message.text.startswith("### "):
        kind = "SHEET"
    if STILL_MISSING.match(message.text):
        kind = "MISSING"
    if kind is None:
        # That its talk has begun since is no new message.
        return message.text.split("\n● ")[0]
    titles = (POLLED, MISSED, RUNNING, MOVED, NEXT, LATER)
    return f"{kind} {next(title for title in titles if title in message.text)}"


def westville() -> Blueprint:
    return Blueprint(
        server="Westville Talks",
        roles=(RolePlan(name="West organiser", permissions=("manage_events",)),),
        channels=(ChannelPlan(name="west-talks"), ChannelPlan(name="west-backstage")),
        people=(PersonPlan(name="Wim West", roles=("West organiser",)),),
    )


async def plan_all(scene: Scene) -> None:
    """Until the kill: several talks, letters, one that is moved, and one with a poll."""
    for team in (scene.north, scene.south, scene.west):
        await team.set_up()
    north = scene.north
    await north.announce(POLLED, "Wednesday 6 April 2022 12:00")
    await north.ask_publicly(POLLED)
    await north.announce(MISSED, "Thursday 7 April 2022 09:00")
    await north.announce(RUNNING, "Thursday 7 April 2022 15:00")
    await north.announce(MOVED, "Wednesday 20 April 2022 10:00")
    await scene.south.announce(NEXT, "Thursday 7 April 2022 16:00")
    await scene.west.announce(LATER, "Wednesday 1 June 2022 15:00")
    for name, title in (("Mia Member", MISSED), ("Mia Member", RUNNING), ("Max Member", RUNNING)):
        await north.sign_up(name, title)
    await scene.south.sign_up("Mia Member", NEXT)
    await north.move(MOVED, "Friday 8 April 2022 10:00")
    await scene.world.move_to(KILLED - 60 * MINUTE)
    await north.end(POLLED)
    await scene.world.move_to(KILLED)
