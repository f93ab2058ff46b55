"""Talks opened by their titles, or by what stands for one."""

import re
from collections.abc import Sequence

from bot.domain.talks.speaker import StageRole
from bot.words.lexicon import WEEKDAY
from bot.words.patterns import late
from bot.words.programme.assembly.persons import with_offices
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.when import distinct, take_when
from bot.words.programme.closing_lines import series_of
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.furniture import is_aside, is_generic, says_no_talk
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import names_house
from bot.words.programme.roles import NAMED, LineRole
from bot.words.programme.spans.line_spans import LineSpans, speakers_of

# "Readers writing in books, 1500–1900".
_YEARS = late(r"\d{4}\W+\d{4}")
_COUNT_FIRST = late(r"(?P<count>[1-9]\d?)\s+(?=[^\W\d_])")
_WORDS = late(r"\w+")
# What Discord reads as bold or as a mention is no end of a title: "Talk 1: **Benches** at night".
_MARKED_UP = late(r"\*\*|__|<[@#]|(?<!\w)@")
_APART = late(r"[:;|,(]|\s[\u2013\u2014-]\s")
_PIECES = late(r"[,;()]|\s[\u2013\u2014-]\s")
_BRACKETS = late(r" \([^()]+\)")
_WEEKDAY_FIRST = late(rf"\W*(?P<weekday>{WEEKDAY})(?!\w)", re.IGNORECASE)


def open_titles(making: Assembly) -> None:
    said: dict[str, Draft] = {}
    above: int | None = None
    for index in making.lines(LineRole.TITLE):
        facts = making.facts(index)
        if any(map(says_no_talk, (facts.bare, facts.before, facts.behind))):
            making.sheet.leave_out(index, Use.BREAK)
            continue
        read = making.spans(index)
        title = _title_in(making, index, read)
        is_mere = _is_mere_heading(facts.bare)
        is_counted = is_mere or read_heading(facts.bare) is not None
        key = str(index) if is_counted else _words_of(title) or str(index)
        day = Day.of(facts.days[0]) if facts.days else None
        known = said[key].day if key in said else None
        if key in said and not (day and known and not day.is_same(known)):
            talk = said[key]
        elif _goes_on(making, above, index, read):
            assert above is not None
            talk = making.talks[above]
            is_named = not (talk.is_day or _is_mere_heading(making.facts(above).bare))
            talk.is_day = False
            talk.title = f"{talk.title} {title}".strip() if is_named else title
        else:
            talk = said[key] = Draft(title, line=index)
        making.talks[index] = talk
        _fill(making, index, talk, read)
        above = index
    _leave_counts(list(said.values()))
    for talk in said.values():
        people = [each for part in talk.segments for each in part.speakers]
        if not talk.title and people:
            # "4 March: Ada Example (Sample University)".
            talk.title, talk.is_day = people[0].name, False


def _leave_counts(talks: Sequence[Draft]) -> None:
    """Leave out "1" and "2" in front of titles that are all counted so, without a mark."""
    counted = [_COUNT_FIRST.match(talk.title) for talk in talks]
    counts = [int(match["count"]) for match in counted if match]
    if len(talks) > 1 and counts == [*range(1, len(talks) + 1)]:
        for talk in talks:
            talk.title = _COUNT_FIRST.sub("", talk.title)


def _title_in(making: Assembly, index: int, read: LineSpans) -> str:
    """The title that a line holds; a day that nothing else names is called by it."""
    facts = making.facts(index)
    if _is_mere_heading(facts.bare):
        return facts.bare.strip(" :|")
    title = read.title
    if not read.people and not facts.days and not facts.hours:
        title = _marked_up(facts) or title
    if title and not read.people and facts.days and not facts.behind:
        title = _with_brackets(facts, title)
    if not title and not (read.people and (facts.days or _next_is_title(making, index))):
        title = without_hours(facts)
    is_apart = not facts.behind or (_has_items_below(making, index) and names_house(facts.behind))
    if facts.days and is_apart and is_counted_day(facts.before):
        # "Day one: Tuesday 16 March", also with a place behind it.
        return facts.bare[: facts.days[0].end].strip(" :|,(")
    is_programme = any(map(is_generic, (facts.before, facts.before.rpartition(" ")[0])))
    if facts.days and not facts.behind and is_programme:
        # "Programme 16 March", "Programme for Tuesday 16 March".
        return day_as_printed(facts)
    if title and facts.days and _WEEKDAY_FIRST.fullmatch(title):
        # "14 July • Wednesday".
        return without_hours(facts) if not facts.hours else day_as_printed(facts)
    is_with_aside = not facts.before and (
        is_aside(facts.behind) or (_has_items_below(making, index) and _is_where(facts.behind))
    )
    if facts.days and (is_with_aside or (facts.is_when and len(title) < len(facts.days[0].text))):
        return day_as_printed(facts)
    return title


def _has_items_below(making: Assembly, index: int) -> bool:
    """Tell whether a line titles a day with items of its own."""
    below = (making.roles[each] for each in range(index + 1, len(making.roles)))
    said = next((each for each in below if each in NAMED), None)
    return said is LineRole.ITEM


def _is_where(text: str) -> bool:
    """Tell whether a text names nothing but houses and rooms: "Hall 2, Sample Theatre"."""
    pieces = [each.strip() for each in _PIECES.split(text) if each.strip()]
    # "Trust" alone is what people talk about.
    return len(pieces) > 1 and all(each[0].isupper() and names_house(each) for each in pieces)


