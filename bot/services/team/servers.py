"""Setting a server up."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.document import own_code
from bot.domain.keeping.audit import Deed
from bot.domain.talks.errors import TalkNeedsChannels
from bot.domain.team.errors import EverybodyOnTheTeam, EverybodyTakesPart, PingsEveryone
from bot.domain.team.rights import TABLE, Act
from bot.domain.team.server import Attended, Mute, Person, Server
from bot.domain.times.zones import canonical_zone
from bot.services.audit import note
from bot.services.lookups import require, server_of
from bot.services.outbox.backstage import try_notices_again
from bot.services.outbox.planning import post
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.signups.attending import switch


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerChange:
    """What one step of the set-up changes; None leaves a thing as it is."""

    talks_channel_id: int | None = None
    backstage_channel_id: int | None = None
    # 0 is none.
    forum_channel_id: int | None = None
    posts_each_finding: bool | None = None
    organiser_role_ids: tuple[int, ...] | None = None
    note_taker_role_ids: tuple[int, ...] | None = None
    part_role_ids: tuple[int, ...] | None = None
    # Empty: no role may be pinged.
    ping_role_ids: tuple[int, ...] | None = None
    # With another role: whether a ping of it is heard.
    ping_mute: Mute | None = None
    zone: str | None = None
    language: str | None = None
    two_people_publish: bool | None = None
    held_words: tuple[str, ...] | None = None
    attended: Attended | None = None


_CHANNELS = {"talks_channel_id", "backstage_channel_id", "forum_channel_id"}
_ROLES = {"organiser_role_ids", "note_taker_role_ids", "ping_role_ids"}


class Servers:
    """`host_holds` tells whether the host has words that hold notes on every server."""

    def __init__(self, store: Store, clock: Clock, *, host_holds: bool = False) -> None:
        self._store = store
        self._clock = clock
        self.host_holds = host_holds

    async def of(self, owner: str) -> Server:
        return await self._store.read(owner, server_of)

    async def for_team(self, person: Person, act: Act) -> Server:
        """The settings, for somebody who may do this with them."""
        await keep_name(self._store, person)

        def look(docs: Reader) -> Server:
            return require(docs, person, act)

        return await self._store.read(person.owner, look)

    async def still(self, person: Person, act: Act) -> None:
        """Raise `NotAllowed` for whoever may do this with nothing on the server any more.

        Who is named for one talk or series is asked for by what is done with it.
        """

        def look(docs: Reader) -> None:
            if TABLE[act].of_talk or TABLE[act].of_series:
                server_of(docs).require_part(person, act)
            else:
                require(docs, person, act)

        await self._store.read(person.owner, look)

    async def change(self, person: Person, change: ServerChange) -> Server:
        """Apply one step; raises `UnknownZone` and what a role for everybody raises."""
        zone = canonical_zone(change.zone) if change.zone is not None else None
        # The role of all members has the id of its server.
        everyone = person.guild_id
        if everyone in (change.ping_role_ids or ()):
            raise PingsEveryone
        if everyone in (*(change.organiser_role_ids or ()), *(change.note_taker_role_ids or ())):
            raise EverybodyOnTheTeam
        if everyone in (change.part_role_ids or ()):
            raise EverybodyTakesPart

        now = self._clock.now()

        def work(docs: Documents) -> Server:
            server = require(docs, person, Act.SET_UP)
            given = {
                "talks_channel_id": change.talks_channel_id,
                "backstage_channel_id": change.backstage_channel_id,
                "forum_channel_id": change.forum_channel_id,
                "posts_each_finding": change.posts_each_finding,
                "organiser_role_ids": change.organiser_role_ids,
                "note_taker_role_ids": change.note_taker_role_ids,
                "part_role_ids": change.part_role_ids,
                "ping_role_ids": change.ping_role_ids,
                "zone": zone,
                "language": change.language,
                "two_people_publish": change.two_people_publish,
                "held_words": change.held_words,
                "attended": change.attended,
            }
            changes: dict[str, Any] = {
                name: value for name, value in given.items() if value is not None
            }
            if changes.get("forum_channel_id") == 0:
                changes["forum_channel_id"] = None
            backstage = changes.get("backstage_channel_id", server.backstage_channel_id)
            if backstage != server.backstage_channel_id:
                try_notices_again(docs, now=now)
            if change.ping_role_ids is not None:
                changes["ping_mute"] = change.ping_mute
            if changes.keys() & _CHANNELS or server.set_up_by is None:
                changes["set_up_by"] = person.user_id
            if change.attended is not None and change.attended is not server.attended:
                switch(docs, change.attended, now)
            deed = Deed.ROLES if changes.keys() & _ROLES else Deed.SET_UP
            which = own_code(docs.owner)
            note(docs, deed, by=person.user_id, about=Server.KIND, which=which, now=now)
            return docs.put(replace(server.named_by(person), **changes))

        return await self._store.run(person.owner, work)

    async def know_owner(self, owner: str, user_id: int) -> None:
        """Of a server that was set up before that was kept, whoever it belongs to is told."""

        def is_unknown(docs: Reader) -> bool:
            server = server_of(docs)
            return server.backstage_channel_id is not None and server.set_up_by is None

        def work(docs: Documents) -> None:
            if is_unknown(docs):
                docs.put(replace(server_of(docs), set_up_by=user_id))

        if await self._store.read(owner, is_unknown):
            await self._store.run(owner, work)

    async def hear_of_roles(
        self, owner: str, mute_of: Callable[[tuple[int, ...]], Mute | None]
    ) -> None:
        """Keep whether a ping of the chosen role is heard, which Discord tells by events."""

        def is_outdated(docs: Reader) -> bool:
            server = server_of(docs)
            return server.version > 0 and server.ping_mute is not mute_of(server.ping_role_ids)

        def work(docs: Documents) -> None:
            if is_outdated(docs):
                server = server_of(docs)
                docs.put(replace(server, ping_mute=mute_of(server.ping_role_ids)))

        if await self._store.read(owner, is_outdated):
            await self._store.run(owner, work)

    async def hear_of_leaving(self, owner: str, *, left: bool) -> None:
        """Keep since when the bot is not on a server, by Discord's word; or that it is back."""
        now = self._clock.now()

        def is_outdated(docs: Reader) -> bool:
            server = server_of(docs)
            return server.version > 0 and (server.left_at is not None) is not left

        def work(docs: Documents) -> None:
            if is_outdated(docs):
                since = now if left else None
                docs.put(replace(server_of(docs), left_at=since, host_told_at=None))

        if await self._store.read(owner, is_outdated):
            await self._store.run(owner, work)

    async def test_backstage(self, person: Person) -> Server:
        """Plan a test message to the team's channel; raises `TalkNeedsChannels`."""
        now = self._clock.now()

        def work(docs: Documents) -> Server:
            server = require(docs, person, Act.SET_UP)
            if server.backstage_channel_id is None:
                raise TalkNeedsChannels
            code = own_code(docs.owner)
            post(docs, DeliveryKind.TEST, about=code, due=now)
            return server

        return await self._store.run(person.owner, work)


async def keep_name(store: Store, person: Person) -> None:
    """Write the server's name down where Discord says another one than we know.

    A server that nobody has set up stays unwritten, and so does a name that is known.
    """

    def is_outdated(docs: Reader) -> bool:
        server = server_of(docs)
        is_kept = server.version > 0 and server.may(person, Act.SEE_DESK)
        return is_kept and server.named_by(person) != server

    def work(docs: Documents) -> None:
        if is_outdated(docs):
            docs.put(server_of(docs).named_by(person))

    if await store.read(person.owner, is_outdated):
        await store.run(person.owner, work)
