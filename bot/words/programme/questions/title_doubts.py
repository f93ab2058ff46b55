"""Titles that look like none, and lines that may be the title as well."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.words.lexicon import any_of, every, plain
from bot.words.patterns import late
from bot.words.programme.decision.certain_roles import certain_roles
from bot.words.programme.drafts import Draft, Sheet
from bot.words.programme.fields import KNOWN_LABEL
from bot.words.programme.furniture import is_call, is_furniture, is_generic, is_section
from bot.words.programme.items import read_item
from bot.words.programme.lines import LineFacts, says_where
from bot.words.programme.parts import Doubt, Doubtful, Fate, Use

_QUOTED = late(r"[«„“”\"](?P<title>[^«»„“”\"]{8,120})[»“”\"]")
_YEAR = late(r"\s*(?:19|20)\d\d\W*$")
# "Please register here by".
_GO_ON = frozenset(plain(word) for word in every(lambda each: (*each.by, *each.until, *each.on)))
# "Start » Events".
_WAY_BACK = late(r"[>»|]\s")
_GATHERING = late(
    r"(?:[^\W\d_]+\s+){0,2}[^\W\d_]{0,16}?(?:"
    + any_of(lambda each: (*each.kinds_of_events, *each.gatherings))
    + r")[^\W\d_]{0,3}\s+(?-i:[a-zß-ÿ])",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_SENTENCE = 7
_LONGEST = 12
_NEAR = 3
# How likely the line must be that was chosen as the only title.
_SURE = 0.75


def of_titles(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    if talk.is_day or not talk.title:
        if len(talks) == 1 and talk.day and talk.title == talk.day.written.text:
            yield Doubtful(doubt=Doubt.NO_TITLE, said=talk.title)
        return
    if looks_like_none(talk) or _is_label_of_people(sheet, talk) or _is_of_somebody(talk):
        yield Doubtful(doubt=Doubt.TITLE_FORM, said=talk.title)
    elif other := _rival(sheet, talks) or _other_title(sheet, talks, talk):
        yield Doubtful(doubt=Doubt.WHICH_TITLE, said=talk.title, other=other)


def _rival(sheet: Sheet, talks: Sequence[Draft]) -> str | None:
    """The line that may be the title of the only talk nearly as well."""
    if sheet.title is None or len(talks) != 1:
        return None
    _, sure, other = sheet.title
    return sheet.facts[other].bare if other is not None and sure < _SURE else None


def are_shifted(sheet: Sheet, talks: Sequence[Draft]) -> bool:
    """Tell whether each title may be that of the date below it, and not of the one above.

    Then the last talk has none, and above the first date stands a line too many; or the first
    date has none, and the last talk has no date.
    """
    first, last = talks[0], talks[-1]
    if first.is_day and not first.segments and not last.day:
        return sum(each.is_day for each in talks) == 1
    has_none = last.is_day or looks_like_none(last)
    return first is not last and has_none and _above_its_day(sheet, first) is not None


def _is_of_somebody(talk: Draft) -> bool:
    """Tell whether a title only says who takes part: "Ada Example, keeper of the harbour"."""
    names = (speaker.name for part in talk.segments for speaker in part.speakers)
    return any(talk.title.startswith((f"{name},", f"{name} (")) for name in names)


def looks_like_none(talk: Draft) -> bool:
    """Tell whether a title is a label, a call, a sentence or the rest of one."""
    title = talk.title
    if not title.strip():
        return True
    has_people = any(each.speakers for each in talk.segments)
    bare = _YEAR.sub("", title).strip(" .:")
    is_small = title[0].islower() or plain(title.split()[-1]) in _GO_ON
    is_label = (
        (not has_people and bool(KNOWN_LABEL.fullmatch(bare)))
        or is_generic(bare)
        or is_section(bare)
    )
    is_said = is_call(title) or _is_exclaimed(title) or says_where(title) or is_furniture(title)
    return is_small or is_label or is_said or "http" in title or "@" in title


def _is_label_of_people(sheet: Sheet, talk: Draft) -> bool:
    """Tell whether one word with a colon was read as a title of the people behind it."""
    if talk.line is None or " " in talk.title:
        return False
    label, colon, people = sheet.facts[talk.line].bare.partition(":")
    named = (each.name for part in talk.segments for each in part.speakers)
    return bool(colon) and label.strip() == talk.title and any(each in people for each in named)


def _is_exclaimed(title: str) -> bool:
    return title.endswith("!") and len(title.split()) >= _SENTENCE


def _other_title(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> str | None:
    if talk is not talks[0]:
        return None
    if len(talks) == 1:
        return (
            _next_likely(sheet, talk)
            or _repeated(sheet, talk)
            or _quoted(sheet, talk)
            or _with_people(sheet, talk)
            or _first_of_all(sheet, talk)
        )
    return _above_its_day(sheet, talk) if are_shifted(sheet, talks) else None


def _next_likely(sheet: Sheet, talk: Draft) -> str | None:
    """The line that would be the title otherwise, where the one that was taken is not sure."""
    if sheet.title is None:
        return None
    _, sure, other = sheet.title
    said = None if other is None or sure >= _SURE else sheet.facts[other].bare
    return said if said and said not in talk.title else None


def _with_people(sheet: Sheet, talk: Draft) -> str | None:
    """A line "Title - Ada Example" where nobody was found."""
    if any(each.speakers for each in talk.segments):
        return None
    lines = (sheet.facts[each].bare for each in _unread(sheet))
    return next((line for line in lines if read_item(line).people), None)


def _first_of_all(sheet: Sheet, talk: Draft) -> str | None:
    """The first line of the text, unused right above a title that does not say that it is one.

    A blank line may stand between it and "Annual conference of the Northville Group".
    """
    said = [index for index, each in enumerate(sheet.facts) if each.bare][:2]
    if len(said) < 2 or talk.line != said[1] or certain_roles(sheet.facts[said[1]]):  # noqa: PLR2004
        return None
    first = said[0]
    if said != [first, first + 1] and not _GATHERING.match(talk.title):
        return None
    facts = sheet.facts[first]
    fate, use = sheet.fates.get(first, (None, None))
    is_unused = fate is None or (fate is Fate.LEFT_OUT and use is Use.FURNITURE)
    is_title = is_unused and not is_furniture(facts.bare) and _has_form_of_title(facts)
    if _WAY_BACK.search(facts.bare):
        return None
    return facts.bare if is_title and not (facts.days or facts.hours) else None


def _repeated(sheet: Sheet, talk: Draft) -> str | None:
    """A line that nothing was made of, and that a page prints twice, as it does its title."""
    said = Counter(sheet.facts[each].bare for each in _unread(sheet))
    return next(
        (
            line
            for line, times in said.items()
            if times > 1 and line[0].isupper() and line != talk.title
        ),
        None,
    )


def _unread(sheet: Sheet) -> list[int]:
    """Lines of a title's form of which nothing was made."""
    return [
        index
        for index, facts in enumerate(sheet.facts)
        if index not in sheet.fates and _has_form_of_title(facts)
    ]


