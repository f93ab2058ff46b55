"""What one line of a pasted programme is, by its form alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from bot.domain.errors import BadInput
from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.errors import DayDoesNotExist
from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, AT, OCLOCK, SINCE, UNTIL, either, every
from bot.words.spelled import SpelledDate, find_dates


class DateDoubt(StrEnum):
    """Why a date that is written in a programme was not taken."""

    NO_YEAR = "no_year"
    NO_SUCH_DAY = "no_such_day"
    WEEKDAY_DIFFERS = "weekday_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """`text` as it stands there; `on` is its date, or None for the reason in `doubt`."""

    text: str
    on: date | None = None
    doubt: DateDoubt | None = None


class Rank(IntEnum):
    """How high a heading stands, by its first word."""

    TALK = 0
    SESSION = 1
    NUMBER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What "Session 2: Trust" says, or the "Series | Title. Date" at the end of an article."""

    rank: Rank
    title: str
    series_line: str | None = None
    date: WrittenDate | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A line without its bullet or number; `marked` tells whether it had one."""

    text: str
    marked: bool


def _words(words_of: Callable[[Language], Words]) -> str:
    return either(every(words_of))


_SERIES_LINE = re.compile(r"(?P<series>[^|]{1,200}?)\s+\|\s+(?P<rest>[^|]+)")
_HEADING = re.compile(
    rf"(?:(?P<talk>{_words(lambda language: language.talks)})"
    rf"|{_words(lambda language: language.sessions)})"
    # "Panel i Oslo": a small i is a number where something ends it.
    rf"\s+(?:(?P<number>[0-9]{{1,3}})|(?-i:[IVX]{{1,4}})|[ivx]{{1,4}}(?=\s*[:.)])"
    rf"|{_words(lambda language: language.counting)})\b"
    r"(?:\s*[:.)|\u2013\u2014-]+\s*|\s+|$)(?P<title>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\s?[.)]\s+(?P<title>.+)", re.ASCII)
_BULLET = re.compile(r"(?:[-*•‣◦·\u2013\u2014▪●○]|#{1,6})\s+(?P<text>.+)")
_HOURS = re.compile(
    rf"(?<!\w)(?i:{AT}|{SINCE}|{UNTIL}|{AND}|{OCLOCK})(?!\w)"
    r"|\b[0-9]{1,2}(?:[:.][0-9]{2}|h[0-9]{2})?\s*(?i:[ap]\.?m\b\.?|h\b|hrs\b)?"
    r"|\b[A-Z]{2,5}\b(?:[+-][0-9]{1,2})?|[\s.,:;()|/@\u2013\u2014-]+"
)
_HAS_HOUR = re.compile(
    r"\b[0-9]{1,2}[:.][0-9]{2}\b|\b[0-9]{1,2}\s*[ap]\.?m\b|\b[0-9]{1,2}h(?:[0-9]{2})?\b"
    rf"|(?<!\w)(?:{AT})\s*[0-9]{{1,2}}\b|\b[0-9]{{1,2}}\s*(?:{OCLOCK})\b",
    re.IGNORECASE,
)
# "17 and 18 March" are two days, of which no line here is to lose one.
_TWO_DAYS = re.compile(
    rf"(?:^|(?<!\w))[0-9]{{1,2}}\.?(?:\s+(?:{AND}|{UNTIL})\s+|[\u2013\u2014-])$"
    r"|^[0-9]{1,2}\.?\s*[\u2013\u2014-]\s*$",
    re.IGNORECASE,
)
_CUT = " \t.,:;|(\u2013\u2014-"

_ROLES: dict[StageRole, Callable[[Language], Words]] = {
    StageRole.MODERATOR: lambda language: language.moderators,
    StageRole.HOST: lambda language: language.hosts,
    StageRole.PANELLIST: lambda language: language.panellists,
}


def _label(words_of: Callable[[Language], Words]) -> re.Pattern[str]:
    needs_no_colon = either(every(lambda language: _ending_with_by(words_of(language), language)))
    return re.compile(
        rf"(?:(?:{_words(words_of)})\s*(?::|\s[\u2013\u2014-]\s|$)|(?:{needs_no_colon})\s)"
        r"\s*(?P<people>.*)",
        re.IGNORECASE,
    )


def _ending_with_by(phrases: Words, language: Language) -> Words:
    return tuple(phrase for phrase in phrases if phrase.split()[-1] in language.by)


_LABELS = {role: _label(words_of) for role, words_of in _ROLES.items()}

_APART = re.compile(
    r",\s*|\s+[\u2013\u2014|-]+\s+|\s*\(|;\s*|:\s+"
    rf"|\s+(?:{_words(lambda language: language.comes_from)})\s+(?=[A-Z])"
)
_PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le el al af av bin bint ibn y zu".split()
)
_NAME_WORDS = range(2, 7)
_CALLS = re.compile(rf"(?:{_words(lambda language: language.calls)})\b", re.IGNORECASE)


def _sections(language: Language) -> Words:
    """What comes after the programme on a page."""
    return (
        *(*language.talks_section, *language.further_reading, *language.thanks),
        *(*language.scope_note, *language.sections),
    )


_SECTIONS = re.compile(
    rf"{_words(_sections)}|(?:{_words(lambda language: language.sections_open)})\b.*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_LONGEST_PERSON = 200
_SENTENCE_WORDS = 9


def bare(line: str) -> Bare:
    """Take bullets and heading marks off the front of a line."""
    match = _BULLET.fullmatch(line)
    return Bare(match["text"], marked=True) if match else Bare(line, marked=False)


def read_heading(line: str) -> Heading | None:
    """Read a heading that says what it is: by its word, its number, or its series."""
    text = bare(line).text
    if (match := _SERIES_LINE.fullmatch(text)) and (cut := cut_date(match["rest"]))[1]:
        title, written = cut
        return Heading(rank=Rank.TALK, title=title, series_line=match["series"], date=written)
    if (match := _HEADING.fullmatch(text)) and not _is_day(match, text):
        title, written = cut_date(match["title"])
        rank = Rank.TALK if match["talk"] else Rank.SESSION
        return Heading(rank=rank, title=title or text.rstrip(_CUT), date=written)
    if (match := _NUMBERED.fullmatch(text)) and read_date_line(text) is None:
        title, written = cut_date(match["title"])
        return Heading(rank=Rank.NUMBER, title=title, date=written)
    return None


def _is_day(match: re.Match[str], text: str) -> bool:
    """Tell whether the number is that of a day: "Foredrag 17. mars"."""
    begins = match.start("number")
    dotted = match["number"] and text.startswith(f"{match['number']}.", begins)
    return bool(dotted) and any(found.start == begins for found in find_dates(text))


def cut_date(text: str) -> tuple[str, WrittenDate | None]:
    """Split a date, with its hours if there are any, off the end of a title."""
    found = find_dates(text)
    if not found or not _only_hours(text[found[-1].end :]):
        return text, None
    last = found[-1]
    if _TWO_DAYS.search(text[: last.start]):
        return text, None
    return text[: last.start].rstrip(_CUT), written_date(last, text[last.start :].rstrip(" .)"))


def read_date_line(line: str) -> WrittenDate | None:
    """Read a line that holds a date, its hours and nothing else."""
    title, written = cut_date(bare(line).text)
    return written if not title else None


def is_hours_line(line: str) -> bool:
    """Tell whether a line holds hours only: "15:00-16:30 CET"."""
    return bool(_HAS_HOUR.search(line)) and _only_hours(line)


def written_date(found: SpelledDate, text: str) -> WrittenDate:
    if found.year is None:
        return WrittenDate(text=text, doubt=DateDoubt.NO_YEAR)
    try:
        return WrittenDate(text=text, on=found.on(found.year))
    except DayDoesNotExist:
        return WrittenDate(text=text, doubt=DateDoubt.NO_SUCH_DAY)
    except BadInput:
        return WrittenDate(text=text, doubt=DateDoubt.WEEKDAY_DIFFERS)


def _only_hours(text: str) -> bool:
    return not _HOURS.sub("", text)


def read_label(line: str) -> tuple[StageRole, str] | None:
    """Read "Panellists:" or "Moderator: Bo Sample" into the role and what follows it."""
    text = bare(line).text
    for role, pattern in _LABELS.items():
        if match := pattern.fullmatch(text):
            return role, match["people"]
    return None


def may_be_person(text: str) -> bool:
    """Tell whether a line under a heading can be a person: short, no sentence, call or time."""
    is_sentence = text.endswith((".", "!", "?")) and len(text.split()) >= _SENTENCE_WORDS
    is_call = bool(_CALLS.match(text) or _ADDRESS.search(text))
    is_section = bool(_SECTIONS.fullmatch(text.rstrip(":")))
    is_when = is_hours_line(text) or any(found.year for found in find_dates(text))
    return len(text) <= _LONGEST_PERSON and not (is_sentence or is_call or is_section or is_when)


def looks_like_person(text: str) -> bool:
    """Tell whether a line begins with a name and goes on about the person."""
    name, apart = _split(text)
    return may_be_person(text) and apart is not None and _is_name(name)


def read_speaker(text: str, role: StageRole = StageRole.PANELLIST) -> Speaker:
    """Guess name and affiliation; where the line does not split, the name is the whole line."""
    name, apart = _split(text)
    if apart is None or not _is_name(name):
        return Speaker(name=text, line=text, role=role)
    affiliation = apart.strip(" ,;\u2013\u2014-")
    if affiliation.count(")") > affiliation.count("("):
        affiliation = affiliation.replace(")", "", 1) if affiliation.endswith(")") else affiliation
    return Speaker(name=name, line=text, role=role, affiliation=affiliation or None)


def _split(text: str) -> tuple[str, str | None]:
    match = _APART.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, None)


def _is_name(text: str) -> bool:
    words = text.split()
    # Scripts without capitals have no small letters either.
    return len(words) in _NAME_WORDS and all(
        word in _PARTICLES or (not word[0].islower() and not any(map(str.isdigit, word)))
        for word in words
    )
