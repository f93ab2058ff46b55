"""What one line says by its form alone: its days, its hours, and what is around them."""

import re
from dataclasses import dataclass

from bot.domain.plain import one_line
from bot.words.lexicon import (
    AND,
    AT,
    OCLOCK,
    SHORT_WEEKDAY,
    SINCE,
    THE,
    TINY_WEEKDAY,
    UNTIL,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    plain,
)
from bot.words.patterns import late
from bot.words.programme.fields import FIELD, KNOWN_LABEL, is_table_head, names_dates
from bot.words.programme.length_field import labelled_length
from bot.words.programme.marks import bare_line
from bot.words.programme.papers import read_paper
from bot.words.said_zones import SAID_ZONE, SaidZone, read_zone
from bot.words.written_days import WrittenDay, written_days
from bot.words.written_hours import WrittenHours, written_hours

# A longer line is running text, of which only the beginning is looked at.
LONGEST_LINE = 400
_LONGEST_SHORT = 160
LONGEST_PERSON = 250
SENTENCE_WORDS = 9
_SHORTEST_SENTENCE = 5
_TEXT_WORDS = 22
# "Prof. Dr. Ada", "kl. 15" and "A. Example" are no ends of sentences.
_SENTENCE_INSIDE = late(r"[^\W_]{3,}(?<!\bdr)(?<!\bprof)\.\s", re.IGNORECASE)
# "Example Institute e.V."
_ABBREVIATED = late(r"(?<!\w)\w{1,2}\.\w{1,2}\.$")
_SHORT_END = 8
_LONGEST_REMARK = 60
# "Ada Example: "How a town listens.""
_QUOTED_BEHIND = late(r":\s+[\"„“«][^\"”“»]+[\"”“»]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """All that a line's form says: its days and hours, and what stands around them.

    `behind` is what is left behind the first of them, `before` what stands before it.
    """

    number: int
    text: str
    bare: str
    marked: bool
    # Of a heading in Markdown; 0 for others.
    level: int
    # It is a row of a table, and a field that says of itself what it is.
    is_row: bool
    is_field: bool
    days: tuple[WrittenDay, ...]
    hours: tuple[WrittenHours, ...]
    before: str
    behind: str

    @property
    def is_hour(self) -> bool:
        """Whether it says hours, no day, and nothing else."""
        return bool(self.hours) and self.is_when and not self.days

    @property
    def is_when(self) -> bool:
        """Tell whether it says when, and nothing else."""
        return bool(self.days or self.hours) and not (self.before or self.behind)

    @property
    def is_text(self) -> bool:
        """Tell whether it is running text: a sentence, or too long for a title."""
        if self._is_listed and len(self.bare) <= LONGEST_PERSON:
            return False
        words = len(self.bare.split())
        ends = self.bare.endswith((".", "!", "?", ":", "…", ".)", '."'))
        ends = ends and not ends_abbreviated(self.bare)
        return (
            len(self.bare) > LONGEST_PERSON
            or self._goes_on_from_day
            or (words > _TEXT_WORDS and not self._begins_with_when)
            or (
                ends
                and words >= SENTENCE_WORDS
                and not (self._is_question or _QUOTED_BEHIND.search(self.bare))
                # "Monday, 25 October, 18:00-19:30, at the town hall:".
                and not (self.bare.endswith(":") and self._begins_with_when)
            )
        )

    @property
    def _is_listed(self) -> bool:
        """Lists of dates end with them: "• Lecture by Ada Example: “Light”, 3 November, 18:00."."""
        return self.marked and bool(self.days and self.hours) and not self.behind

    @property
    def _begins_with_when(self) -> bool:
        """No sentence begins with its day and hour."""
        return bool(self.days and self.hours) and not self.before

    @property
    def _goes_on_from_day(self) -> bool:
        """Tell whether a sentence begins with its day: "4 July is the day on which it began."."""
        is_told = self.behind[:1].islower() and self.bare.endswith(".") and not self.before
        is_long = len(self.behind.split()) >= _SHORTEST_SENTENCE
        return is_told and is_long and bool(self.days) and not self.hours

    @property
    def _is_question(self) -> bool:
        """Titles ask; who asks several things, or at length, explains."""
        is_one = self.bare.count("?") == 1 and self.bare.endswith("?")
        return is_one and not _SENTENCE_INSIDE.search(self.bare)

    @property
    def may_be_title(self) -> bool:
        is_sentence = self.bare.endswith(".") and len(self.bare.split()) >= _SHORTEST_SENTENCE
        is_short = 0 < len(self.bare) <= _LONGEST_SHORT and not self.bare.endswith(",")
        is_sentence = is_sentence or bool(_TAKES_PLACE.search(self.bare))
        return is_short and not (self.is_text or is_sentence or self.hours)


_ZONE_NOTE = late(
    rf"\W*(?:(?:{any_of(lambda language: language.all_of_them)})\s+)?"
    rf"(?:{any_of(lambda language: language.clock_words)})?\b"
    rf"[^\d]{{0,40}}?(?:\b(?:{any_of(lambda language: language.in_zone)})\b|:)"
    r"\s*(?P<zone>.+?)\W*",
    re.IGNORECASE,
)
_AT_FIRST = late(rf"(?:{AT})(?!\w)", re.IGNORECASE)
_ON = any_of(lambda language: language.on)
_FOR = any_of(lambda language: language.for_start)
_CONNECTS = late(
    rf"(?<!\w)(?:{_FOR}|{AT}|{SINCE}|{UNTIL}|{AND}|{OCLOCK}|{THE}|{_ON}|i|-)(?!\w)|[\s.,:;()|/\u00b7\u2022\u2013\u2014~-]+",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = late(
    rf"\W*(?:(?:{_ON}|{THE})\s+)?(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})\W*",
    re.IGNORECASE,
)
# "Session on 18 March".
_ON_AT_END = late(rf"\s+(?:{_ON}|{THE})\s*$", re.IGNORECASE)
# "Week 1 (22 January)".
_WEEK_COUNTED = late(
    rf"(?:{any_of(lambda language: language.weeks)})\.?\s+\d{{1,2}}", re.IGNORECASE
)
EDGES = " \t,:;|/\u00b7\u2022\u2013\u2014~-"
# Word copies "1." of a list with a tab behind it.
_NUMBER_AND_TAB = late(r"^([0-9]{1,3}[.)]|[•·o\uf0b7-])\t+")
_CELLS_OF_FIELD = late(r"(?P<label>[^\t:]*?)\s*:?\t+\s*(?P<value>.*)")
_NAME_TWICE = late(r"(?P<name>[A-ZÀ-Þ][\w.-]*(?: [\w.-]+){1,4})(?P=name)(?P<end>:?)")
_REMARK = late(r"\([^()]*\)\s*:\s*(?=\S)")
# "Benches (updated 25 November)" says when the page was changed.
_WRITTEN_IN_BRACKETS = late(
    rf"[(\[](?:{any_of(lambda each: (*each.updated, *each.published))})(?:\s+\w{{1,4}})?\s*$",
    re.IGNORECASE,
)
_TAKES_PLACE = late(
    rf"(?<!\w)(?:{any_of(lambda language: language.takes_place)})(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How people of the series write: their zone, and the order of 4/7, None if nobody said."""

    zone: str
    day_first: bool | None = None


def ends_abbreviated(text: str) -> bool:
    """Tell whether the dot at the end is one of "e.V."."""
    return bool(_ABBREVIATED.search(text[-_SHORT_END:]))


def read_facts(number: int, raw: str, ways: Ways) -> LineFacts:
    """Look at one line."""
    text = one_line(raw)
    if twice := _NAME_TWICE.fullmatch(text[:_LONGEST_SHORT]):
        # The caption of a picture is copied with the name below it.
        raw = f"{twice['name']}{twice['end']}"
    if text.startswith("|"):
        # A row of a table in Markdown.
        raw = text.strip("| ").replace(" | : | ", " | ")
    row = _row(raw) if "\t" in raw.strip() else None
    bare = bare_line(row or one_line(raw))
    looked_at = bare.text[:LONGEST_LINE]
    days = tuple(
        day
        for day in written_days(looked_at, day_first=ways.day_first)
        if not _WRITTEN_IN_BRACKETS.search(
            looked_at[max(0, day.start - _LONGEST_REMARK) : day.start]
        )
    )
    # "Duration: 1h15" and "Ada Example (Northville), 'Herrings, 1600–1750'" say no hour.
    says_none = labelled_length(looked_at) or read_paper(looked_at)
    said = () if says_none else written_hours(looked_at, ways.zone)
    hours = tuple(each for each in said if _is_said_as_hour(looked_at, each))
    before, behind = _around(looked_at, days, hours)
    return LineFacts(
        number=number,
        text=text,
        bare=bare.text,
        marked=bare.marked,
        level=bare.level,
        is_row=row is not None,
        is_field=bool(FIELD.match(bare.text)),
        days=days,
        hours=hours,
        before=before,
        behind=behind,
    )


def _is_said_as_hour(text: str, hours: WrittenHours) -> bool:
    """Tell whether "midnight" is an hour, and no word of a title ("Buses after midnight")."""
    before = text[: hours.start].split()
    is_word = not any(letter.isdigit() for letter in text[hours.start : hours.end])
    # "Come by at noon".
    has_at = bool(_AT_FIRST.match(text, hours.start))
    return (
        has_at
        or not (is_word and before and before[-1][-1].isalpha())
        or bool(_CONNECTS.fullmatch(before[-1]))
    )


def _row(raw: str) -> str:
    """Write a row of a table as a field, or with bars between its cells."""
    raw = _NUMBER_AND_TAB.sub(r"\1 ", raw.strip())
    if "\t" not in raw:
        return one_line(raw)
    cells = [one_line(cell) for cell in raw.split("\t")]
    row = " | ".join(cell for cell in cells if cell)
    match = None if is_table_head(row) else _CELLS_OF_FIELD.fullmatch(raw)
    if match and KNOWN_LABEL.fullmatch(match["label"].strip()):
        return one_line(f"{match['label']}: {match['value']}")
    return row


def _around(
    text: str, days: tuple[WrittenDay, ...], hours: tuple[WrittenHours, ...]
) -> tuple[str, str]:
    spans = sorted((each.start, each.end) for each in (*days, *hours))
    if not spans:
        return text, ""
    before = text[: spans[0][0]]
    pieces: list[str] = []
    at = spans[0][1]
    for start, end in spans[1:]:
        pieces.append(text[at:start])
        at = max(at, end)
    pieces.append(text[at:])
    behind = " ".join(piece.strip() for piece in pieces if _CONNECTS.sub("", piece))
    if not _CONNECTS.sub("", before) or _WEEKDAY_ALONE.fullmatch(before):
        before = ""
    before = _ON_AT_END.sub("", before).strip(EDGES + "(")
    if _WEEK_COUNTED.fullmatch(before):
        before = ""
    behind = behind.strip(EDGES)
    if remark := _REMARK.match(behind):
        # "24 March, 19:10 (mind the hour): Benches".
        behind = behind[remark.end() :]
    if behind.count(")") > behind.count("("):
        behind = behind.removeprefix(")") if behind.startswith(")") else behind.removesuffix(")")
    return before, behind.removeprefix("I ").strip(EDGES)


def read_zone_note(text: str, own: str) -> SaidZone | None:
    """Read "(all times in CEST)"."""
    match = _ZONE_NOTE.fullmatch(text)
    found = SAID_ZONE.fullmatch(match["zone"]) if match else None
    return read_zone(found, own) if found else None


def hours_of_beginning(facts: LineFacts) -> WrittenHours | None:
    """Return the later hour of "Doors: 19:30 | Beginning: 20:00"."""
    if len(facts.hours) < 2 or len(facts.days) > 1:  # noqa: PLR2004
        return None
    before, last = facts.hours[-2:]
    label = re.split(r"[|,;/(]", facts.bare[before.end : last.start])[-1].strip()
    return last if names_dates(label.rstrip(" :")) else None


def says_where(text: str) -> bool:
    """Tell whether a text says that something takes place."""
    return bool(_TAKES_PLACE.search(text))


def is_weekday(text: str) -> bool:
    return bool(_WEEKDAY_ALONE.fullmatch(text))


def weekday_alone(text: str) -> int | None:
    """Return the weekday (Monday is 0) that is all a text says."""
    match = _WEEKDAY_ALONE.fullmatch(text)
    return WEEKDAYS[plain(match["weekday"])] if match else None