def _has_form_of_title(facts: LineFacts) -> bool:
    return (
        facts.may_be_title
        and _FEWEST_WORDS <= len(facts.bare.split()) <= _LONGEST
        and not is_call(facts.bare)
        # "Spring Talks 2027" is a series.
        and not _YEAR.search(facts.bare)
    )


def _quoted(sheet: Sheet, talk: Draft) -> str | None:
    """What a sentence above the first item has in quotation marks."""
    for index, facts in enumerate(sheet.facts):
        fate, use = sheet.fates.get(index, (None, None))
        if use is Use.SESSION:
            return None
        if fate is not Fate.LEFT_OUT or use is not Use.TEXT or not (facts.days or facts.hours):
            continue
        for match in _QUOTED.finditer(facts.bare):
            said = match["title"].strip(" .,")
            if len(said.split()) >= _FEWEST_WORDS and said not in talk.title:
                return said
    return None


def _above_its_day(sheet: Sheet, talk: Draft) -> str | None:
    """A line right above the day, where the title that was taken stands below."""
    day = min(_lines_of_day(sheet, talk), default=None)
    own = _line_of_title(sheet, talk)
    if day is None or own is None or own <= day:
        return None
    above = [each for each in range(day) if sheet.facts[each].bare][-_NEAR:]
    unread = set(_unread(sheet))
    return next((sheet.facts[each].bare for each in above if each in unread), None)


def _lines_of_day(sheet: Sheet, talk: Draft) -> list[int]:
    day = talk.day.written if talk.day else None
    uses = {Use.DATE, Use.HOURS}
    used = (index for index, (_, use) in sheet.fates.items() if use in uses)
    return [each for each in used if day in sheet.facts[each].days]


def _line_of_title(sheet: Sheet, talk: Draft) -> int | None:
    titles = sorted(each for each, (_, use) in sheet.fates.items() if use is Use.TITLE)
    return next((each for each in titles if talk.title in sheet.facts[each].bare), None)
