"""Discord's scheduled events in memory, as the bot's own messenger asks the library for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from discord.http import Route

from bot.domain.deliveries.facts import Outcome
from bot.domain.talks.scheduled_event import EventStatus
from bot.guild.contents.drawing import Contents
from bot.guild.raw_events import facts_of, status_of
from bot.guild.scheduled_events import EventMessenger
from bot.saying.i18n import Localizer
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.services.sending.deliveries import Deliveries
from tests.crash.month.channels import Channels, Line
from tests.crash.month.dice import Fate

RawEvent = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Me:
    id: int = 1


class EventHttp:
    """Client and its `http` in one; whatever it is asked, it asks `line` first whether it lives."""

    def __init__(self, channels: Channels, line: Line) -> None:
        self._channels = channels
        self._line = line
        self._claimed: dict[str, Claimed] = {}
        self.user = Me()
        self.http = self

    def expect(self, claimed: Claimed) -> None:
        self._claimed[claimed.delivery.key] = claimed

    def get_guild(self, _guild_id: int) -> None:
        """Nothing is known here of what the bot may do; Discord would say so."""

    async def request(self, route: Route, *, json: Mapping[str, Any]) -> RawEvent:
        await self._line.live()
        if route.method == "POST":
            return await self._make(json)
        event = self._channels.events[int(route.url.rpartition("/")[2])]
        event.update(json)
        return dict(event)

    async def get_scheduled_events(self, _guild_id: int, **_: object) -> list[RawEvent]:
        await self._line.live()
        return [dict(each) for each in self._channels.events.values()]

    async def get_scheduled_event(self, _guild_id: int, event_id: int, **_: object) -> RawEvent:
        await self._line.live()
        return dict(self._channels.events[event_id])

    async def delete_scheduled_event(self, _guild_id: int, event_id: int) -> None:
        await self._line.live()
        del self._channels.events[event_id]

    async def _make(self, body: Mapping[str, Any]) -> RawEvent:
        claimed = next(each for key, each in self._claimed.items() if key in body["description"])
        fate = self._channels.throw(claimed.delivery)
        if fate is Fate.KILLED_BEFORE:
            await self._line.die()
        if fate is Fate.REQUEST_LOST:
            raise ConnectionResetError
        event = self._channels.keep_event(claimed, body, creator=self.user.id)
        if fate is Fate.KILLED_AFTER:
            await self._line.die()
        if fate is Fate.ANSWER_LOST:
            raise ConnectionResetError
        return dict(event)


class EventLine(EventMessenger):
    """Knows by its key what a request is for."""

    def __init__(
        self,
        channels: Channels,
        line: Line,
        deliveries: Deliveries,
        services: Services,
        localizer: Localizer,
    ) -> None:
        self._http: Any = EventHttp(channels, line)
        contents, client = Contents(services, localizer), self._http
        super().__init__(client, line, deliveries, contents, services.scheduled_events)

    async def send(self, claimed: Claimed) -> Outcome:
        self._http.expect(claimed)
        return await super().send(claimed)


def said(event: RawEvent) -> tuple[dict[str, str | datetime | None], str]:
    """What the model compares: name, start, end, and how far it is."""
    facts = facts_of(event)
    shown = {"name": facts.name, "start": facts.starts_at, "end": facts.ends_at}
    return shown, status_of(event).name.lower()


def is_over(event: RawEvent) -> bool:
    return EventStatus(event["status"]).is_over
