"""What every stored document has in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from bot.domain.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of one owner; `version` 0 means that it was never stored."""

    KIND: ClassVar[str]
    # Fields that can be looked up by equality (and datetimes by order) without a scan.
    INDEXED: ClassVar[tuple[str, ...]] = ()
    # An indexed field, and the moment by which each owner's documents that have one value of it are
    # found in order, without a look at those of others.
    QUEUED: ClassVar[tuple[str, str] | None] = None
    # Text fields that people can search.
    SEARCHED: ClassVar[tuple[str, ...]] = ()
    # Fields by whose values a search can be narrowed; of moments, by their day in UTC.
    NARROWING: ClassVar[tuple[str, ...]] = ()
    # The field whose value those share among which the like of a text is looked for.
    ALIKE_WITHIN: ClassVar[str | None] = None
    # Fields that hold the code of another document of the same owner, and what kinds it may be.
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    MISSING: ClassVar[type[NotFound]] = NotFound

    owner: str
    code: str
    version: int = 0

    @property
    def tells_no_order(self) -> bool:
        """Tell whether its place among others of its kind must not say when it was made."""
        return False

    @classmethod
    def missing(cls, code: str) -> NotFound:
        return cls.MISSING(code=code)


class Variant:
    """Base of records of which a document holds one: `type` in each tells which it is.

    A family is a direct subclass; `bot.domain.kinds.VARIANTS` lists the records of each.
    """

    __slots__ = ()


def guild_owner(guild_id: int) -> str:
    return f"guild:{guild_id}"


def user_owner(user_id: int) -> str:
    return f"user:{user_id}"


def owner_id(owner: str) -> int:
    """The snowflake of the server or the person that owns a document."""
    return int(owner.partition(":")[2])


def own_code(owner: str) -> str:
    """The code of the one document of a kind that an owner has."""
    return owner.partition(":")[2]
