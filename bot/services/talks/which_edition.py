"""Which edition is meant, by its code or name, and who may know of it."""

from collections.abc import Sequence
from datetime import datetime

from tinydb import where

from bot.domain.codes import normalise_code
from bot.domain.findings.finding import Revision
from bot.domain.talks.errors import EditionNotFound, NoEditionYet
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require, server_of
from bot.services.ports import Reader


def known_edition(docs: Reader, person: Person, edition: Edition, *, now: datetime) -> Edition:
    """The edition, if this person may know of it; raises `NotTakingPart`, `EditionNotFound`.

    Whoever takes part knows those of which a talk was announced, or findings were published.
    """
    server = require(docs, person, Act.SEE_TALKS)
    if not server.may(person, Act.LIST_TALKS) and not _is_public(docs, edition, now=now):
        raise Edition.missing(edition.code)
    return edition


def known_editions(
    docs: Reader, series: Series, person: Person, *, now: datetime
) -> tuple[Edition, ...]:
    """Those of a series of which this person may know."""
    server, editions = server_of(docs), docs.select(Edition, series=series.code)
    if not server.may(person, Act.SEE_TALKS):
        return ()
    is_team = server.may(person, Act.LIST_TALKS) or server.rights_of(person, series).of_series
    return tuple(each for each in editions if is_team or _is_public(docs, each, now=now))


def _is_public(docs: Reader, edition: Edition, *, now: datetime) -> bool:
    return docs.count(Revision, edition=edition.code) > 0 or any(
        talk.is_public(now) for talk in docs.select(Talk, edition=edition.code)
    )


def find_edition(docs: Reader, name: str | None) -> Edition:
    """By code or name, of several the newest; None is the newest of all.

    Raises `EditionNotFound`, and `NoEditionYet`, which is one.
    """
    return _named(docs.select(Edition), name)


def edition_for(docs: Reader, person: Person, act: Act, name: str | None) -> Edition:
    """As `find_edition`, among those of the series with which the person may do this.

    Whoever may with none learns nothing of them: raises `NotAllowed`.
    """
    server = server_of(docs)
    theirs = [each.code for each in docs.select(Series) if server.may(person, act, each)]
    if not theirs:
        server.require(person, act)
    return _named(docs.search(Edition, where("series").one_of(theirs)), name)


def _named(editions: Sequence[Edition], name: str | None) -> Edition:
    if name is None:
        if not editions:
            raise NoEditionYet
        return editions[-1]
    named = [
        each for each in editions if normalise_code(name) == each.code or same_name(each.name, name)
    ]
    if not named:
        raise EditionNotFound(code=name)
    return named[-1]


def same_name(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
