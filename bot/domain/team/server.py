"""A server's settings, and what a person may do there."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document, guild_owner, own_code
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker, NotAReviewer
from bot.domain.team.rights import TABLE, Act, Right, Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who pressed or typed, as Discord vouched for it in the interaction itself.

    `on_server` is False in a direct message: there the server is only what the control says.
    `server_name` is empty where it did not come along.
    """

    user_id: int
    guild_id: int
    role_ids: frozenset[int] = frozenset()
    manages_events: bool = False
    locale: str = "en"
    on_server: bool = True
    server_name: str = ""

    @property
    def owner(self) -> str:
        return guild_owner(self.guild_id)


class Mute(StrEnum):
    """Why a ping of the chosen role reaches nobody; the words stand in Fluent."""

    ROLE_GONE = "role_gone"
    NOT_MENTIONABLE = "not_mentionable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Document):
    """One document per Discord server; its code is the server's id."""

    KIND: ClassVar[str] = "server"

    name: str = ""
    talks_channel_id: int | None = None
    backstage_channel_id: int | None = None
    organiser_role_ids: tuple[int, ...] = ()
    note_taker_role_ids: tuple[int, ...] = ()
    # The one role that an organiser may tick to be pinged by an announcement, or none.
    ping_role_ids: tuple[int, ...] = ()
    # As Discord said last; None while a ping is heard.
    ping_mute: Mute | None = None
    zone: str = "UTC"
    language: str = "en"
    two_people_publish: bool = True
    # Who chose the channels, or else to whom the server belongs: told by letter when the team
    # cannot be.
    set_up_by: int | None = None
    # When Discord said that the bot is not on it any more; what it has is kept for a while.
    left_at: datetime | None = None
    # When the host was told that it will be erased.
    host_told_at: datetime | None = None
    # What guests write with one of these words waits for a note-taker.
    held_words: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        return self.talks_channel_id is not None and self.backstage_channel_id is not None

    @property
    def can_ping(self) -> bool:
        return bool(self.ping_role_ids) and self.ping_mute is None

    def rights_of(self, person: Person, talk: Talk | None = None) -> Rights:
        """What the person may do here; nobody but *Manage Events* much until roles are set.

        A person of another server has no right here, not even as a note-taker of the talk.
        """
        if person.owner != self.owner:
            return Rights(Right.NOBODY)
        of_talk = talk is not None and person.on_server and person.user_id in talk.note_taker_ids
        return Rights(self._right_of(person), of_talk=of_talk)

    def _right_of(self, person: Person) -> Right:
        # The role that every member has is named like the server, and gives nobody a right.
        roles = person.role_ids - {person.guild_id}
        if person.manages_events or roles & set(self.organiser_role_ids):
            return Right.ORGANISE
        is_note_taker = roles & set(self.note_taker_role_ids)
        return Right.NOTE if is_note_taker else Right.MEMBER

    def may(self, person: Person, act: Act, talk: Talk | None = None) -> bool:
        return self.rights_of(person, talk).may(act)

    def named_by(self, person: Person) -> "Server":
        """The same under the name that it has in Discord, as far as the person brings it along."""
        return replace(self, name=person.server_name or self.name)

    def require(self, person: Person, act: Act, talk: Talk | None = None) -> None:
        """Raise `NotAllowed` for whoever may not do this, or not with this talk."""
        if not self.may(person, act, talk):
            needed = TABLE[act].right
            raise NotAnOrganiser if needed is Right.ORGANISE else NotANoteTaker

    def require_second_person(self, author_id: int, reviewer_id: int) -> None:
        """Publication takes two people unless the server says otherwise."""
        if self.two_people_publish and author_id == reviewer_id:
            raise NotAReviewer


def default_server(owner: str) -> Server:
    """The settings of a server that nobody has set up."""
    return Server(owner=owner, code=own_code(owner))
