"""Puts talks among a server's scheduled events, and keeps them in step."""

import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import discord
from discord.http import Route

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import (
    Absent,
    CannotLook,
    Found,
    Looked,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unknown,
    Unreadable,
)
from bot.domain.deliveries.reasons import RIGHT_MISSING, Reason
from bot.domain.document import owner_id
from bot.domain.talks.scheduled_event import (
    Edit,
    EventFacts,
    EventField,
    EventStatus,
    ScheduledEvent,
    plan_edit,
    steps_to,
)
from bot.guild import raw_events
from bot.guild.contents.content import EventContent
from bot.guild.contents.drawing import Contents
from bot.guild.event_pictures import NotYetError, picture_of
from bot.guild.failures import is_discords, read_failure, wait_asked_for
from bot.guild.raw_events import RawEvent
from bot.guild.raw_messages import UnreadableError
from bot.logs import event as log_event
from bot.logs import report, work
from bot.network import NETWORK, sent_once
from bot.services.ports import Claimed, Messenger
from bot.services.sending.deliveries import Deliveries
from bot.services.talks.scheduled_events import ScheduledEvents
from bot.ui.permissions import missing_for_event_in, missing_for_events

log = logging.getLogger(__name__)

_PAGE = 100
# More pages of people are not read: the number says then how many there are at least.
_PAGES = 20
# An edit that Discord refuses may be one that somebody was faster with: so often it is read anew.
_READ_ANEW = 3
# So often a picture that Discord has not fetched yet is looked for again.
_WAITED_FOR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """One to put up, if any; `is_none` where there is none and none will come."""

    data: str | None = None
    is_none: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    edit: Edit
    picture_is_late: bool


