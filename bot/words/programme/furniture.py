"""What stands around a programme: calls, breaks, prices, headings over nothing."""

import re

from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, THE, WEEKDAY, any_of
from bot.words.patterns import late
from bot.words.programme.fields import FIELD_FIRST, PLACES_FIELD
from bot.words.programme.lines import LONGEST_PERSON, SENTENCE_WORDS, ends_abbreviated
from bot.words.programme.people import begins_with_name, is_known_name, names_house

_CALLS = late(rf"(?:{any_of(lambda language: language.calls)})\b", re.IGNORECASE)
# Each sign is looked at once or twice: a line may be as long as the whole text.
_ADDRESS = late(r"https?://|www\.|\S@[^\s@]+\.\S", re.IGNORECASE)
_FURNITURE = late(
    rf"(?:{any_of(lambda language: (*language.furniture, *language.navigation))}"
    rf"|(?:{any_of(lambda language: language.navigation_open)})(?!\w).{{0,80}}"
    rf"|(?:{any_of(lambda language: language.skips)})(?!\w)[^\d.:!?]{{0,60}})\W*",
    re.IGNORECASE,
)
# "|---|---|", "*****".
_RULE = late(r"[\s|:=_*~+\u2013\u2014-]{3,}|\|")
_BREAK = late(rf"(?:{any_of(lambda language: language.breaks)})(?!\w)", re.IGNORECASE)
_END = late(rf"(?:{any_of(lambda language: language.ends)})(?!\w)", re.IGNORECASE)
_CLOSING = late(
    # "Closing ceremony", "Clôture des travaux", but neither "Closing & drinks" nor "Closing 5m".
    rf"(?:{any_of(lambda language: language.closings)})"
    rf"(?:\s+(?!(?:{AND})(?!\w))[^\W\d_].{{0,80}}|\W*)",
    re.IGNORECASE,
)
_TALKED_OVER = any_of(lambda language: language.discussions)
_DISCUSSION = late(
    rf"(?:{_TALKED_OVER})(?:\s*(?:&|/|{AND})\s*(?:{_TALKED_OVER}))?\W*", re.IGNORECASE
)
_END_WORDS = 5
_AND_INSIDE = late(rf"\s(?:&|{AND})\s", re.IGNORECASE)
# 'Speech: "Throwing an anchor"'.
_LABEL_AND_QUOTE = late(r"[^:,]{2,40}:\s*[«„“”\"]")
# "Conference at Example Hall".
_GATHERING_AT = late(
    rf"(?i:{any_of(lambda each: (*each.gatherings, *each.talks))})\s+[a-zß-ÿ]{{1,4}}\s+[A-ZÀ-Þ]"
)
_GATHERING = late(
    rf"(?:{any_of(lambda language: (*language.gatherings, *language.page_kinds))})", re.IGNORECASE
)
_ADDRESS_OF_HOUSE = late(
    r"(?:^|[,|]\s)(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÀ-Þ][\w.-]+(?:\s[A-Z]\w*)?\W*$"
)
_LONGEST_TOWN = 60
_NO_TALK = late(
    rf"(?:.{{2,40}}(?:\s[\u2013\u2014-]|,)\s+|\()?"
    rf"(?:{any_of(lambda each: (*each.no_talks, *each.called_off))})(?:\s*\([^()]*\))?[\s.!)]*",
    re.IGNORECASE,
)
_CALLED_OFF = any_of(lambda language: language.called_off)
# "Cancelled: Benches", "Inställd föreläsning".
_CALLED_OFF_FIRST = late(
    rf"\W*(?:{_CALLED_OFF})(?:\s*[:!]|\s+[\u2013\u2014-])\s.+"
    rf"|\W*(?:{_CALLED_OFF})\s+(?:{any_of(lambda each: (*each.talks, *each.gatherings))})\W*",
    re.IGNORECASE,
)
_CALLED_OFF_FRONT = late(rf"\W*(?:{_CALLED_OFF})(?!\w)", re.IGNORECASE)
_DEADLINE = late(
    rf"(?<!\w)(?:{any_of(lambda language: language.deadlines)})"
    rf"(?:\s*:)?(?:\s+(?:{THE}|{any_of(lambda language: language.on)}|zum|{WEEKDAY}))*\W*$",
    re.IGNORECASE,
)
_ROOM = late(
    rf"(?:[A-Z]{{2,6}}\s|.{{0,80}}(?<!\w)(?i:{any_of(lambda each: each.rooms)})\s)"
    r"\s?\d[\d.]*[a-zA-Z]?"
)
_PLACE_AT_END = late(
    rf"[.;,]\s+(?:{any_of(lambda language: language.places_field)}):\s.*$", re.IGNORECASE
)
_WRITTEN = late(
    rf"(?:{any_of(lambda language: (*language.published, *language.updated))})(?!\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = late(r"[(\[][^()]*[)\]]")
# No price is longer; a line of digits and dots would be looked through again from each of them.
_PRICE = late(
    r"(?<!\w)(?:[€$£]\s?\d|\d[\d.,]{0,15}\s?(?:€|(?:eur(?:os?)?|kr|dkk|sek|nok)(?!\w)|[.,]-(?!\s?\d))|kr\.?\s?\d)",
    re.IGNORECASE,
)
# "The $9 billion mirror" in a long line is a title.
_LONGEST_PRICE = 60
_TALK_PART = late(
    rf"(?:{any_of(lambda each: (*each.talks, *each.sessions, *each.talk_parts))})",
    re.IGNORECASE,
)
_ONLINE_WORD = rf"(?:{any_of(lambda language: language.online)})"
_SERIES_WORD = rf"(?:{any_of(lambda language: language.series_labels)})"
_LABEL_OF_SERIES = late(
    rf"(?:[^\W\d_][\w-]*\s+){{0,3}}?\w{{0,30}}?{_SERIES_WORD}\s*:\s+\w", re.IGNORECASE
)
_KIND_WORD = rf"(?:{any_of(lambda language: (*language.talks, *language.online))})"
# "WEBINAR | ", "Online talk: ": what a title is of, not what it says.
_TALK_LABEL = late(
    rf"{_KIND_WORD}(?:[\s-]+(?:{_KIND_WORD}|{_SERIES_WORD}))*(?:\s*:|\s+\|)\s+", re.IGNORECASE
)
_WAY = any_of(lambda language: language.by_way_of)
_ONLINE = late(
    rf"{_ONLINE_WORD}(?:[\s(,/|&]+(?:(?:{_WAY})\s+)?{_ONLINE_WORD})*"
    # "Online event".
    rf"(?:[\s-]+(?:{any_of(lambda language: language.gatherings)}))?",
    re.IGNORECASE,
)
_QUOTED_WHOLE = late(r"[«„“”\"']\s*(?P<title>[^«»„“”\"]{3,200}?)\s*[»“”\"']\s*(?P<ends>[.?!]?)\s*")
_AGENDA = any_of(lambda language: language.agendas)
_GENERIC = late(
    rf"(?:(?:{THE}|{any_of(lambda language: language.before_nouns)})\s+)?"
    rf"(?:{_AGENDA}|{any_of(lambda language: (*language.empty_titles, *language.page_kinds))})"
    # "Programme for the conference".
    rf"(?:\s+(?:[^\W\d_]{{2,4}}\s+(?:[^\W\d_]{{2,3}}\s+)?)?"
    rf"(?:{any_of(lambda language: language.gatherings)}))?\W*",
    re.IGNORECASE,
)


def _sections(language: Language) -> Words:
    """What comes after the programme on a page."""
    return (
        *(*language.talks_section, *language.further_reading, *language.thanks),
        *(*language.scope_note, *language.sections, *language.more_reading),
    )


_SECTIONS = late(
    rf"{any_of(_sections)}|(?:{any_of(lambda language: language.sections_open)})\b.*",
    re.IGNORECASE,
)


def may_be_person(text: str) -> bool:
    """Tell whether a line among people can be one: short, no sentence, call or section."""
    words = len(text.split())
    is_sentence = text.endswith((".", "!", "?")) and words >= SENTENCE_WORDS
    is_sentence = is_sentence and not ends_abbreviated(text)
    is_call = bool(_CALLS.match(text) or _ADDRESS.search(text))
    is_section = bool(_SECTIONS.fullmatch(text.rstrip(":")) or _FURNITURE.fullmatch(text))
    is_greeting = text.endswith(",") and not begins_with_name(text)
    is_greeting = is_greeting and not is_known_name(text.rstrip(" ,"))
    # "10243 Northville" is nobody either.
    is_known = ")," in text and is_known_name(text.partition("(")[0])
    is_known = is_known or (": " in text and is_known_name(text.partition(": ")[0]))
    is_question = text.endswith("?") and not is_known
    is_question = is_question or text[:1].isdigit() or bool(_LABEL_AND_QUOTE.match(text))
    return 0 < len(text) <= LONGEST_PERSON and not (
        is_greeting
        or is_question
        or is_sentence
        or is_call
        or is_section
        or FIELD_FIRST.match(text)
    )


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


def says_when_written(text: str) -> bool:
    """Tell whether a date says when a page was written or changed, and not when anything is."""
    return bool(_WRITTEN.match(text))


def is_aside(text: str) -> bool:
    """Tell whether a line is in brackets whole, or says what something costs."""
    says_price = len(text) <= _LONGEST_PRICE and bool(_PRICE.search(text))
    return says_price or bool(_IN_BRACKETS.fullmatch(text))


def is_break(title: str) -> bool:
    match = _BREAK.match(title)
    if match is None or _names_talk(title):
        return False
    # "Registration Hotel Example" says where, so it is no mere break.
    place = title[match.end() :].strip()
    return not (names_house(place) and place[:1].isupper())


def says_no_talk(text: str) -> bool:
    """Tell whether a text says that there is no talk on a day ("Ascension – no lecture")."""
    said = text.strip(" |")
    return bool(_NO_TALK.fullmatch(said) or _CALLED_OFF_FIRST.fullmatch(said))


def begins_called_off(text: str) -> bool:
    """Tell whether a text begins with the word that something does not take place."""
    return bool(_CALLED_OFF_FRONT.match(text))


def ends_with_deadline(text: str) -> bool:
    """Tell whether the day behind a text is the last one to sign up ("Sign up no later than")."""
    return bool(_DEADLINE.search(text[-_LONGEST_TOWN:]))


def names_room(text: str) -> bool:
    """Tell whether a text is a room with its number ("MEZ 1.306", "Example Hall, Room 2")."""
    return bool(_ROOM.fullmatch(text))


def names_address(text: str) -> bool:
    """Tell whether a text ends with a postcode and its town ("Gate 1, 0123 Northville")."""
    return bool(_ADDRESS_OF_HOUSE.search(text[-_LONGEST_TOWN:]))


def is_end(title: str) -> bool:
    # "End of meeting; lunch in the canteen".
    front, _, behind = title.partition(";")
    if _BREAK.match(behind.strip()):
        title = front.rstrip()
    words = title.split()
    last = words[-1].rstrip(".!") if words else ""
    # "The meeting ends", and neither "Summary and close" nor "Official closing".
    is_whole = len(words) in range(2, _END_WORDS) and not _AND_INSIDE.search(title)
    ends = is_whole and bool(_END.fullmatch(last)) and not is_closing(last)
    return ends or (bool(_END.match(title)) and len(words) < _END_WORDS and not _names_talk(title))


def is_closing(title: str) -> bool:
    """Tell whether an end is what a part of an agenda may be called ("Closing")."""
    return bool(_CLOSING.fullmatch(title))


def is_discussion(title: str) -> bool:
    """Tell whether a part of an agenda is that all talk ("Discussion", "Questions and answers")."""
    return bool(_DISCUSSION.fullmatch(title))


def _names_talk(title: str) -> bool:
    """Tell whether "Closing panel" or "Lunch lecture" is more than an end or a break."""
    return any(_TALK_PART.fullmatch(word.strip(".,:;()")) for word in title.split()[1:2])


def is_generic(title: str) -> bool:
    """Tell whether a line says that a programme follows, and not of what."""
    return bool(_GENERIC.fullmatch(title))


def is_gathering(text: str) -> bool:
    """Tell whether a text says what kind of meeting something is, and perhaps where."""
    said = text.strip(" .,:;|()\u2013\u2014-")
    return bool(_GATHERING.fullmatch(said) or _GATHERING_AT.match(said))


def without_quotes(title: str) -> str:
    """Return the title in "« Benches »." and "„Benches“ ?"."""
    quoted = _QUOTED_WHOLE.fullmatch(title)
    return quoted["title"] if quoted else title


def without_kind(text: str) -> str:
    """Return the title in "WEBINAR | Benches" and "Online talk: Benches"."""
    match = _TALK_LABEL.match(text)
    return text[match.end() :] if match and match.end() < len(text) else text


def names_series(text: str) -> bool:
    """Tell whether a text says itself that it names a series: "Webinar series: Safer nights"."""
    return _LABEL_OF_SERIES.match(text) is not None


def says_online(text: str) -> bool:
    """Tell whether a text says that something is online, and nothing else."""
    return bool(_ONLINE.fullmatch(text.strip(" .,:;|()")))