def _marked_up(facts: LineFacts) -> str | None:
    """The whole title of "Talk 1: …" if it is marked up, and nothing parts it."""
    heading = read_heading(facts.bare)
    said = heading.title if heading else ""
    return said if _MARKED_UP.search(said) and not _APART.search(said) else None


def _with_brackets(facts: LineFacts, title: str) -> str:
    """Brackets between the title of "Session 1 – Benches (Northville) – 4 March" and its day."""
    heading = read_heading(facts.bare)
    said = facts.before.rstrip(" ,:|\u2013\u2014-")
    behind = said.rpartition(title)[2]
    return f"{title}{behind}" if heading and _BRACKETS.fullmatch(behind) else title


def is_counted_day(text: str) -> bool:
    heading = read_heading(text) if text else None
    return heading is not None and heading.is_day and heading.is_bare


def day_as_printed(facts: LineFacts) -> str:
    """What a day is called that nothing else names, with the hours that no mark parts from it."""
    day = facts.days[0]
    if day.text not in facts.text and (weekday := _WEEKDAY_FIRST.match(facts.text)):
        # "Friday 10:30": which day that is was told elsewhere.
        return weekday["weekday"]
    ends = (each.end for each in facts.hours if facts.bare[day.end : each.start].isspace())
    return facts.bare[day.start : max(ends, default=day.end)].strip(" :|,(") or day.text


def _fill(making: Assembly, index: int, talk: Draft, read: LineSpans) -> None:
    """Add what the line of a title says besides."""
    facts = making.facts(index)
    # "Benches | Northville | 4 March" is no series with a talk below "Event | Place | Date".
    if index not in making.of_columns and (series := series_of(facts)):
        talk.series_line = series
        talk.title = facts.before.partition(" | ")[2].strip(" .")
    if facts.days or not facts.before:
        take_when(making, talk, facts, people=not read.people)
    elif facts.hours and not _YEARS.fullmatch(facts.hours[0].said):
        # "The playground after 6 pm": its date line may say another hour.
        making.hours_of_titles[index] = facts.hours[0]
    said = read.title.strip(" .,:")
    is_mere_day = bool(facts.days) and said in {"", facts.days[0].text.strip(" .,:")}
    talk.is_day = talk.is_day or is_mere_day
    if read.people:
        found = speakers_of(read.people, StageRole.PANELLIST)
        making.whole_part(talk).speakers += with_offices(making, index, found)


def _next_is_title(making: Assembly, index: int) -> bool:
    after = range(index + 1, len(making.roles))
    below = (making.roles[each] for each in after if making.roles[each] is not None)
    return next(below, None) is LineRole.TITLE


def _goes_on(making: Assembly, above: int | None, index: int, read: LineSpans) -> bool:
    """Tell whether a title goes on in the line right below it."""
    if above is None or any(making.roles[each] is not None for each in range(above + 1, index)):
        return False
    over, facts = making.facts(above), making.facts(index)
    begins_with_hours = bool(facts.hours) and not facts.before
    if facts.days or begins_with_hours or facts.marked or over.marked:
        return False
    if (heading := read_heading(facts.bare)) and not heading.is_day:
        return False
    if making.sheet.title is not None:
        # Nothing but the title goes on where there is one talk.
        return True
    if not making.talks[above].title or facts.bare[:1].islower():
        return True
    if making.talks[above].is_day and making.talks[above].segments:
        # "4 March: Ada Example", and what she speaks of right below.
        return above == index - 1 and bool(read.title)
    has_people = read.people or making.talks[above].segments
    return above == index - 1 and not (has_people or over.days)


def open_without_titles(making: Assembly) -> None:
    """What has no title is called as its page, or by its day."""
    dates = [each for each in making.lines(LineRole.DATE) if making.facts(each).days]
    if making.talks:
        return
    series = [
        each for each in making.lines(LineRole.SERIES) if not is_generic(making.facts(each).bare)
    ]
    days = distinct(making.facts(each).days[0] for each in dates)
    if len(days) > 1:
        for index in dates:
            day = Day.of(making.facts(index).days[0])
            same = next(
                (each for each in making.talks.values() if each.day and day.is_same(each.day)),
                None,
            )
            making.talks[index] = same or Draft(
                day_as_printed(making.facts(index)), day=day, line=index, is_day=True
            )
        return
    if not dates and not making.lines(LineRole.ITEM, LineRole.PERSON):
        return
    first = series[0] if series else None
    title = making.facts(first).bare if first is not None else ""
    if first is not None:
        making.sheet.use(first, Use.TITLE)
    index = first if first is not None else 0
    if not title and dates:
        title = making.facts(dates[0]).days[0].text
    making.talks[index] = Draft(title, line=first, is_day=first is None and bool(dates))


def _words_of(title: str) -> str:
    """What two lines have in common that say the same with other marks."""
    return " ".join(_WORDS.findall(title.casefold()))


def _is_mere_heading(text: str) -> bool:
    """Tell whether a line counts talks ("Talk 2"), and says no more of what follows."""
    heading = read_heading(text)
    return heading is not None and heading.is_bare and not heading.is_day


def without_hours(facts: LineFacts) -> str:
    if not facts.hours or facts.days:
        return facts.bare.strip(" :|")
    return (facts.before or facts.behind or facts.bare).strip(" :|")