class EventMessenger:
    """Implements `Messenger`: events are its own, everything else is handed on."""

    def __init__(
        self,
        client: discord.Client,
        messenger: Messenger,
        deliveries: Deliveries,
        contents: Contents,
        events: ScheduledEvents,
    ) -> None:
        self._client = client
        self._messenger = messenger
        self._deliveries = deliveries
        self._contents = contents
        self._events = events

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        if delivery.kind.record.is_event:
            return None
        return await self._messenger.newest_message_id(delivery)

    async def send(self, claimed: Claimed) -> Outcome:
        if not claimed.delivery.kind.record.is_event:
            return await self._messenger.send(claimed)
        delivery = claimed.delivery
        with work(log, "delivery", kind=delivery.kind.value, code=delivery.code) as line:
            try:
                outcome = await self._make(claimed)
            except NETWORK as error:
                outcome = _cause(read_failure(error))
            line["came_of_it"] = type(outcome).__name__
            return outcome

    async def look(self, delivery: Delivery) -> Looked:
        """Look among the events that the server lists; Discord lists them to whoever is there."""
        if not delivery.kind.record.is_event:
            return await self._messenger.look(delivery)
        guild_id = owner_id(delivery.owner)
        try:
            own = await self._own(guild_id, delivery.key)
        except UnreadableError:
            return Unreadable()
        except NETWORK as error:
            if isinstance(error, discord.Forbidden) and is_discords(error):
                return CannotLook()
            return Unknown(wait=wait_asked_for(error))
        return Found(message_id=own[0], channel_id=guild_id) if own else Absent()

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome:
        if not post.kind.record.is_event:
            return await self._messenger.show(mirror, post)
        assert post.message_id is not None
        try:
            reason = await self._keep_in_step(mirror, post, post.message_id)
        except (UnreadableError, NotYetError):
            return NotSent()
        except NETWORK as error:
            outcome = _cause(read_failure(error))
            was_outrun = outcome == Refused(reason=Reason.REFUSED) and mirror.attempts < _READ_ANEW
            return NotSent() if was_outrun or isinstance(outcome, Unknown) else outcome
        if reason is not None:
            return Refused(reason=reason)
        return Sent(message_id=post.message_id, channel_id=owner_id(post.owner))

    async def _make(self, claimed: Claimed) -> Outcome:
        delivery, guild_id = claimed.delivery, owner_id(claimed.delivery.owner)
        try:
            event = (await self._contents.of(claimed)).event
        except Exception as error:  # noqa: BLE001 - surely nothing was sent
            report(log, "drawing_failed", error, kind=delivery.kind.value)
            return Refused(reason=Reason.REFUSED)
        assert event is not None
        if not _may_make(self._client.get_guild(guild_id), event.facts):
            # Spares Discord a request that is known to fail.
            return Refused(reason=Reason.NO_EVENT_RIGHTS)
        if await self._deliveries.is_overtaken(delivery):
            return NotSent()
        await self._events.change(
            delivery, partial(ScheduledEvent.asking, wanted=event.facts, edit=Edit(), has=None)
        )
        route = Route("POST", "/guilds/{guild_id}/scheduled-events", guild_id=guild_id)
        with sent_once():
            made = await self._client.http.request(route, json=raw_events.new_event(event.facts))
        return Sent(message_id=await self._note(delivery, made), channel_id=guild_id)

    async def _note(self, delivery: Delivery, made: RawEvent) -> int:
        """It stands, whatever else Discord's answer says."""
        try:
            facts = raw_events.facts_of(made)
        except UnreadableError:
            log_event(log, "event_unreadable", logging.WARNING, code=delivery.code)
        else:
            await self._events.change(
                delivery, partial(ScheduledEvent.has, facts=facts, edit=Edit())
            )
        try:
            return raw_events.id_of(made)
        except UnreadableError as error:
            raise discord.ClientException("no id") from error

    async def _keep_in_step(self, mirror: Mirror, post: Delivery, event_id: int) -> Reason | None:
        """Return what keeps it from being as the talk is.

        Raises `NotYetError` where all is written but a picture that comes later.
        """
        guild_id = owner_id(post.owner)
        found = await self._fetch(guild_id, event_id)
        event = (await self._contents.of_mirror(mirror, post)).event
        assert event is not None
        status = raw_events.status_of(found)
        is_called_off = status is EventStatus.CANCELLED and not event.may_be_off
        if is_called_off or (status.is_over and event.is_to_stand):
            return Reason.EVENT_GONE
        if status.is_over:
            return None
        if post.attempts > 1:
            await self._remove_doubles(guild_id, post)
        written = await self._write(post, event_id, event, found, status)
        if written.edit.is_outrun:
            await self._events.make_anew(post)
            return None
        steps = steps_to(status, event.status)
        if EventStatus.COMPLETED in steps:
            await self._events.change(post, lambda known: replace(known, ended=True))
        for step in steps:
            await self._patch(guild_id, event_id, {"status": step.value})
        await self._count_interested(post, guild_id, event_id, found)
        if written.picture_is_late and mirror.attempts < _WAITED_FOR:
            raise NotYetError
        is_over = event.status.is_over
        return Reason.EVENT_CHANGED if written.edit.drifted and not is_over else None

    async def _write(
        self,
        post: Delivery,
        event_id: int,
        event: EventContent,
        found: RawEvent,
        status: EventStatus,
    ) -> _Written:
        """Write what is ours to write, if anything; what somebody else wrote stays."""
        has = raw_events.facts_of(found)
        known = await self._events.of(post) or ScheduledEvent(
            owner=post.owner, code="", post=post.code, talk=post.about
        )
        there = known.picture_wanted(event.picture, there=has.picture)
        wanted = replace(event.facts, picture=there)
        is_running = status is EventStatus.ACTIVE
        is_early = is_running and event.status is EventStatus.SCHEDULED
        edit = plan_edit(known, wanted, has, is_running=is_running, is_early=is_early)
        if edit.is_outrun:
            return _Written(edit=edit, picture_is_late=False)
        if event.status is EventStatus.CANCELLED:
            edit = replace(edit, changes=frozenset[EventField]())
        picture = await self._picture(edit, event)
        if picture.data is None and event.picture is not None:
            edit = replace(edit, changes=edit.changes - {EventField.PICTURE})
        if edit.changes:
            asked = wanted if EventField.PICTURE in edit.changes else known.keeps_picture(wanted)
            await self._events.change(
                post, partial(ScheduledEvent.asking, wanted=asked, edit=edit, has=has)
            )
            body = raw_events.edit_of(event.facts, edit.changes, picture.data)
            answer = await self._patch(owner_id(post.owner), event_id, body)
            has = raw_events.facts_of(answer)
        is_settled = picture.is_none or EventField.PICTURE in edit.changes
        pictured = event.picture if is_settled else known.pictured

        def change(known: ScheduledEvent) -> ScheduledEvent:
            now_there = has.picture if is_settled else known.picture
            known = known.has(facts=has, edit=edit, wanted=wanted)
            return known.picturing(pictured, now_there=now_there)

        if change(known) != known:
            await self._events.change(post, change)
        return _Written(edit=edit, picture_is_late=picture.is_late)

    async def _picture(self, edit: Edit, event: EventContent) -> _Picture:
        """What is to be put up; a card that nobody can read now keeps no event from its hour."""
        if EventField.PICTURE not in edit.changes or event.picture is None:
            return _Picture()
        try:
            if event.card is None:
                raise NotYetError
            data = await picture_of(self._client, event.card, event.picture)
        except NETWORK:
            return _Picture(is_late=True)
        return _Picture(data=data, is_none=data is None)

    async def _count_interested(
        self, post: Delivery, guild_id: int, event_id: int, found: RawEvent
    ) -> None:
        """Read the pages by ourselves: discord.py 2.7.1 loses people above a hundred."""
        people: set[int] = set()
        after = 0
        for _ in range(_PAGES if found.get("user_count") else 0):
            page: Any = await self._client.http.get_scheduled_event_users(
                guild_id, event_id, limit=_PAGE, with_member=False, after=after
            )
            ids = [int(each["user"]["id"]) for each in page]
            people.update(ids)
            if len(ids) < _PAGE:
                break
            after = max(ids)
        await self._events.count(post, people)

    async def _remove_doubles(self, guild_id: int, post: Delivery) -> None:
        """Of one that was asked for twice, as its answer was lost, the second goes."""
        for each in await self._own(guild_id, post.key):
            if each != post.message_id:
                await self._client.http.delete_scheduled_event(guild_id, each)

    async def _own(self, guild_id: int, key: str) -> list[int]:
        assert self._client.user is not None
        listed: Any = await self._client.http.get_scheduled_events(guild_id, with_user_count=False)
        return raw_events.own_events(listed, self._client.user.id, key)

    async def _fetch(self, guild_id: int, event_id: int) -> RawEvent:
        found: Any = await self._client.http.get_scheduled_event(
            guild_id, event_id, with_user_count=True
        )
        return found

    async def _patch(self, guild_id: int, event_id: int, body: dict[str, Any]) -> RawEvent:
        path = "/guilds/{guild_id}/scheduled-events/{event_id}"
        route = Route("PATCH", path, guild_id=guild_id, event_id=event_id)
        answer: Any = await self._client.http.request(route, json=body)
        return answer


def _may_make(guild: discord.Guild | None, facts: EventFacts) -> bool:
    """As far as it is known here; Discord says the rest."""
    if guild is None or guild.unavailable:
        return True
    channel = guild.get_channel(facts.place.channel_id or 0)
    return not (
        missing_for_events(guild) or (channel is not None and missing_for_event_in(channel))
    )


def _cause(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Refused) and outcome.reason in RIGHT_MISSING:
        return Refused(reason=Reason.NO_EVENT_RIGHTS)
    return outcome
