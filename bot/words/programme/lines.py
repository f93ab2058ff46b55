"""What one line of a programme may be, by its form alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.plain import one_line
from bot.domain.talks.speaker import StageRole
from bot.words.languages.language import Language, Words
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
    either,
    every,
)
from bot.words.programme.people import (
    are_people,
    begins_with_name,
    is_person_name,
    names_house,
    split_person,
)
from bot.words.said_zones import SAID_ZONE, SaidZone, read_zone
from bot.words.written_days import WrittenDay, written_days
from bot.words.written_hours import WrittenHours, written_hours

# A longer line is running text, of which only the beginning is looked at.
LONGEST_LINE = 400
_LONGEST_SHORT = 160
_LONGEST_PERSON = 250
_SENTENCE_WORDS = 9
_SHORTEST_SENTENCE = 5
_TEXT_WORDS = 22


# "Prof. Dr. Ada" and "A. Example" are no ends of sentences.
_SENTENCE_INSIDE = re.compile(r"[^\W_]{2,}(?<!\bdr)(?<!\bprof)\.\s", re.IGNORECASE)


# "Ada Example: "How a town listens.""
_QUOTED_BEHIND = re.compile(r":\s+[\"„“«][^\"”“»]+[\"”“»]$")


class Rank(IntEnum):
    """How high a heading stands, by its first word."""

    TALK = 0
    SESSION = 1
    NUMBER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What "Session 2: Trust" says; `is_day` is one that only counts days ("Day 2").

    `is_bare` tells that its number is all that it says.
    """

    rank: Rank
    title: str
    is_day: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Bare:
    """A line without its bullet or heading marks; `marked` tells whether it had one."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a line's form says: its days and hours, and what stands around them.

    `behind` is what is left behind the first of them, `before` what stands before it.
    """

    number: int
    text: str
    bare: str
    marked: bool
    # It is a row of a table, and a field that says of itself what it is.
    is_row: bool
    is_field: bool
    days: tuple[WrittenDay, ...]
    hours: tuple[WrittenHours, ...]
    before: str
    behind: str

    @property
    def is_when(self) -> bool:
        """Tell whether it says when, and nothing else."""
        return bool(self.days or self.hours) and not (self.before or self.behind)

    @property
    def is_named_day(self) -> bool:
        """Tell whether it says the day, also as a field ("Date: 4 March"), and nothing before."""
        is_field = self.is_field and bool(DATES_FIELD.fullmatch(self.bare))
        return bool(self.days) and (is_field or not self.before)

    @property
    def is_text(self) -> bool:
        """Tell whether it is running text: a sentence, or too long for a title."""
        if self._is_listed and len(self.bare) <= _LONGEST_PERSON:
            return False
        words = len(self.bare.split())
        ends = self.bare.endswith((".", "!", "?", ":", "…", ".)", '."'))
        return (
            len(self.bare) > _LONGEST_PERSON
            or (words > _TEXT_WORDS and not self._begins_with_when)
            or (
                ends
                and words >= _SENTENCE_WORDS
                and not (self._is_question or _QUOTED_BEHIND.search(self.bare))
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


def _words(words_of: Callable[[Language], Words]) -> str:
    return either(every(words_of))


def _fields(words_of: Callable[[Language], Words]) -> re.Pattern[str]:
    words = _words(words_of)
    return re.compile(
        rf"(?:{words})(?:[\s,/&]+(?:(?:{AND})\s+)?(?:{words}|archives))*\s*[:?]+\s*(?P<value>.*)",
        re.IGNORECASE,
    )


_HEADING = re.compile(
    rf"(?:(?P<talk>{_words(lambda language: language.talks)})"
    rf"|{_words(lambda language: language.sessions)})"
    # "Panel i Oslo": a small i is a number where something ends it.
    # "Séance n° 2", "Vortrag Nr. 3", "Talk #4": a number may say that it is one.
    r"\s+(?:(?:n\s?[\u00b0\u00bao]\.?|nr\.?|no\.|\u2116|#)\s*)?"
    rf"(?:(?P<number>[0-9]{{1,3}})|(?-i:[IVX]{{1,4}})|[ivx]{{1,4}}(?=\s*[:.)])"
    # "Day one wraps up": a number in words ends with a mark.
    rf"|(?:{_words(lambda language: language.counting)})(?=\s*[:.)|\u2013\u2014-]|\s*$))(?!\w)"
    r"(?:\s*[:.)|,\u2013\u2014-]+\s*|\s+|$)(?P<title>.*)",
    re.IGNORECASE,
)
_DAYS_COUNTED = frozenset("day dag tag jour journée päivä".split())
# "📅 10 June", "🎤 Ada Example": small pictures in front of a line.
_PICTURES = "\u231a-\u23fa\u25b6\u2600-\u27bf\U0001f300-\U0001faff"
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3})\s?[.)]\s+(?P<title>.+)", re.ASCII)
_BULLET = re.compile(
    r"(?:(?:[-*•‣◦·\u2013\u2014▪●○–✓→]|//|o(?=\s{2})|#{1,6})\s+|"
    rf"(?:[{_PICTURES}]\ufe0f?\s*)+)(?P<text>.+)"
)
_QUOTED_MAIL = re.compile(r"^(?:>\s?)+(?=\S)")
_PIN = re.compile(r"[\U0001f4cc\U0001f4cd\U0001f3db\U0001f3e2\U0001f5fa]\ufe0f?\s*(?P<value>\S.*)")
_EMPHASIS = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1(?P<more>.*)")
_ZONE_NOTE = re.compile(
    r"\W*(?:all\s+)?(?:times?|hours?|klokkeslæt|tider|zeiten|zeitangaben|heures|horaires|ajat)?\b"
    r"[^\d]{0,40}?(?:\b(?:are|given)\s+in\b|\bin\b|\bare\b|\bi\b|\ben\b|:|\bsind\b)"
    r"\s*(?P<zone>.+?)\W*",
    re.IGNORECASE,
)
_CONNECTS = re.compile(
    rf"(?<!\w)(?:{AT}|{SINCE}|{UNTIL}|{AND}|{OCLOCK}|{THE}|on|i|-)(?!\w)|[\s.,:;()|/\u2013\u2014~-]+",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(
    rf"\W*(?:(?:on|am|den|le)\s+)?(?:{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})\W*", re.IGNORECASE
)
# "Session on 18 March".
_ON_AT_END = re.compile(rf"\s+(?:on|{THE})\s*$", re.IGNORECASE)
_EDGES = " \t,:;|/\u2013\u2014~-"

_ROLES: dict[StageRole, Callable[[Language], Words]] = {
    StageRole.MODERATOR: lambda language: language.moderators,
    StageRole.HOST: lambda language: language.hosts,
    StageRole.PANELLIST: lambda language: language.panellists,
}


_ANY_ROLE = _words(lambda each: (*each.moderators, *each.hosts, *each.panellists))


def _label(words_of: Callable[[Language], Words]) -> re.Pattern[str]:
    needs_no_colon = either(every(lambda language: _ending_with_by(words_of(language), language)))
    words = _words(words_of)
    return re.compile(
        rf"(?:(?:the\s+|our\s+)?(?:{words})(?:\(s\))?(?:\s*[/&]\s*(?:{_ANY_ROLE}))?"
        rf"(?:\s+(?:include|includes|including|are))?\s*(?::|\s[\u2013\u2014-]\s|$)"
        rf"|(?:{needs_no_colon})\s)\s*(?P<people>.*)",
        re.IGNORECASE,
    )


def _ending_with_by(phrases: Words, language: Language) -> Words:
    return tuple(phrase for phrase in phrases if phrase.split()[-1] in language.by)


_ROLE_NAMES = frozenset(every(lambda each: (*each.moderators, *each.hosts, *each.panellists)))
# "Panelists", as there is "panelist".
_PLURALS = frozenset(
    word
    for word in _ROLE_NAMES
    if any(word.startswith(each) and word != each for each in _ROLE_NAMES if " " not in each)
)
_LABELS = {role: _label(words_of) for role, words_of in _ROLES.items()}
# "v/ Name", "mit Name": names must follow, as these words begin much else.
_BY = re.compile(
    rf"(?:v\.\s?/?|{_words(lambda language: (*language.by, *language.together))}):?"
    r"(?:\s+|(?<=[/.])\s*)(?P<people>\w.+)",
    re.IGNORECASE,
)
_WAYS = re.compile(
    rf"(?:{_words(lambda language: language.ways)})(?!\w)[^:.]{{0,60}}:?\s*(?P<people>.*)",
    re.IGNORECASE,
)
_DOT_AT_END = re.compile(r"(?<=\w{3})\.$")
# "Moderator Ada Example".
_CHAIR = re.compile(
    rf"(?:{_words(lambda language: language.moderators)})\s+(?P<people>\w.+)", re.IGNORECASE
)
DATES_FIELD = _fields(lambda language: language.dates_field)
PLACES_FIELD = _fields(lambda language: language.places_field)
TITLES_FIELD = _fields(lambda language: language.titles_field)
OTHER_FIELD = _fields(lambda language: language.other_fields)
_ANY_FIELD = _words(
    lambda language: (
        *(*language.dates_field, *language.places_field, *language.titles_field),
        *(*language.other_fields, *language.moderators, *language.panellists, *language.hosts),
    )
)
# Word copies "1." of a list with a tab behind it.
_NUMBER_AND_TAB = re.compile(r"^([0-9]{1,3}[.)]|[•·o\uf0b7-])\t+")
_CELLS_OF_FIELD = re.compile(r"(?P<label>[^\t:]*?)\s*:?\t+\s*(?P<value>.*)")
_KNOWN_LABEL = re.compile(
    rf"(?:{_ANY_FIELD})(?:[\s,/&]+(?:(?:{AND})\s+)?(?:{_ANY_FIELD}))*", re.IGNORECASE
)
# "Sted Rådhuset": a field that lost its colon.
_FIELD_FIRST = re.compile(
    rf"(?:{_words(lambda each: (*each.places_field, *each.other_fields))})\s+\S", re.IGNORECASE
)
_FIELD = re.compile(rf"(?:{_KNOWN_LABEL.pattern})\s*[:?]", re.IGNORECASE)

_CALLS = re.compile(rf"(?:{_words(lambda language: language.calls)})\b", re.IGNORECASE)
# Each sign is looked at once or twice: a line may be as long as the whole text.
_ADDRESS = re.compile(r"https?://|www\.|\S@[^\s@]+\.\S", re.IGNORECASE)
_FURNITURE = re.compile(
    rf"(?:{_words(lambda language: language.furniture)}|leave a reply"
    r"|your email address will not be published.*|required fields are marked.*)\W*",
    re.IGNORECASE,
)
# "|---|---|", "*****".
_RULE = re.compile(r"[\s|:=_*~+\u2013\u2014-]{3,}|\|")
_BREAK = re.compile(rf"(?:{_words(lambda language: language.breaks)})(?!\w)", re.IGNORECASE)
_END = re.compile(rf"(?:{_words(lambda language: language.ends)})(?!\w)", re.IGNORECASE)
_END_WORDS = 5
_PLACE_AT_END = re.compile(
    rf"[.;,]\s+(?:{_words(lambda language: language.places_field)}):\s.*$", re.IGNORECASE
)
_TAKES_PLACE = re.compile(
    rf"(?<!\w)(?:{_words(lambda language: language.takes_place)})(?!\w)", re.IGNORECASE
)
_WRITTEN = re.compile(
    rf"(?:{_words(lambda language: (*language.published, *language.updated))})(?!\w)"
    r"|(?:page|sidan|siden|sivu|seite)\s+(?:last|senast|sist|sidst|päivitetty|zuletzt)(?!\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[][^()]*[)\]]")
_PRICE = re.compile(
    r"(?<!\w)(?:[€$£]\s?\d|\d[\d.,]*\s?(?:€|(?:eur(?:os?)?|kr|dkk|sek|nok)(?!\w)|[.,]-(?!\s?\d))|kr\.?\s?\d)",
    re.IGNORECASE,
)
_TALK_WORD = re.compile(
    rf"(?:{_words(lambda language: (*language.talks, *language.sessions))})", re.IGNORECASE
)
_TALK_PART = re.compile(
    rf"(?:{_words(lambda language: (*language.talks, *language.sessions))}"
    r"|keynotes?|plenary|lecture)",
    re.IGNORECASE,
)
_ONLINE_WORD = rf"(?:{_words(lambda language: language.online)})"
_ONLINE = re.compile(rf"{_ONLINE_WORD}(?:[\s(,/|&]+(?:via\s+)?{_ONLINE_WORD})*", re.IGNORECASE)
_QUOTED_WHOLE = re.compile(
    r"[«„“”\"']\s*(?P<title>[^«»„“”\"]{3,200}?)\s*[»“”\"']\s*(?P<ends>[.?!]?)\s*"
)
_GENERIC = re.compile(
    r"(?:the\s+|our\s+)?(?:full\s+|detailed\s+|preliminary\s+)?"
    r"(?:programme?|program|agenda|schedule|timetable|(?:tagungs)?programm|ablauf|tagesordnung|dagsorden"
    r"|dagsordning|ohjelma|aikataulu|tidsplan|tidsskjema|tidsschema|zeitplan|schema|horaires?|overview"
    r"|stage|abstract|time|hours?|heures?|uhrzeit|zeit|tidspunkt|klokkeslæt|event|événement)"
    # "Programme for the conference".
    r"(?:\s+(?:for|för|für|of|de|du|til)\s+(?:(?:the|la|le|die|den|der|das)\s+)?"
    r"(?:(?:whole\s+)?day|conference|workshop|event|seminar|konferansen|konferencen|konferensen|dagen"
    r"|seminaret|seminariet|møtet|mødet|mötet|tagung|veranstaltung|tag|journée|colloque|conférence))?\W*",
    re.IGNORECASE,
)
_GENERIC_IN_FRONT = re.compile(
    r"(?:programme?|program|agenda|schedule|programm|ohjelma)\s*:?\s*(?P<title>['\"“‘’„«].+)",
    re.IGNORECASE,
)


def _sections(language: Language) -> Words:
    """What comes after the programme on a page."""
    return (
        *(*language.talks_section, *language.further_reading, *language.thanks),
        *(*language.scope_note, *language.sections, *language.more_reading),
    )


_SECTIONS = re.compile(
    rf"{_words(_sections)}|(?:{_words(lambda language: language.sections_open)})\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How people of the series write: their zone, and the order of 4/7, None if nobody said."""

    zone: str
    day_first: bool | None = None


def read_facts(number: int, raw: str, ways: Ways) -> Facts:
    """Look at one line."""
    text = one_line(raw)
    if text.startswith("|"):
        # A row of a table in Markdown.
        raw = text.strip("| ")
    row = _row(raw) if "\t" in raw.strip() else None
    bare = bare_line(row or one_line(raw))
    looked_at = bare.text[:LONGEST_LINE]
    days = written_days(looked_at, day_first=ways.day_first)
    hours = written_hours(looked_at, ways.zone)
    before, behind = _around(looked_at, days, hours)
    return Facts(
        number=number,
        text=text,
        bare=bare.text,
        marked=bare.marked,
        is_row=row is not None,
        is_field=bool(_FIELD.match(bare.text)),
        days=days,
        hours=hours,
        before=before,
        behind=behind,
    )


def bare_line(line: str) -> Bare:
    """Take bullets, heading marks and stars off a line."""
    line = _QUOTED_MAIL.sub("", line)
    match = _BULLET.fullmatch(line)
    text, marked = (match["text"], True) if match else (line, False)
    if emphasis := _EMPHASIS.fullmatch(text):
        text = f"{emphasis['text'].strip()}{emphasis['more']}"
    return Bare(text.strip().removesuffix("|").rstrip(), marked=marked)


def _row(raw: str) -> str:
    """Write a row of a table as a field, or with bars between its cells."""
    raw = _NUMBER_AND_TAB.sub(r"\1 ", raw.strip())
    if "\t" not in raw:
        return one_line(raw)
    cells = [one_line(cell) for cell in raw.split("\t")]
    row = " | ".join(cell for cell in cells if cell)
    match = None if is_table_head(row) else _CELLS_OF_FIELD.fullmatch(raw)
    if match and _KNOWN_LABEL.fullmatch(match["label"].strip()):
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
    before = _ON_AT_END.sub("", before).strip(_EDGES + "(")
    behind = behind.strip(_EDGES)
    if behind.count(")") > behind.count("("):
        behind = behind.removeprefix(")") if behind.startswith(")") else behind.removesuffix(")")
    return before, behind.removeprefix("I ").strip(_EDGES)


def read_zone_note(text: str, own: str) -> SaidZone | None:
    """Read "(all times in CEST)"."""
    match = _ZONE_NOTE.fullmatch(text)
    found = SAID_ZONE.fullmatch(match["zone"]) if match else None
    return read_zone(found, own) if found else None


def read_heading(line: str) -> Heading | None:
    """Read a heading that says what it is: by its word, or its number."""
    text = bare_line(line).text
    if (match := _HEADING.fullmatch(text)) and not _is_day(match, text):
        word = (match["talk"] or "").casefold()
        rank = Rank.TALK if word else Rank.SESSION
        title = match["title"].strip()
        return Heading(
            rank=rank,
            title=title or text.rstrip(_EDGES),
            is_day=word in _DAYS_COUNTED,
            is_bare=not title,
        )
    if (match := _NUMBERED.fullmatch(text)) and not _begins_with_day(text):
        return Heading(rank=Rank.NUMBER, title=match["title"])
    return None


def _is_day(match: re.Match[str], text: str) -> bool:
    """Tell whether the number is that of a day: "Foredrag 17. mars"."""
    begins = match.start("number")
    dotted = match["number"] and text.startswith(f"{match['number']}.", begins)
    return bool(dotted) and any(found.start == begins for found in written_days(text))


def _begins_with_day(text: str) -> bool:
    return any(found.start == 0 for found in written_days(text[:LONGEST_LINE]))


def read_label(line: str) -> tuple[StageRole, str] | None:
    """Read "Panellists:", "Moderator: Bo Sample" or "v/ Bo Sample" into role and people."""
    text = bare_line(line).text
    for role, pattern in _LABELS.items():
        if match := pattern.fullmatch(text):
            people = match["people"]
            # "Podium: Wood or stone?" is a title.
            is_title = people and _TALK_WORD.match(text) and not are_people(people)
            return None if is_title else (role, people)
    if (match := _BY.fullmatch(text)) and are_people(match["people"]):
        return StageRole.PANELLIST, _DOT_AT_END.sub("", match["people"])
    if (match := _CHAIR.fullmatch(text)) and is_person_name(split_person(match["people"])[0]):
        return StageRole.MODERATOR, match["people"]
    if match := _WAYS.fullmatch(text):
        return StageRole.PANELLIST, match["people"]
    return None


def listed_names(line: str, people: str) -> str:
    """Part "Ada Example, Bo Sample" with semicolons where the label before it is a plural.

    Behind "Speaker:" the second one may be an office.
    """
    word = bare_line(line).text.partition(":")[0].casefold().strip()
    parts = [part.strip() for part in people.split(",")]
    is_list = word in _PLURALS and len(parts) > 1 and all(map(is_person_name, parts))
    return "; ".join(parts) if is_list else people


def may_be_person(text: str) -> bool:
    """Tell whether a line among people can be one: short, no sentence, call or section."""
    words = len(text.split())
    is_sentence = text.endswith((".", "!", "?")) and words >= _SENTENCE_WORDS
    is_call = bool(_CALLS.match(text) or _ADDRESS.search(text))
    is_section = bool(_SECTIONS.fullmatch(text.rstrip(":")) or _FURNITURE.fullmatch(text))
    is_greeting = text.endswith(",") and not begins_with_name(text)
    is_question = text.endswith("?")
    return 0 < len(text) <= _LONGEST_PERSON and not (
        is_greeting
        or is_question
        or is_sentence
        or is_call
        or is_section
        or _FIELD_FIRST.match(text)
    )


def looks_like_person(text: str) -> bool:
    """Tell whether a line begins with a name and goes on about the person."""
    return may_be_person(text) and begins_with_name(text)


def is_furniture(text: str) -> bool:
    if PLACES_FIELD.fullmatch(text):
        return False
    if _RULE.fullmatch(text):
        return True
    is_mere_address = bool(_ADDRESS.search(text)) and len(text.split()) <= 3  # noqa: PLR2004
    return bool(_FURNITURE.fullmatch(text)) or is_mere_address


def is_call(text: str) -> bool:
    return bool(_CALLS.match(text))


def is_section(text: str) -> bool:
    return bool(_SECTIONS.fullmatch(text.rstrip(":")))


def without_place(text: str) -> str:
    """Take ". Place: Glass Yard" off the end of an item."""
    return _PLACE_AT_END.sub("", text)


def hours_of_beginning(facts: Facts) -> WrittenHours | None:
    """Return the later hour of "Doors: 19:30 | Beginning: 20:00"."""
    if len(facts.hours) < 2 or facts.days:  # noqa: PLR2004
        return None
    last = facts.hours[-1]
    label = re.split(r"[|,;/]", facts.bare[: last.start])[-1].strip()
    return last if DATES_FIELD.fullmatch(label) else None


def says_where(text: str) -> bool:
    """Tell whether a text says that something takes place."""
    return bool(_TAKES_PLACE.search(text))


def names_dates(text: str) -> bool:
    """Tell whether a text is the name of a field of dates ("Beginn 19:00")."""
    return bool(text) and bool(DATES_FIELD.fullmatch(f"{text.strip()}:"))


def is_by_line(text: str) -> bool:
    """Tell whether a line says by whom something is, and not in which role."""
    return bool(_BY.fullmatch(text))


def is_weekday(text: str) -> bool:
    return bool(_WEEKDAY_ALONE.fullmatch(text))


def says_when_written(text: str) -> bool:
    """Tell whether a date says when a page was written or changed, and not when anything is."""
    return bool(_WRITTEN.match(text))


def is_aside(text: str) -> bool:
    """Tell whether a line is in brackets whole, or says what something costs."""
    return bool(_IN_BRACKETS.fullmatch(text) or _PRICE.search(text))


def is_break(title: str) -> bool:
    match = _BREAK.match(title)
    if match is None or _names_talk(title):
        return False
    # "Registration Hotel Example" says where, so it is no mere break.
    place = title[match.end() :].strip()
    return not (names_house(place) and place[:1].isupper())


def is_end(title: str) -> bool:
    return bool(_END.match(title)) and len(title.split()) < _END_WORDS and not _names_talk(title)


def _names_talk(title: str) -> bool:
    """Tell whether "Closing panel" or "Lunch lecture" is more than an end or a break."""
    return any(_TALK_PART.fullmatch(word.strip(".,:;()")) for word in title.split()[1:2])


def is_generic(title: str) -> bool:
    """Tell whether a line says that a programme follows, and not of what."""
    return bool(_GENERIC.fullmatch(title))


def named_title(title: str) -> str:
    """Return the title in "Programme 'Title'"."""
    match = _GENERIC_IN_FRONT.fullmatch(title)
    return match["title"].strip("'\"“”‘’„«» ") if match else title


def is_talk_word(text: str) -> bool:
    """Tell whether a text only says that something is a talk ("Foredrag")."""
    return bool(_TALK_WORD.fullmatch(text.strip(" .,:;|")))


def without_talk_word(text: str) -> str:
    """Return the title in "Dia-Vortrag: „Benches“"."""
    label, _, title = text.partition(":")
    quoted = _QUOTED_WHOLE.fullmatch(title.strip())
    if quoted and label[:1].isalpha():
        return quoted["title"]
    return text


def says_online(text: str) -> bool:
    """Tell whether a text says that something is online, and nothing else."""
    return bool(_ONLINE.fullmatch(text.strip(" .,:;|()")))


class Column(IntEnum):
    """What a column of a table is about."""

    OTHER = 0
    WHEN = 1
    TITLE = 2
    PEOPLE = 3
    PLACE = 4


def columns_of(text: str) -> tuple[Column, ...]:
    """Read the head of a table ("Date | Speaker | Title"); nothing if a row is none."""
    cells = [cell.strip() for cell in text.split(" | ")]
    cells = [cell if _is_known(cell) else cell.partition("/")[0].strip() for cell in cells]
    known = all(map(_is_known, cells))
    return tuple(map(_column, cells)) if known and len(cells) > 1 else ()


def _is_known(cell: str) -> bool:
    return bool(_KNOWN_LABEL.fullmatch(cell) or _TALK_WORD.fullmatch(cell))


def _column(cell: str) -> Column:
    named = f"{cell}:"
    if DATES_FIELD.fullmatch(named):
        return Column.WHEN
    if TITLES_FIELD.fullmatch(named) or _TALK_WORD.fullmatch(cell):
        return Column.TITLE
    if any(label.fullmatch(named) for label in _LABELS.values()):
        return Column.PEOPLE
    return Column.PLACE if PLACES_FIELD.fullmatch(named) else Column.OTHER


def is_table_head(text: str) -> bool:
    """Tell whether a row names columns ("Time | Session | Speaker")."""
    return bool(columns_of(text))


def place_at_pin(text: str) -> str | None:
    """Return the place behind a small picture of a pin or a house."""
    match = _PIN.fullmatch(text)
    return match["value"] if match else None


def read_bare_field(text: str) -> re.Pattern[str] | None:
    """Tell which field a line names without saying anything in it ("Location")."""
    named = f"{text.rstrip(' :')}:"
    fields = (DATES_FIELD, PLACES_FIELD, OTHER_FIELD)
    return next(
        (each for each in fields if (match := each.fullmatch(named)) and not match["value"]), None
    )


def is_field(text: str) -> bool:
    """Tell whether a line says of itself which field of a page it is ("Where: …")."""
    return any(each.fullmatch(text) for each in (OTHER_FIELD, DATES_FIELD, PLACES_FIELD))
