"""Programmes lose spaces, marks and lines on their way from a page; nothing is misfiled then."""

import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.words.lexicon import plain
from bot.words.programme.headings import read_heading
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Programme
from tests.words.mutations import LAYOUT, LOSS, Change, swapped, without_line

ZONE = "Europe/Copenhagen"
FILES = sorted((Path(__file__).parent / "programmes").glob("*.txt"))
PAGES = {file.stem: file.read_text(encoding="utf-8").split("-----\n") for file in FILES}
TEXTS = {name: text for name, (text, _) in PAGES.items()}

# Every so many in `make test`, and others with the evidence.
STEP, STEP_OF_EVIDENCE = 17, 6
FEW = tuple(sorted(TEXTS)[::STEP])
OTHERS = tuple(sorted(TEXTS)[1::STEP_OF_EVIDENCE])
# So many examples of what is drawn: of changes at length, and of layouts over each other.
EXAMPLES = 15
EXAMPLES_AT_LENGTH, EXAMPLES_OF_LAYOUTS = 300, 100

# Of so many pages something may be misfiled that is asked about; what stands in one paragraph has
# lost nearly all that tells its parts.
MOST_ASKED_ABOUT = 1 / 12
MOST_OF_PARAGRAPHS = 1 / 6

each_layout = pytest.mark.parametrize("change", LAYOUT)
each_loss = pytest.mark.parametrize("change", LOSS)
some = pytest.mark.parametrize(
    "names", [FEW, pytest.param(OTHERS, marks=pytest.mark.evidence)], ids=("few", "others")
)


@cache
def original(name: str) -> Programme:
    return parse_programme(TEXTS[name], zone=ZONE)


def key(text: str) -> str:
    return re.sub(r"\W+", " ", plain(text)).strip()


def uncounted(title: str) -> str:
    """What "Talk 1: Trust" says besides its number, which may be of the title or not."""
    heading = read_heading(title)
    return key(heading.title if heading else title)


def understood(programme: Programme) -> object:
    return [
        (
            uncounted(talk.title),
            talk.date and (talk.date.on, talk.date.doubt),
            talk.start and (talk.start.at, talk.start.minutes),
            key(talk.place or ""),
            [
                (key(part.title), [key(each.name) for each in part.speakers])
                for part in talk.segments
            ],
        )
        for talk in programme.talks
    ]


def people(programme: Programme) -> list[str]:
    return [
        key(each.name)
        for talk in programme.talks
        for part in talk.segments
        for each in part.speakers
    ]


def slots(programme: Programme) -> Iterator[tuple[str, date | None, time | None]]:
    """When each talk is; a day that the page itself leaves in doubt is unknown."""
    for talk in programme.talks:
        on = talk.date.on if talk.date and talk.date.doubt is None else None
        yield key(talk.title), on, talk.start.at if talk.start else None


def meant(name: str) -> Iterator[tuple[str, date | None, time | None, list[str]]]:
    """What the page says below its text: titles, days, hours and people; see `test_programmes`."""
    for line in PAGES[name][1].splitlines():
        title, *rest = (cell.strip() for cell in line.removeprefix("=").split("|"))
        names = [key(each) for each in rest[-1].split(";")] if rest else []
        if line.startswith("="):
            yield "", None, None, names
            continue
        on = None if "?" in rest[0] or not rest[0] else date.fromisoformat(rest[0])
        yield key(title), on, time.fromisoformat(rest[1]) if rest[1] else None, names


def misfiled(name: str, change: Change) -> tuple[list[object], list[object]]:
    """Whom nobody meant as a person, and talks at another time than their page says.

    Returns all of them, and those of talks about which nothing is asked. A name that goes on for
    longer than before is the same person.
    """
    before = original(name)
    try:
        after = parse_programme(change(TEXTS[name]), zone=ZONE)
    except BadInput:
        return [], []
    told = [*meant(name)]
    known = [*people(before), *filter(None, (one for *_, names in told for one in names))]
    # Days of one talk have one title.
    said = [*slots(before), *((title, on, start) for title, on, start, _ in told if title)]
    every: list[object] = []
    silent: list[object] = []
    for talk in after.talks:
        one = Programme(talks=(talk,))
        found: list[object] = [
            name for name in people(one) if not any(each in name for each in known)
        ]
        ((title, on, start),) = slots(one)
        at = [(was_on, was_start) for name, was_on, was_start in said if name == title]
        if at and not any(fits(on, was_on) and fits(start, was_start) for was_on, was_start in at):
            found.append((title, on, start))
        every += found
        silent += [] if talk.doubts else found
    return every, silent


def fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def check_fates(text: str) -> None:
    """Each line that is not blank has one fate."""
    try:
        read = parse_programme(text, zone=ZONE)
    except BadInput:
        return
    numbers = [line.number for line in read.lines]
    assert numbers == sorted(set(numbers))
    assert all((line.use is None) == (line.fate == "not_understood") for line in read.lines)


@some
@each_layout
def test_what_a_reader_does_not_see_changes_nothing(change: str, names: tuple[str, ...]):
    for name in names:
        changed = parse_programme(LAYOUT[change](TEXTS[name]), zone=ZONE)
        assert understood(changed) == understood(original(name)), name


@some
@each_loss
def test_what_is_lost_on_the_way_misfiles_nothing(change: str, names: tuple[str, ...]):
    wrong = {name: misfiled(name, LOSS[change]) for name in names}

    assert {name: silent for name, (_, silent) in wrong.items() if silent} == {}
    asked_about = {name: found for name, (found, _) in wrong.items() if found}
    most = MOST_OF_PARAGRAPHS if change == "all in one paragraph" else MOST_ASKED_ABOUT
    assert len(asked_about) <= max(len(names) * most, 1), asked_about


CHANGES: st.SearchStrategy[Change] = st.sampled_from([*LAYOUT.values(), *LOSS.values()])
ORDERS: st.SearchStrategy[Change] = st.builds(
    lambda change, at: lambda text: change(text, at),
    st.sampled_from([swapped, without_line]),
    st.integers(0, 30),
)


def after(name: str, changes: list[Change]) -> str:
    text = TEXTS[name]
    for change in changes:
        text = change(text)
    return text


@given(st.sampled_from(sorted(TEXTS)), st.lists(CHANGES | ORDERS, min_size=1, max_size=3))
@settings(max_examples=EXAMPLES)
def test_each_line_of_a_changed_programme_has_one_fate(name: str, changes: list[Change]):
    check_fates(after(name, changes))


@pytest.mark.evidence
@given(st.sampled_from(sorted(TEXTS)), st.lists(CHANGES | ORDERS, min_size=1, max_size=4))
@settings(max_examples=EXAMPLES_AT_LENGTH, deadline=None)
def test_each_line_of_a_programme_changed_at_length_has_one_fate(name: str, changes: list[Change]):
    check_fates(after(name, changes))


@pytest.mark.evidence
@given(
    st.sampled_from(sorted(TEXTS)),
    st.lists(st.sampled_from([*LAYOUT.values()]), max_size=4, unique=True),
)
@settings(max_examples=EXAMPLES_OF_LAYOUTS, deadline=None)
def test_layouts_laid_over_each_other_change_nothing(name: str, changes: list[Change]):
    assert understood(parse_programme(after(name, changes), zone=ZONE)) == understood(
        original(name)
    )
