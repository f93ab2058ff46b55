"""What may be meant otherwise in a programme that was read: its reader looks once more."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import MONTH
from bot.words.patterns import late
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.fields import FIELD_FIRST
from bot.words.programme.given_names import is_given_name
from bot.words.programme.items import Item, known_in_front, person_behind, read_item
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.names_in_text import names_in
from bot.words.programme.parts import SEGMENTS_MAX, TALKS_MAX, Doubt, Doubtful, Fate, Use
from bot.words.programme.people import (
    begins_with_known_name,
    is_known_name,
    is_person_name,
    without_title,
)
from bot.words.programme.questions.day_doubts import of_days, says_another_day
from bot.words.programme.questions.item_doubts import of_items
from bot.words.programme.questions.people_doubts import of_people
from bot.words.programme.questions.role_doubts import SURE_TAKEN, of_roles
from bot.words.programme.questions.title_doubts import are_shifted, of_titles

_WORD = late(r"[^\W\d_]{3,}")
_SMALL = late(r"(?<![\w.@/-])[a-zß-ÿ]{3,}(?![\w@/-]|\.\w)")
_LEFT_OUT = frozenset({Doubt.DAY_LEFT_OUT, Doubt.HOUR_LEFT_OUT})
_MONTH = late(rf"(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
_MOST_NAMES = 5
_NAME_WORDS = 3
_LONGEST_LIST = 100


def doubts_of(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> tuple[Doubtful, ...]:
    """What to ask about a talk; what is odd about its date and hours is said elsewhere."""
    if len(talks) > TALKS_MAX or len(talk.segments) > SEGMENTS_MAX:
        # Too many are refused as a whole, and each is compared with all.
        return ()
    in_lines = (*of_people(sheet, talks, talk),)
    asked = {each.other for each in in_lines}
    said = (
        *_whose_date(sheet, talks, talk),
        *_names(sheet, talks, talk),
        *_in_titles(talk),
        *_lacks(sheet, talks, talk),
        *(each for each in _left_out(sheet, talks, talk) if each[1] not in asked),
    )
    return (
        *_of_roles(sheet, talks, talk),
        *of_titles(sheet, talks, talk),
        *(Doubtful(doubt=doubt, said=words) for doubt, words in said),
        *of_days(sheet, talks, talk),
        *of_items(sheet, talks, talk),
        *in_lines,
    )


def _of_roles(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> list[Doubtful]:
    """What to ask about roles, but of lines of which the first talk is asked already."""
    found = [*of_roles(sheet, talk, is_first=talk is talks[0])]
    if not any(each.doubt is Doubt.LINE_LEFT_OUT for each in found):
        return found
    of_first = _left_out(sheet, talks, talks[0])
    asked = {said for doubt, said in of_first if doubt in _LEFT_OUT}
    return [
        each for each in found if each.doubt is not Doubt.LINE_LEFT_OUT or each.said not in asked
    ]


def _whose_date(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[tuple[Doubt, str]]:
    """A date between two titles is asked about where the cut, or the first title, is unsure."""
    is_first = sheet.is_unsure and talk is talks[0]
    has_title = not (talk.is_day and talk is talks[0])
    may_shift = are_shifted(sheet, talks) or _may_all_shift(sheet, talks)
    if talk.day and has_title and (is_first or may_shift or _has_month_above(sheet, talks, talk)):
        yield Doubt.WHOSE_DATE, talk.day.written.text


def _has_month_above(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> bool:
    """Tell whether a month without a day stands between a talk and the one whose day it shares."""
    at = next(index for index, each in enumerate(talks) if each is talk)
    above = talks[at - 1] if at else None
    if above is None or above.day is not talk.day or None in {above.line, talk.line}:
        return False
    return any(
        sheet.fates.get(index) == (Fate.USED, Use.DATE)
        and not sheet.facts[index].days
        and _MONTH.search(sheet.facts[index].bare)
        for index in range(above.line or 0, talk.line or 0)
    )


def _may_all_shift(sheet: Sheet, talks: Sequence[Draft]) -> bool:
    """Tell whether the first title may be none, and the dates stand on lines of their own."""
    lines = [each.line for each in talks if each.line is not None]
    if len(lines) < 2 or any(sheet.facts[at].days for at in lines):  # noqa: PLR2004
        return False
    decided = sheet.decided.get(lines[0])
    return decided is not None and decided.sure < SURE_TAKEN


def _names(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[tuple[Doubt, str]]:
    """Names of which only the shape of the text says that they are some."""
    speakers = [speaker for segment in talk.segments for speaker in segment.speakers]
    every = (each for one in talks for segment in one.segments for each in segment.speakers)
    are_known = any(is_known_name(speaker.name) for speaker in every)
    doubtful = [each for each in speakers if not _is_sure(each) or FIELD_FIRST.match(each.line)]
    common = _words_in_small_letters(sheet) if doubtful else frozenset[str]()
    unsure = [
        each.name
        for each in doubtful
        if not (are_known and _is_as_the_others(each))
        or _is_common(each, common)
        # "Var Stadshuset", which lost its colon.
        or FIELD_FIRST.match(each.line)
    ]
    names = [*dict.fromkeys(unsure[:_MOST_NAMES])]
    listed = " · ".join(names)
    # Long ones would be cut where the question is shown.
    for said in [listed] if len(listed) <= _LONGEST_LIST else names:
        if said:
            yield Doubt.NAMES, said


def _is_sure(speaker: Speaker) -> bool:
    """Tell whether a given name is known, or a label or a rank says that it is somebody."""
    says_role = speaker.role is not StageRole.PANELLIST
    return says_role or is_known_name(speaker.name) or without_title(speaker.line) != speaker.line


def _is_as_the_others(speaker: Speaker) -> bool:
    """Tell whether two or three words of a name have an office behind them, and none within."""
    words = speaker.name.split()
    is_plain = is_person_name(speaker.name) and len(words) <= _NAME_WORDS
    return bool(speaker.affiliation) and is_plain and not any(map(is_given_name, words[1:]))


def _words_in_small_letters(sheet: Sheet) -> frozenset[str]:
    return frozenset(word for each in sheet.facts for word in _SMALL.findall(each.text))


def _is_common(speaker: Speaker, common: frozenset[str]) -> bool:
    """Tell whether the text uses a word of a name as any other word, as those of "Safer Streets".

    A title says so too, where a colon goes on with it.
    """
    words = _WORD.findall(speaker.name)
    # "van" is a small word of a name.
    said_small = any(word.lower() in common for word in words if word[0].isupper())
    return said_small or ": " in (speaker.affiliation or "")


def _in_titles(talk: Draft) -> Iterator[tuple[Doubt, str]]:
    """Titles that name somebody who was not taken out of them."""
    for part in (talk, *talk.segments):
        if not part.title or _people_of(part):
            continue
        if part.title and _may_name_somebody(part.title):
            yield Doubt.TITLE_NAMES, part.title


def _people_of(part: Draft | DraftSegment) -> bool:
    if isinstance(part, DraftSegment):
        return bool(part.speakers)
    return any(each.speakers for each in part.segments)


def _may_name_somebody(title: str) -> bool:
    found: Item | None = person_behind(title) or known_in_front(title)
    of_title = found or read_item(title)
    names = (each.name for each in of_title.people)
    return any(names_in(title)) and (
        begins_with_known_name(title) or any(map(is_known_name, names))
    )


def _first_line(sheet: Sheet) -> str:
    return next((each.bare for each in sheet.facts if each.bare), "")


def _lacks(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[tuple[Doubt, str]]:
    """What most of the other talks have, and this one has not."""
    if talk is talks[0] and len(talks) > 1 and not any(each.day or _hours(each) for each in talks):
        yield Doubt.NO_DAYS, _first_line(sheet)
    others = [each for each in talks if each is not talk]
    if len(others) < 2:  # noqa: PLR2004
        return
    if not talk.day and all(each.day for each in others):
        yield Doubt.NO_DAY, talk.title
    if not _hours(talk) and all(map(_hours, others)):
        yield Doubt.NO_HOUR, talk.title
    if not _people_of(talk) and all(map(_people_of, others)):
        yield Doubt.NO_PEOPLE, talk.title


def _hours(talk: Draft) -> bool:
    return bool(talk.hours or talk.first_item or any(each.hours for each in talk.segments))


def _left_out(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[tuple[Doubt, str]]:
    """Lines left out that say a day or an hour that nothing else says, or name somebody."""
    if talk is not talks[0]:
        return
    days = [each.day.written for each in talks if each.day]
    # Of lines that were run together.
    times = Counter(each.number for each in sheet.facts)
    pieces = {number for number, count in times.items() if count > 1}
    for index, facts in enumerate(sheet.facts):
        # What was not understood may say it as well.
        fate, use = sheet.fates.get(index, (Fate.LEFT_OUT, Use.TEXT))
        # A page's own words say days as well, but seldom in a sentence.
        is_told = facts.is_text or facts.number in pieces or not any(map(_hours, talks))
        is_furniture = use is Use.FURNITURE and is_told
        may_tell = use in {Use.TEXT, Use.HEADING} or is_furniture
        if fate is not Fate.LEFT_OUT or not may_tell:
            continue
        if says_another_day(facts, days):
            yield Doubt.DAY_LEFT_OUT, facts.bare
        elif use is not Use.HEADING and facts.hours and not all(map(_hours, talks)):
            yield Doubt.HOUR_LEFT_OUT, facts.bare
        elif use is Use.TEXT and not all(map(_people_of, talks)) and _names_somebody(facts):
            yield Doubt.PERSON_LEFT_OUT, facts.bare


def _names_somebody(facts: LineFacts) -> bool:
    led = led_by(facts.bare)
    return begins_with_known_name(facts.bare) or bool(led and led.is_known)
