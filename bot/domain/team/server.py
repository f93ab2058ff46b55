"""A server's settings, and what a person may do there."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document, guild_owner, own_code
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker, NotAReviewer, NotTakingPart
from bot.domain.team.rights import TABLE, Act, Right, Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who pressed or typed, as Discord vouches for it; made by `bot.ui.membership` alone.

    `guild_id` is 0 where no server is meant, as in a direct message about all letters.
    `sees_talks` is whether Discord lets them see the talks channel; what is not known is no yes.
    `server_name` is empty where it did not come along.
    """

    user_id: int
    guild_id: int
    role_ids: frozenset[int] = frozenset()
    manages_events: bool = False
    sees_talks: bool = False
    locale: str = "en"
    server_name: str = ""

    @property
    def on_server(self) -> bool:
        """False where no one server is meant."""
        return self.guild_id != 0

    @property
    def owner(self) -> str:
        return guild_owner(self.guild_id)


class Attended(StrEnum):
    """What is noted of who is in the channel of a talk while it runs; the words stand in Fluent."""

    OFF = "off"
    # Members by id, of whom the team reads sums alone.
    TOTALS = "totals"
    # Organisers read who it was; whoever comes in is told so before.
    NAMES = "names"


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
    # Where published findings become a post to talk about; else that is a thread under them.
    forum_channel_id: int | None = None
    # There, each finding gets a post of its own beside the one for all.
    posts_each_finding: bool = False
    organiser_role_ids: tuple[int, ...] = ()
    note_taker_role_ids: tuple[int, ...] = ()
    # Who takes part beside those who may see the talks channel.
    part_role_ids: tuple[int, ...] = ()
    # The one role that an organiser may tick to be pinged by an announcement, or none.
    ping_role_ids: tuple[int, ...] = ()
    # As Discord said last; None while a ping is heard.
    ping_mute: Mute | None = None
    zone: str = "UTC"
    language: str = "en"
    two_people_publish: bool = True
    attended: Attended = Attended.OFF
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
    def role_ids(self) -> frozenset[int]:
        """All roles that the set-up names, for whatever."""
        return frozenset(
            (
                *self.organiser_role_ids,
                *self.note_taker_role_ids,
                *self.part_role_ids,
                *self.ping_role_ids,
            )
        )

    @property
    def can_ping(self) -> bool:
        return bool(self.ping_role_ids) and self.ping_mute is None

    def rights_of(self, person: Person, of: Talk | Series | None = None) -> Rights:
        """What the person may do here; nobody but *Manage Events* much until roles are set.

        A person of another server has no right here, and neither has whoever takes no part: not
        even as a note-taker of the talk, or a co-producer of the series.
        """
        right = self._right_of(person) if person.owner == self.owner else Right.NOBODY
        if right < Right.MEMBER:
            return Rights(right)
        match of:
            case Talk():
                return Rights(right, of_talk=person.user_id in of.note_taker_ids)
            case Series():
                roles = _roles_of(person) & set(of.co_producer_role_ids)
                return Rights(right, of_series=bool(roles) or person.user_id in of.co_producer_ids)
            case None:
                return Rights(right)

    def _right_of(self, person: Person) -> Right:
        roles = _roles_of(person)
        if person.manages_events or roles & set(self.organiser_role_ids):
            return Right.ORGANISE
        if roles & set(self.note_taker_role_ids):
            return Right.NOTE
        is_named = roles & set(self.part_role_ids)
        return Right.MEMBER if self._sees_talks(person) or is_named else Right.NOBODY

    def _sees_talks(self, person: Person) -> bool:
        """Until a channel is chosen there is nothing that anybody might not see."""
        return person.sees_talks or (self.talks_channel_id is None and person.on_server)

    def may(self, person: Person, act: Act, of: Talk | Series | None = None) -> bool:
        return self.rights_of(person, of).may(act)

    def named_by(self, person: Person) -> "Server":
        """The same under the name that it has in Discord, as far as the person brings it along."""
        return replace(self, name=person.server_name or self.name)

    def require(self, person: Person, act: Act, of: Talk | Series | None = None) -> None:
        """Raise `NotAllowed` for whoever may not do this, or not with this talk or series."""
        if not self.may(person, act, of):
            self.require_part(person, act)
            needed = TABLE[act].right
            raise NotAnOrganiser if needed is Right.ORGANISE else NotANoteTaker

    def require_part(self, person: Person, act: Act) -> None:
        """Raise `NotTakingPart` for whoever may not even come in with this.

        What it takes beyond that may depend on the talk, so the use cases ask.
        """
        if self.rights_of(person).right < min(TABLE[act].right, Right.MEMBER):
            raise NotTakingPart

    def require_second_person(self, author_ids: tuple[int, ...], reviewer_id: int) -> None:
        """Publication takes two people unless the server says otherwise."""
        if self.two_people_publish and reviewer_id in author_ids:
            raise NotAReviewer


def _roles_of(person: Person) -> frozenset[int]:
    """Without the one that every member has: it is named like the server, and gives no right."""
    return person.role_ids - {person.guild_id}


def default_server(owner: str) -> Server:
    """The settings of a server that nobody has set up."""
    return Server(owner=owner, code=own_code(owner))
