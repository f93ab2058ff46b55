"""Lines that may be for something else than what they were taken for, and those left out so."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, Sheet
from bot.words.programme.furniture import says_no_talk
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Doubt, Doubtful, Fate, Use
from bot.words.programme.roles import OF_PEOPLE, PARTS, WHEN, LineRole

# What is less likely is asked about.
SURE_TAKEN: Final = 0.7
SURE_LEFT_OUT: Final = 0.7
SURE_CUT: Final = 0.5
_MOST = 3
_MANY = 4
_MOST_WORDS = 10
_PARAGRAPH = 200
_TAKEN: Final = {
    LineRole.TITLE: "title",
    LineRole.DATE: "when",
    LineRole.HOURS: "when",
    LineRole.ITEM: "item",
    LineRole.PERSON: "person",
}
_USE_OF: Final = {
    LineRole.TITLE: Use.TITLE,
    LineRole.DATE: Use.DATE,
    LineRole.HOURS: Use.HOURS,
    LineRole.ITEM: Use.SESSION,
    LineRole.PERSON: Use.PERSON,
}
# Roles between which a talk stays what it is.
_ALIKE: Final = (
    WHEN,
    PARTS,
    OF_PEOPLE,
)


def of_roles(sheet: Sheet, talk: Draft, *, is_first: bool) -> Iterator[Doubtful]:
    """Ask about the lines of a talk of which it is least sure; those of no talk go to the first."""
    owned = {index for each in sheet.blocks.values() for index in each}
    lines = [*sheet.blocks.get(id(talk), ())]
    if is_first:
        lines += [index for index in range(len(sheet.facts)) if index not in owned]
    asked = [
        (sheet.decided[index].sure, found)
        for index in lines
        if index in sheet.decided and (found := _asked(sheet, index)) is not None
    ]
    for _, found in sorted(asked, key=lambda each: each[0])[:_MOST]:
        yield found
    yield from _between_items(sheet, talk)
    yield from _unread(sheet, talk, {found.said for _, found in asked})
    yield from _long_title(sheet, talk, {found.said for _, found in asked})
    yield from _other_hour(sheet, talk)


def _between_items(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """The only line between items that each have their hour may begin the title of the next one."""
    said = [index for index in sheet.blocks.get(id(talk), ()) if sheet.facts[index].bare]
    items = {index for index in said if _is_timed_item(sheet, index)}
    if len(items) < _MANY:
        return
    left = [
        at
        for above, at, below in zip(said, said[1:], said[2:], strict=False)
        if above in items and below in items and at not in items
    ]
    for at in left if len(left) == 1 else ():
        facts = sheet.facts[at]
        fate, use = sheet.fates.get(at, (Fate.LEFT_OUT, Use.TEXT))
        may_be = use in {Use.TEXT, Use.FURNITURE} and not facts.is_text
        is_left = fate is Fate.LEFT_OUT and may_be
        if is_left and facts.bare[-1:].isalnum() and 1 < len(facts.bare.split()) <= _MOST_WORDS:
            yield Doubtful(doubt=Doubt.LINE_LEFT_OUT, said=facts.bare, other="item")


def _unread(sheet: Sheet, talk: Draft, asked: Collection[str]) -> Iterator[Doubtful]:
    """A few words of a title's form, of which nothing was made, among lines that were used."""
    lines = sheet.blocks.get(id(talk), ())
    used = [at for at in lines if sheet.fates.get(at, (None, None))[0] is Fate.USED]
    within = range(used[0] + 1, used[-1]) if used else ()
    left = (sheet.facts[at] for at in within if at not in sheet.fates)
    unread = (each for each in left if each.bare not in asked and _may_be_item(each))
    for facts in islice(unread, _MOST):
        yield Doubtful(doubt=Doubt.LINE_LEFT_OUT, said=facts.bare, other="item")


def _may_be_item(facts: LineFacts) -> bool:
    is_plain = facts.may_be_title and not (facts.is_row or _is_of_none(facts))
    return is_plain and _is_brief(facts.bare)


def _is_brief(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS and text[:1].isupper() and text[-1:].isalnum()


def _is_timed_item(sheet: Sheet, index: int) -> bool:
    fate = sheet.fates.get(index)
    is_item = fate in {(Fate.USED, Use.SESSION), (Fate.LEFT_OUT, Use.BREAK)}
    return is_item and bool(sheet.facts[index].hours)


def _long_title(sheet: Sheet, talk: Draft, asked: Collection[str]) -> Iterator[Doubtful]:
    """What was cut out of a paragraph that says all may go on in the rest of it."""
    said = "" if talk.line is None else sheet.facts[talk.line].bare
    if len(said) > _PARAGRAPH and said not in asked:
        yield Doubtful(doubt=Doubt.LINE_CUT, said=said)


def _other_hour(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """A line that says the talk's own day with another hour than was taken."""
    if talk.day is None or talk.hours is None:
        return
    for index in sheet.blocks.get(id(talk), ()):
        facts = sheet.facts[index]
        if sheet.fates.get(index) != (Fate.USED, Use.DATE) or not (facts.days and facts.hours):
            continue
        is_same = talk.day.is_same(Day.of(facts.days[0]))
        if is_same and all(each.at != talk.hours.at for each in facts.hours):
            yield Doubtful(doubt=Doubt.LINE_LEFT_OUT, said=facts.bare, other="when")


def _is_of_none(facts: LineFacts) -> bool:
    """Tell whether a line only counts what follows ("Lecture 2"), or says that there is nothing."""
    heading = read_heading(facts.bare)
    is_count = heading is not None and heading.is_bare and not heading.is_day
    return is_count or (bool(facts.days) and says_no_talk(facts.behind))


def _asked(sheet: Sheet, index: int) -> Doubtful | None:
    decided = sheet.decided[index]
    role, other = LineRole(decided.role), LineRole(decided.other)
    said = sheet.facts[index].bare
    is_cut = role in _TAKEN and sheet.cut.get(index, 1.0) < SURE_CUT
    if any(role in each and other in each for each in _ALIKE):
        return Doubtful(doubt=Doubt.LINE_CUT, said=said) if is_cut else None
    fate, use = sheet.fates.get(index, (None, None))
    if role in _TAKEN and fate is Fate.USED and use is Use.PLACE:
        return None
    if role in _TAKEN and decided.sure < SURE_TAKEN:
        is_left = role is LineRole.ITEM and (fate, use) == (Fate.LEFT_OUT, Use.TEXT)
        if is_left or (role is LineRole.TITLE and index not in sheet.fates):
            # The form of the whole said that it is none.
            return Doubtful(doubt=Doubt.LINE_LEFT_OUT, said=said, other=_TAKEN[role])
        return Doubtful(doubt=Doubt.LINE_TAKEN, said=said, other=_TAKEN[role])
    is_settled = fate is Fate.USED and use is Use.TITLE and other is LineRole.TITLE
    if is_settled or _is_of_none(sheet.facts[index]):
        return None
    if role not in _TAKEN and other in _TAKEN and decided.sure < SURE_LEFT_OUT:
        if fate is Fate.USED and use is _USE_OF[other]:
            # The others of its kind said that it is one.
            return Doubtful(doubt=Doubt.LINE_TAKEN, said=said, other=_TAKEN[other])
        return Doubtful(doubt=Doubt.LINE_LEFT_OUT, said=said, other=_TAKEN[other])
    if is_cut:
        return Doubtful(doubt=Doubt.LINE_CUT, said=said)
    return None
