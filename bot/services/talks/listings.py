"""A programme handed in as a file: what is new and changed is kept, and only after a yes.

A second version of the file changes what it says otherwise, and calls nothing off: what it lists
no more is shown, and stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.errors import ChangedMeanwhile
from bot.domain.keeping.audit import deeds_between
from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.errors import EditionNotFound, SeriesNotFound
from bot.domain.talks.listed import (
    NEWS,
    ListedChange,
    ListedFile,
    ListedState,
    ListedTalk,
)
from bot.domain.talks.parts import Links
from bot.domain.talks.preview import ListedProgramme
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.zones import canonical_zone
from bot.services.audit import note
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks import previews
from bot.services.talks.changes import OnChange, followed, put_changed
from bot.services.talks.edition_cards import renumber
from bot.services.talks.listing_plans import Entry, Listing, listed_place, plan_listing
from bot.services.talks.which_edition import find_edition
from bot.words.errors import ListNeedsZone

_FOLLOWED: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Where the host wants it: names or codes, the newest where none is said; and whose clocks."""

    series: str | None = None
    edition: str | None = None
    zone: str | None = None


class Listings:
    """`on_change` as in `TalkService`."""

    def __init__(self, store: Store, clock: Clock, on_change: tuple[OnChange, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def until(self) -> date:
        """How far repeats without an end are followed: a year of weekly talks is read through."""
        return (self._clock.now() + _FOLLOWED).date()

    async def preview(self, person: Person, file: ListedFile, edition: str | None) -> Listing:
        """Show what would be done, and keep nothing but the preview; raises `BadInput`."""
        now = self._clock.now()

        def work(docs: Documents) -> Listing:
            require(docs, person, Act.PLAN_TALKS)
            payload = ListedProgramme(
                talks=file.talks,
                edition=find_edition(docs, edition).code,
                ends_rules=file.ends_rules,
            )
            return _keep(docs, person, payload, now=now)

        return await self._store.run(person.owner, work)

    async def in_zone(self, person: Person, code: str, typed: str) -> Listing:
        """The same, now that somebody said which clocks are meant; nothing typed: the series'."""
        now = self._clock.now()
        zone = canonical_zone(typed) if typed else None

        def work(docs: Documents) -> Listing:
            require(docs, person, Act.PLAN_TALKS)
            payload = previews.peek(docs, person, ListedProgramme, code)
            series = docs.get(Series, find_edition(docs, payload.edition).series)
            said = replace(payload, zone=zone or series.zone)
            return _keep(docs, person, said, now=now)

        return await self._store.run(person.owner, work)

    async def page(self, person: Person, code: str) -> Listing:
        """The same preview again, for another of its pages."""
        now = self._clock.now()

        def look(docs: Reader) -> Listing:
            require(docs, person, Act.PLAN_TALKS)
            payload = previews.peek(docs, person, ListedProgramme, code)
            return replace(plan_listing(docs, payload, now=now), code=code)

        return await self._store.read(person.owner, look)

    async def confirm(self, person: Person, code: str) -> Listing:
        """Do what was shown, all or nothing; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> Listing:
            require(docs, person, Act.PLAN_TALKS)
            payload = previews.take(docs, person, ListedProgramme, code)
            plan = plan_listing(docs, payload, now=now)
            for entry in plan.of(ListedState.CHANGED):
                _require_for(docs, person, entry, payload.seen)
            return self._carry_out(docs, plan, by=person.user_id, now=now)

        return await self._store.run(person.owner, work)

    async def import_file(
        self, owner: str, wanted: Wanted, file: ListedFile, *, dry_run: bool
    ) -> Listing:
        """For the host's command line, so it asks for no right; a dry run keeps nothing.

        Raises `ListNeedsZone` for hours that are of no zone, where none was said.
        """
        now = self._clock.now()
        zone = canonical_zone(wanted.zone) if wanted.zone else None
        floating = [talk.line for talk in file.talks if talk.floating is not None]
        if floating and zone is None:
            raise ListNeedsZone(line=floating[0])

        def planned(docs: Reader) -> Listing:
            edition = _wanted_edition(docs, wanted)
            payload = ListedProgramme(
                talks=file.talks, edition=edition.code, ends_rules=file.ends_rules, zone=zone
            )
            return plan_listing(docs, payload, now=now)

        def work(docs: Documents) -> Listing:
            return self._carry_out(docs, planned(docs), by=None, now=now)

        if dry_run:
            return await self._store.read(owner, planned)
        return await self._store.run(owner, work)

    def _carry_out(
        self, docs: Documents, plan: Listing, *, by: int | None, now: datetime
    ) -> Listing:
        for entry in plan.of(ListedState.CHANGED):
            self._change(docs, entry, by=by, now=now)
        for entry in plan.of(ListedState.SAME):
            _remember(docs, entry)
        repeats = _known_repeats(plan)
        for entry in plan.of(ListedState.NEW):
            made = _made(docs, plan.edition, entry, now=now)
            if entry.listed.repeat is not None:
                repeat = repeats.setdefault(entry.listed.repeat, made.code)
                made = replace(made, repeat=repeat)
            docs.put(made if by is None else made.edited_by(by))
        renumber(docs, plan.edition.code, now=now)
        return plan

    def _change(self, docs: Documents, entry: Entry, *, by: int | None, now: datetime) -> None:
        assert entry.talk is not None
        # Those changed before it may have given it another number.
        talk = docs.get(Talk, entry.talk.code)

        def change(docs: Documents, talk: Talk, now: datetime) -> Talk:
            return _changed(docs, talk, entry, now=now)

        changed = followed(change, self._on_change)(docs, talk, now)
        for deed in deeds_between(talk, changed):
            note(docs, deed, by=by, about=Talk.KIND, which=talk.code, now=now)
        put_changed(docs, talk, changed if by is None else changed.edited_by(by), now=now)


def _require_for(docs: Reader, person: Person, entry: Entry, seen: Mapping[str, int]) -> None:
    """Raises `NotAllowed`, and `ChangedMeanwhile` where it is not as it was shown."""
    talk = entry.talk
    assert talk is not None
    moves = not NEWS.isdisjoint(entry.changes)
    require(docs, person, Act.MOVE if moves else Act.EDIT_TALK, talk)
    if talk.was_changed_by_others(seen.get(talk.code, talk.version), person.user_id):
        raise ChangedMeanwhile


def _wanted_edition(docs: Reader, wanted: Wanted) -> Edition:
    """The newest of that name, in that series; raises `SeriesNotFound` and `EditionNotFound`."""
    if wanted.series is None:
        return find_edition(docs, wanted.edition)
    said = wanted.series.casefold()
    titles = [
        each
        for each in docs.select(Series)
        if said in {each.code.casefold(), each.title.casefold()}
    ]
    if not titles:
        raise SeriesNotFound(code=wanted.series)
    editions = [
        each
        for each in docs.select(Edition, series=titles[-1].code)
        if wanted.edition is None
        or wanted.edition.casefold() in {each.code.casefold(), each.name.casefold()}
    ]
    if not editions:
        raise EditionNotFound(code=wanted.edition or wanted.series)
    return editions[-1]


def _keep(docs: Documents, person: Person, payload: ListedProgramme, *, now: datetime) -> Listing:
    plan = plan_listing(docs, payload, now=now)
    seen = {e.talk.code: e.talk.version for e in plan.of(ListedState.CHANGED) if e.talk is not None}
    kept = previews.keep(docs, person, replace(payload, seen=seen), now=now)
    return replace(plan, code=kept.code)


def _remember(docs: Documents, entry: Entry) -> None:
    """Know it by the file's own key from now on, whatever its title becomes."""
    talk, key = entry.talk, entry.listed.key
    if talk is not None and talk.listed_as is None and entry.listed.code is None and key:
        docs.put(replace(talk, listed_as=key))


def _changed(docs: Documents, talk: Talk, entry: Entry, *, now: datetime) -> Talk:
    listed, wanted = entry.listed, set(entry.changes)
    if ListedChange.TITLE in wanted:
        talk = replace(talk, title=checked_title(listed.title))
    if ListedChange.TEXT in wanted:
        talk = replace(talk, description=listed.description)
    if ListedChange.PEOPLE in wanted:
        talk = talk.with_segments(listed.segments)
    if ListedChange.LINKS in wanted:
        talk = replace(talk, links=_links(listed, talk.links))
    if listed.code is None and listed.key is not None:
        talk = replace(talk, listed_as=listed.key)
    if ListedChange.TIME in wanted and entry.slot is None:
        talk = replace(talk, planned_on=listed.on)
    if ListedChange.TIME in wanted and entry.slot is not None:
        talk = talk_changes.move_to(entry.slot.at(talk.where))(docs, talk, now)
    if ListedChange.PLACE in wanted:
        talk = talk_changes.hold_at(listed_place(listed), None)(docs, talk, now)
    return replace(talk, changed_at=now)


def _links(listed: ListedTalk, known: Links = Links()) -> Links:  # noqa: B008 - it is frozen
    return replace(
        known,
        join=listed.join or known.join,
        registration=listed.registration or known.registration,
    )


def _known_repeats(plan: Listing) -> dict[str, str]:
    """What talks of an earlier version of the file share, by what their dates there do."""
    return {
        entry.listed.repeat: entry.talk.repeat
        for entry in plan.entries
        if entry.listed.repeat is not None and entry.talk is not None and entry.talk.repeat
    }


def _made(docs: Documents, edition: Edition, entry: Entry, *, now: datetime) -> Talk:
    """A draft; or, for what took place already, a talk of the archive."""
    listed, slot = entry.listed, entry.slot
    return Talk(
        owner=docs.owner,
        code=docs.new_code(),
        series=edition.series,
        edition=edition.code,
        number=NO_NUMBER,
        title=checked_title(listed.title),
        changed_at=now,
        slot=slot,
        planned_on=slot.start.local.date() if slot is not None else listed.on,
        planned_at=listed_place(listed) if slot is None else None,
        links=_links(listed),
        segments=listed.segments,
        description=listed.description,
        listed_as=listed.key,
        state=TalkState.ENDED if entry.is_past else TalkState.DRAFT,
        ended_at=slot.ends_at if slot is not None and entry.is_past else None,
    ).with_time_kept()
