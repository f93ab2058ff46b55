"""Known names that stand in the lines of a talk, and that nobody was made of."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.lexicon import AND
from bot.words.patterns import late
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lines import LineFacts
from bot.words.programme.names_in_text import names_in
from bot.words.programme.offices import may_be_given_name, without_office
from bot.words.programme.parts import BELOW_A_TITLE, Doubt, Doubtful, Fate, Use
from bot.words.programme.people import is_name, names_office, without_title

_MOST = 5
_LONGEST_WORD = 40
_SURE_OF_TEXT = 0.9
_LONG_NAME = 4
_AND = late(AND, re.IGNORECASE)


def of_people(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    if talk is talks[0]:
        names = [parts for each in _named(talks) if (parts := each.split())]
        known = frozenset(part for each in names for part in (each[-1], " ".join(each)))
        for index, facts in enumerate(sheet.facts):
            yield from _forgotten(sheet, index, facts, known)
    unlisted = _behind_unlisted(sheet)
    for speaker in (one for each in talk.segments for one in each.speakers):
        before = speaker.line.partition(speaker.name)[0].split()
        if not before and speaker.name in unlisted:
            said = unlisted[speaker.name]
            yield Doubtful(doubt=Doubt.NAME_CUT, said=speaker.name, other=said)
            continue
        is_cut = before and before[-1][0].isupper() and is_given_name(before[-1])
        if is_cut or _is_guessed_office(before, speaker.name):
            yield Doubtful(doubt=Doubt.NAME_CUT, said=speaker.name, other=speaker.line)
    yield from _run_on(sheet, talk)
    yield from _of_text(sheet, talk)
    yield from _signed(sheet, talks, talk)
    for each in talk.segments:
        if each.speakers:
            yield from _as_item(sheet, each)


def _of_text(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """Those of whom no more than a sentence tells that they take part."""
    lines: dict[int, list[str]] = {}
    for speaker in (one for each in talk.segments for one in each.speakers):
        line, sure = sheet.of_prose.get(speaker.name, (0, 1.0))
        if sure < _SURE_OF_TEXT:
            lines.setdefault(line, []).append(speaker.name)
    for line, names in lines.items():
        said = " \u00b7 ".join(names[:_MOST])
        yield Doubtful(doubt=Doubt.PERSON_OF_TEXT, said=said, other=sheet.facts[line].bare)


def _run_on(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """Names between which nothing stands, or that are longer than names are.

    "Ada Example Cruz Research Centre" and "Ada Example Living Lanes" go on with a house.
    """
    lines = [sheet.facts[at].bare for at, (_, use) in sheet.fates.items() if use in BELOW_A_TITLE]
    for each in talk.segments:
        for one, other in pairwise(speaker.name for speaker in each.speakers):
            glued = f"{one} {other}"
            if line := next((line for line in lines if glued in line), ""):
                yield Doubtful(doubt=Doubt.NAME_CUT, said=one, other=line)
        for name in (speaker.name for speaker in each.speakers):
            words = name.split()
            is_long = len(words) >= _LONG_NAME and all(word[:1].isupper() for word in words)
            if is_long and name in lines and not is_given_name(words[1]):
                yield Doubtful(doubt=Doubt.NAME_CUT, said=name, other=name)


def _behind_unlisted(sheet: Sheet) -> dict[str, str]:
    """Lines "Unlisted Ada Example, …" by what stands behind a word that is known for nothing."""
    found: dict[str, str] = {}
    for index, (_, use) in sheet.fates.items():
        text = sheet.facts[index].bare
        first, _, behind = text.partition(" ")
        name = behind.partition(",")[0].strip()
        is_plain = use is Use.PERSON and first[:1].isupper() and first.isalpha()
        if is_plain and not names_office(first) and without_title(text) == text:
            found.setdefault(name, text)
    return found


def _is_guessed_office(before: Sequence[str], name: str) -> bool:
    """Tell whether nothing but a list of given names says that the word before a name is none."""
    said = f"{before[0]} {name}" if len(before) == 1 and may_be_given_name(before[0]) else name
    return said != without_office(said) and said == without_title(said)


def _signed(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    """Who stands below "With kind regards," wrote the mail, and may not take part."""
    if talk is not talks[-1]:
        return
    said = [index for index, each in enumerate(sheet.facts) if each.bare]
    for above, below in pairwise(said):
        is_person = sheet.fates.get(below, (None, None))[1] is Use.PERSON
        if is_person and above not in sheet.fates and sheet.facts[above].bare.endswith(","):
            yield Doubtful(doubt=Doubt.NAMES, said=sheet.facts[below].bare)


def _as_item(sheet: Sheet, item: DraftSegment) -> Iterator[Doubtful]:
    """Somebody in a list who was read as an item, and those around as the people of it."""
    name, comma, office = item.title.partition(", ")
    if comma and is_name(name) and (names_office(office) or _is_below_label(sheet, item)):
        names = " \u00b7 ".join(speaker.name for speaker in item.speakers)
        yield Doubtful(doubt=Doubt.PERSON_AS_ITEM, said=item.title, other=names)


def _named(talks: Sequence[Draft]) -> Iterator[str]:
    for talk in talks:
        for each in talk.segments:
            yield from (speaker.name for speaker in each.speakers)


def _forgotten(
    sheet: Sheet, index: int, facts: LineFacts, known: frozenset[str]
) -> Iterator[Doubtful]:
    fate, use = sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
    # "It will take place on 4 March. Ada Example will share …".
    tells_day = use is Use.DATE and facts.is_text
    if not (_may_name_people(fate, use) or tells_day):
        return
    is_item = use is Use.SESSION or tells_day
    names = (name for _, name in names_in(facts.bare)) if is_item else _led(facts.bare, use)
    names = dict.fromkeys((*names, *sheet.left_of_prose.get(index, ())))
    of_prose = sheet.left_of_prose.get(index, ())
    # "Jana Jensen" is another one than "Jan Jensen".
    left = [
        each
        for each in names
        if each.split()[-1] not in known or (each in of_prose and _is_new(each, known))
    ]
    if left:
        said = " \u00b7 ".join(left[:_MOST])
        yield Doubtful(doubt=Doubt.PERSON_IN_LINE, said=said, other=facts.bare)


def _is_new(name: str, known: frozenset[str]) -> bool:
    """Tell whether a whole name is none of those known, nor a shorter way to write one."""
    given = name.split(maxsplit=1)[0]
    return " " in name and not any(each.startswith(f"{given} ") for each in known)


def _is_below_label(sheet: Sheet, item: DraftSegment) -> bool:
    above = None
    for index, facts in enumerate(sheet.facts):
        if facts.bare == item.title:
            return above is Use.PEOPLE
        if facts.bare:
            above = sheet.fates.get(index, (None, None))[1]
    return False


def _led(text: str, use: Use | None) -> Iterator[str]:
    """Names behind an office ("… samt lektor Ada Example"), and at the front of a text."""
    for start, name in names_in(text):
        before = text[max(start - _LONGEST_WORD, 0) : start].split()
        is_first = use is Use.TEXT and start < _LONGEST_WORD and len(before) <= 1
        is_led = bool(before) and (names_office(before[-1]) or bool(_AND.fullmatch(before[-1])))
        if is_first or is_led:
            yield name


def _may_name_people(fate: Fate, use: Use | None) -> bool:
    if fate is Fate.USED:
        return use in BELOW_A_TITLE
    return use is Use.TEXT
