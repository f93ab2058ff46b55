"""A line that names a talk, as an article prints it below its findings."""

import re
from dataclasses import replace
from datetime import date

from bot.documents.read.lines.front_fields import day_of, is_label_of_day
from bot.domain.findings.article import ArticleTalk
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.furniture import may_be_person, says_online
from bot.words.programme.headings import read_heading
from bot.words.written_days import WrittenDay, written_days
from bot.words.written_hours import written_hours

_LONGEST = 300
_CUT = " \t.,:;|(\u2013\u2014-"
_LABEL = late(
    rf"(?:(?:{either(every(lambda each: (*each.talks, *each.sessions)))})[^\W\d_]{{0,2}}"
    r"(?:\s+[0-9]{1,2})?"
    # "Workshop 2: …"; "Workshop: …" may be all of its name.
    rf"|(?:{either(every(lambda language: language.kinds_of_events))})\s+[0-9]{{1,2}})"
    r"\s*[:.\u2013\u2014-]\s+(?P<title>.+)",
    re.IGNORECASE,
)
_SERIES = late(r"(?P<series>[^|]{2,120}?)\s*(?:\|\s*|:\s+|\s[\u2013\u2014-]\s)(?P<title>.+)")
_PERSON_IN_BRACKETS = late(r"\s*\((?P<who>[^()]{3,80})\)?$")
_PERSON_AT_END = late(r"\s+(?:[\u2013\u2014-]|--)\s+(?P<who>[^\u2013\u2014:]{3,80})$")
# "… – 14 April 2027 [Video] [Slides]".
_LINKS_AT_END = late(r"(?:\s*\[[^\[\]]{2,24}\])+$")
# A title behind its day, as in "Breakfast 12 May 2027: Who owns the square?".
_TITLE_BEHIND = late(r"\s*:\s+(?=\W*[^\W\d_])")
_KIND_ALONE = late(
    rf"(?:[^\W\d_]+\s)?[^\W\d_]{{0,16}}"
    rf"(?:{either(every(lambda w: (*w.kinds_of_events, *w.talks, *w.sessions, *w.gatherings)))})"
    r"[^\W\d_]{0,3}(?:\s[0-9]{1,2})?",
    re.IGNORECASE,
)
_QUOTES = ' "“”„«»'
_YEAR_AT_END = late(r".*\b(?:19|20)\d\d")


def talk_of(
    line: str,
    *,
    among_talks: bool,
    series: str = "",
    day_first: bool | None = None,
    told_on: date | None = None,
) -> ArticleTalk | None:
    """Read "Series | Title. Thursday 17 March 2022"; among talks also what names no series.

    A day without a year is the last one before `told_on`.
    """
    if len(line) > _LONGEST:
        return None
    line = _LINKS_AT_END.sub("", line)
    days = written_days(line, day_first=day_first)
    day = days[-1] if days else None
    title, is_clean = _title_and_rest(line, day)
    if not title or not is_clean or is_label_of_day(title.rpartition("|")[2].strip()):
        return None
    on, until = _span(_in_year(day, told_on))
    found_series, found_title = _series_of(title, series, bars_only=not among_talks)
    if not (found_series and day) and not among_talks:
        return None
    if not day and not found_series:
        return None
    if not any(map(str.isalpha, found_title)):
        # "Project period: 1.4.2025–31.12.2026" tells of no talk.
        return None
    return ArticleTalk(title=found_title, series_line=found_series, on=on, until=until)


def _title_and_rest(line: str, day: WrittenDay | None) -> tuple[str, bool]:
    """The text without its day, and whether nothing but hours and a place stand behind it."""
    if day is None:
        return line.strip(), True
    before, behind = line[: day.start].rstrip(_CUT), line[day.end :]
    for hours in reversed(written_hours(behind, "UTC")):
        # Hours in words may belong to a title: "Saturdays, half past ten".
        said = behind[hours.start : hours.end]
        if before or any(map(str.isdigit, said)) or not behind[: hours.start].strip(_CUT):
            behind = f"{behind[: hours.start]} {behind[hours.end :]}"
    is_closed = behind.rstrip(" .,").endswith(")")
    behind = behind.strip(" .,:;|()\u2013\u2014-")
    behind = f"{behind})" if is_closed and behind.count("(") > behind.count(")") else behind
    if not before:
        return behind, True
    if _TITLE_BEHIND.match(line, day.end) and _KIND_ALONE.fullmatch(before):
        return behind, not says_online(behind)
    return before, not behind or says_online(behind) or len(behind) <= 5  # noqa: PLR2004


def _in_year(day: WrittenDay | None, told_on: date | None) -> WrittenDay | None:
    if day is None or day.year is not None or told_on is None:
        return day
    is_later = (day.month, day.day) > (told_on.month, told_on.day)
    return replace(day, year=told_on.year - is_later)


def parted_from_person(title: str) -> tuple[str, str]:
    """Part "Counting bees – Ada Example" and "Counting bees (Ada Example)"; "" if nobody is named.

    Behind a dash two words of a title look like a name as well: others of the list tell.
    """
    match = _PERSON_IN_BRACKETS.search(title) or _PERSON_AT_END.search(title)
    if match is None or not match.start() or not may_be_person(match["who"]):
        return title, ""
    return title[: match.start()].strip(_QUOTES), match["who"]


def behind_comma(title: str) -> tuple[str, str]:
    """Part "Counting bees, Ada Example"; in a list alone where most are known names."""
    before, comma, who = title.rpartition(", ")
    return (before.strip(_QUOTES), who) if comma and may_be_person(who) else (title, "")


def _span(day: WrittenDay | None) -> tuple[date | None, date | None]:
    on = day_of(day)
    if on is None or day is None or day.last is None:
        return on, None
    try:
        return on, on.replace(day=day.last)
    except ValueError:
        return on, None


def _series_of(title: str, series: str, *, bars_only: bool) -> tuple[str, str]:
    series_line, bar, rest = title.partition("|")
    if bar and rest.strip(_CUT):
        return series_line.strip(), rest.strip(" |").rstrip(_CUT)
    if bars_only:
        return "", title
    if label := _LABEL.fullmatch(title):
        return "", label["title"]
    if (heading := read_heading(title)) is not None:
        return "", heading.title
    match = _SERIES.fullmatch(title)
    if match and (match["series"] == series or _YEAR_AT_END.fullmatch(match["series"])):
        return match["series"], match["title"].strip(" |")
    return "", title
