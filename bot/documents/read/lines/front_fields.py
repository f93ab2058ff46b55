"""Fields between an article's title and its text, known by their words: day, byline, kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.documents.read.in_making import ArticlePart
from bot.documents.read.lines.furniture import reason_to_leave_out
from bot.documents.read.lines.sections import plain_heading, promises_findings
from bot.domain.errors import BadInput
from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, MONTH, THE, WEEKDAY, either, every, plain
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late
from bot.words.programme.people import (
    is_known_name,
    is_name,
    is_person_name,
    names_house,
    names_only,
)
from bot.words.written_days import WrittenDay, written_days

_LONGEST_FIELD = 200
# An office that wrote a text has no longer name.
_BODY_WORDS = 8


def _either(words_of: Callable[[Language], Words]) -> str:
    return either(every(words_of))


_LABELS: dict[ArticlePart, Callable[[Language], Words]] = {
    ArticlePart.PUBLISHED_ON: lambda language: language.published,
    ArticlePart.AUTHORS: lambda language: language.authors,
    ArticlePart.KIND: lambda language: language.kinds,
    ArticlePart.EDITION: lambda language: language.editions,
}
# "Text and photos: Ada Example".
_AND_PICTURES = rf"(?:\s*(?:{AND}|[&/+,])\s*(?:{_either(lambda each: each.pictures)}))?"
_FIELDS = {
    part: late(
        rf"(?:{_either(words_of)}){_AND_PICTURES if part is ArticlePart.AUTHORS else ''}"
        r"\s*:\s*(?P<value>.*)",
        re.IGNORECASE,
    )
    for part, words_of in _LABELS.items()
}
_UPDATED = late(rf"(?:{_either(lambda each: each.updated)})(?!\w)\s*:?\s*", re.IGNORECASE)
_PUBLISHED = late(rf"(?:{_either(lambda each: each.published)})(?!\w)\s*:?\s*", re.IGNORECASE)
_PUBLISHED_WITHIN = late(rf"(?<!\w)(?:{_either(lambda each: each.published)})(?!\w)", re.IGNORECASE)
_FIELD_WORDS = 12
_TITLE_WORDS = 3
_HOUSE_WORDS = 6
# "This page was last updated by the council on …".
_UPDATED_WORDS = 7
_PLACE_WORDS = 4
_BYLINE = late(
    rf"(?:(?:{_either(lambda each: each.page_kinds)})\s+)?"
    rf"(?:{_either(lambda each: each.authors)})(?!\w)\s*:?\s+(?P<value>.+)",
    re.IGNORECASE,
)
# "Posts by Ada Example", at the head of a page in a blog.
_POSTS_BY = late(
    rf"[A-ZÀ-Þ][a-zß-ÿ]+\s+(?:{_either(lambda each: each.by)})\s+(?P<value>\S.+)", re.IGNORECASE
)
_THE_AT_END = late(rf"[\s,]+(?:{WEEKDAY}|{THE}|{_either(lambda each: each.on)})$", re.IGNORECASE)
_PUBLISHED_AT_END = late(
    rf"[\s|,·•–—-]+(?:{_either(lambda each: (*each.published, *each.updated))})\s*:?\s*$",
    re.IGNORECASE,
)
_BYLINE_BEHIND = late(
    rf"[\s|,·•/–—-]*(?:{_either(lambda each: (*each.authors, *each.by))})\s*:?\s+"
    r"(?P<value>[^|·•]+)",
    re.IGNORECASE,
)
# "Ada Example at 9:14 PM".
_HOUR_AT_END = late(
    rf"[\s|,]+(?:(?:{_either(lambda each: each.at)})\s+)?\d{{1,2}}[:.h]\d{{2}}.*$", re.IGNORECASE
)
_HOURS = late(r"(?<!\d)\d{1,2}(?:[.:]\d{2})?\s*[–—-]\s*\d{1,2}(?!\d)")
# "7 min readJul 17, 2017", "18.03.2021Text: Ada Example", "Paper3rd July 2023".
_UNGLUED = late(
    r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=(?<!\d)(?:19|20)\d\d)(?=[^\W\d_])"
    r"|(?<=[a-zß-ÿ]{3})(?=[0-3]?\d(?:st|nd|rd|th|\.)?\s[A-ZÀ-Þ])"
)
_THEN_THE = rf"(?:\s*:)?(?:\s+(?:{THE}|{_either(lambda each: each.on)}))?\s*$"
_ENDS_PUBLISHED = late(
    rf"(?<!\w)(?:{_either(lambda each: each.published)}){_THEN_THE}", re.IGNORECASE
)
_ENDS_UPDATED = late(rf"(?<!\w)(?:{_either(lambda each: each.updated)}){_THEN_THE}", re.IGNORECASE)
# The report behind its place and day.
_GOES_ON = late(r"[\u2013\u2014:|-]\s*(?:\S+\s+){6}")
# "Northville, 28 June 2027 (ax) – …": who wrote it for an agency.
_INITIALS = late(r"^\s*\([^\W\d_]{2,4}\)")
_WEEKDAY_ALONE = late(rf"(?:{WEEKDAY})\.?", re.IGNORECASE)
_MONTH_ALONE = late(rf"(?:{MONTH})\.?,?\s+(?:19|20)[0-9]{{2}}", re.IGNORECASE)
_PAGE_WORDS = frozenset(
    plain(part)
    for words in every(
        lambda each: (*each.kinds, *each.furniture, *each.editions, *each.page_kinds)
    )
    for part in words.split()
)
# Shorter ones end other words, too.
_LETTERS_OF_ENDING = 7
_PAGE_ENDINGS = tuple(word for word in _PAGE_WORDS if len(word) >= _LETTERS_OF_ENDING)
_PAGE_KINDS = frozenset(plain(word) for word in every(lambda each: each.page_kinds))
_COUNTED_KIND = late(
    r"(?P<words>[^\W\d]+(?: [^\W\d]+){0,3}),? (?:n[or°]\.? ?|# ?)?\d{1,4}(?:/\d{2,4})?",
    re.IGNORECASE,
)
_COUNTING = frozenset(("no", "nr", "n", "nro", "number", "nummer", "numero", "vol", "volume"))
_UNKNOWN_FIELD = late(r"[A-ZÀ-Þ][\w’' -]{1,28}:\s+\S.{0,100}[^.!?:]")
_APART_BUT_COMMA = late(rf"\s*[;&|]\s*|,?\s+(?:{AND})\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontField:
    """A line between title and text: what it is, its text, and a day that it names.

    `part` is None for a field of the page that an article does not have; `is_update` tells that
    the day is that of a later change.
    """

    part: ArticlePart | None
    value: str = ""
    day: WrittenDay | None = None
    is_update: bool = False
    # Whether a word says that it is the day of the publication.
    is_said: bool = False
    # Those who are named behind the day of a publication.
    authors: tuple[str, ...] = ()


def tells_its_day(field: FrontField) -> bool:
    """Tell whether a line says that its day is that of the publication, or of a later change."""
    is_said = field.is_said or field.is_update or field.part is ArticlePart.AUTHORS
    return field.day is not None and is_said


def names_its_author(field: FrontField) -> bool:
    """Tell whether a line says nothing but who wrote the text: "Text: Ada Example"."""
    return field.part is ArticlePart.AUTHORS and bool(authors_in(field.value, strict=True))


def front_field(line: str) -> FrontField | None:
    """Read "Published on 21 March 2022", "By Pia Sample | 21 March 2022", "21 March 2022"."""
    return None if len(line) > _LONGEST_FIELD else _field_of(line)


@once_in_a_reading
def _field_of(line: str) -> FrontField | None:
    day = day_that_counts(line)
    if (field := _with_colon(line, day)) is not None:
        return field
    if day is not None and (field := _labelled(line, day)) is not None:
        return field
    if (field := _byline(line, day)) is not None:
        return field
    if day is not None and (field := _published_within(line, day)) is not None:
        return field
    if day is not None and _is_about_a_day(line, day):
        return _day_alone(line, day)
    if _is_kind(line):
        return FrontField(ArticlePart.KIND, line)
    if _MONTH_ALONE.fullmatch(line):
        # No day of it can be known.
        return FrontField(ArticlePart.PUBLISHED_ON, line)
    apart = _UNGLUED.sub(" | ", line)
    return _field_of(apart) if apart != line and written_days(apart) else None


def dateline_of(text: str) -> FrontField | None:
    """Read the day that a report begins with: "Northville, 28 June 2027 – The towns met …"."""
    day = next(iter(written_days(text[:_LONGEST_FIELD])), None)
    if day is None or day.year is None or day.last is not None:
        return None
    place, behind = text[: day.start].strip(" ,(|"), _INITIALS.sub("", text[day.end :], count=1)
    # A stop may end it as a dash does: "Northville, 28 June 2027. The towns met …".
    stop = ". \u2013" if behind.startswith(".") else ""
    behind = f"{stop}{behind.lstrip('.')}".lstrip(" ).")
    is_place = all(word[0].isupper() for word in place.split()) and bool(place)
    if not is_place or len(place.split()) > _PLACE_WORDS or not _GOES_ON.match(behind):
        return None
    return FrontField(ArticlePart.PUBLISHED_ON, day.text, day)


def day_that_counts(line: str) -> WrittenDay | None:
    """Of several days the one behind "Published", or else the first that no change is of."""
    days = written_days(line)
    before = [line[: day.start].rstrip(" :,") for day in days]
    for day, words in zip(days, before, strict=True):
        if len(days) > 1 and _ENDS_PUBLISHED.search(words):
            return day
    kept = [d for d, words in zip(days, before, strict=True) if not _ENDS_UPDATED.search(words)]
    return next(iter(kept or days), None)


def _with_colon(line: str, day: WrittenDay | None) -> FrontField | None:
    for part in (
        ArticlePart.PUBLISHED_ON,
        ArticlePart.KIND,
        ArticlePart.EDITION,
        ArticlePart.AUTHORS,
    ):
        if match := _FIELDS[part].fullmatch(line):
            value = match["value"].strip()
            if part is ArticlePart.AUTHORS and day is not None:
                value = _without_ends(line[match.start("value") : day.start])
            if part is ArticlePart.AUTHORS:
                # "Text: Ada Example | Photo: Bo Sample".
                value = re.split(r"\s[|·•]\s", value)[0]
            return FrontField(part, value, day, is_said=part is ArticlePart.PUBLISHED_ON)
    return None


def _labelled(line: str, day: WrittenDay) -> FrontField | None:
    """Read a day right behind "Published" or "Updated"."""
    if (match := _UPDATED.match(line)) and match.end() >= day.start:
        return FrontField(ArticlePart.PUBLISHED_ON, line[day.start :], day, is_update=True)
    if len(line[: day.start].split()) <= _UPDATED_WORDS and _ENDS_UPDATED.search(line[: day.start]):
        return FrontField(ArticlePart.PUBLISHED_ON, line[day.start :], day, is_update=True)
    if (match := _PUBLISHED.match(line)) and match.end() >= day.start:
        authors = _authors_behind(line[day.end :])
        return FrontField(
            ArticlePart.PUBLISHED_ON, line[day.start :], day, authors=authors, is_said=True
        )
    return None


def _published_within(line: str, day: WrittenDay) -> FrontField | None:
    """Read "First published in Harbour News on 3 May 2027"."""
    is_last = len(line[day.end :].split()) <= 2  # noqa: PLR2004
    if not is_last or len(line.split()) > _FIELD_WORDS:
        return None
    if not _PUBLISHED_WITHIN.search(line[: day.start]):
        return None
    return FrontField(ArticlePart.PUBLISHED_ON, line[day.start :], day, is_said=True)


def _day_alone(line: str, day: WrittenDay) -> FrontField:
    if day.last is not None or _HOURS.search(line[day.end :]):
        # Several days, or hours from and to, are those of what is told about.
        return FrontField(None, line)
    authors = _authors_behind(line[day.end :]) or _authors_beside(line, day)
    if authors:
        return FrontField(ArticlePart.PUBLISHED_ON, line[day.start : day.end], day, authors=authors)
    authors = tuple(each for each in _pieces_beside(line, day) if _may_be_author(each))
    # Two of them may be a place and a series as well.
    said = authors if len(authors) == 1 else ()
    return FrontField(ArticlePart.PUBLISHED_ON, line[day.start : day.end], day, authors=said)


def _without_ends(value: str) -> str:
    """Take off what leads on to the day: "Ada Example, on Tuesday", "Léa Fictive | Publié le"."""
    value = _PUBLISHED_AT_END.sub("", value)
    value = _HOUR_AT_END.sub("", value)
    value = _THE_AT_END.sub("", value.strip(" |,–—-·•")).strip(" |,–—-·•")
    name, inside, _ = value.partition(" in ")
    return name if inside and is_name(name) else value


def _authors_behind(text: str) -> tuple[str, ...]:
    """Read "by Ada Example" behind "Published on 3 May 2027"."""
    match = _BYLINE_BEHIND.match(text)
    return authors_in(match["value"].strip(" |,–—-·•"), strict=True) if match else ()


def _byline(line: str, day: WrittenDay | None) -> FrontField | None:
    match = _BYLINE.fullmatch(line)
    if match is None:
        return None
    value = match["value"] if day is None else line[match.start("value") : day.start]
    value = _without_ends(value)
    if len(value.split()) <= _PLACE_WORDS:
        # "The interview was held by Ada Example."
        value = value.rstrip(".")
    # "Prepared by the secretariat" says more than "by the sea".
    said = len(line[: match.start("value")].split()) > 1 and len(value.split()) <= _BODY_WORDS
    if said and not value.endswith((".", "!", "?")):
        return FrontField(ArticlePart.AUTHORS, value, day)
    return FrontField(ArticlePart.AUTHORS, value, day) if authors_in(value, strict=True) else None


def author_of_posts(line: str) -> str:
    """Return who is named in "Posts by Ada Example", or nothing; only above a title it tells."""
    match = _POSTS_BY.fullmatch(line) if len(line) <= _LONGEST_FIELD else None
    name = match["value"] if match else ""
    is_somebody = len(names_only(name)) == 1 and is_known_name(name)
    return name if is_somebody and not promises_findings(line) else ""


def _authors_beside(line: str, day: WrittenDay) -> tuple[str, ...]:
    """Return the names that stand on one side of a bar or a day: "Ada Example, Bo Sample | …"."""
    around = f"{line[: day.start]} | {line[day.end :]}"
    for piece in (each.strip(" ,") for each in re.split(r"\s*[|·•–—]\s*", around)):
        names = names_only(piece)
        listed = tuple(each.strip() for each in piece.split(","))
        if len(names) > 1 and all(map(_may_be_author, names)):
            return names
        if len(listed) > 1 and "|" in line and all(map(_may_be_author, listed)):
            return listed
    return ()


# "Project period: …", "Lieu : …": what a page says about a project or a meeting.
_FACT = late(
    rf"(?:{_either(lambda each: (*each.article_fields, *each.dates_field, *each.places_field))}"
    rf"|{_either(lambda each: (*each.other_fields, *each.moderators, *each.hosts))})\s*:\s*\S.*",
    re.IGNORECASE,
)


def says_published(line: str) -> bool:
    """Tell whether a line begins with what stands before a day: "Published on Harbour Notes"."""
    return bool(_PUBLISHED.match(line)) and len(line.split()) <= _UPDATED_WORDS


def is_fact(line: str) -> bool:
    """Tell whether a line is a field about a project or a meeting: "Participants: 16"."""
    return len(line) <= _LONGEST_FIELD and bool(_FACT.fullmatch(line))


_SUBJECT = late(
    rf"(?:{_either(lambda each: (*each.titles_field, *each.subjects))})\s*:\s*(?P<title>\S.*)",
    re.IGNORECASE,
)


def is_issue(line: str) -> bool:
    """Tell whether a line says which page of a row it is: "BLOG · MARCH 2027"."""
    rest = _MONTH_ALONE.sub(" ", line)
    words = re.findall(r"[^\W\d_]+", rest)
    return rest != line and bool(words) and all(_is_of_page(plain(word)) for word in words)


def day_of_issue(line: str) -> WrittenDay | None:
    """Return the day of a line that says which issue it is: "Newsletter no. 31 – 4 May 2027"."""
    day = next(iter(written_days(line)), None) if len(line) <= _LONGEST_FIELD else None
    if day is None or day.year is None or day.last is not None:
        return None
    words = re.findall(r"[^\W\d_]+", f"{line[: day.start]} {line[day.end :]}")
    named = [word for word in words if plain(word) not in _COUNTING]
    return day if named and all(_is_of_page(plain(word)) for word in named) else None


def _is_of_page(word: str) -> bool:
    """Tell whether a word is one of pages, or ends with one: "Medlemsnyhedsbrev"."""
    return word in _PAGE_WORDS or word.endswith(_PAGE_ENDINGS)


def subject_of(line: str) -> str:
    """Return the title behind "Title:" or "Re:", or nothing."""
    match = _SUBJECT.fullmatch(line)
    return match["title"] if match else ""


def is_title_with_day(line: str, field: FrontField) -> bool:
    """Tell whether a line may be a title that ends with a day: "Notes of the panel, 3 May 2027"."""
    if field.part is not ArticlePart.PUBLISHED_ON or field.day is None or field.authors:
        return False
    if field.is_said or field.is_update:
        return False
    first, *_ = [*_pieces_beside(line, field.day), ""]
    return len(first.split()) >= _TITLE_WORDS and not (
        names_only(first) or reason_to_leave_out(first)
    )


def is_label_of_day(text: str) -> bool:
    """Tell whether a text says that a day is that of a publication ("Published")."""
    return bool(_PUBLISHED.fullmatch(text) or _UPDATED.fullmatch(text))


def _is_about_a_day(line: str, day: WrittenDay) -> bool:
    """Tell whether little but a day with its year stands there ("21 March 2022 | 5 min read")."""
    if day.year is None:
        return False
    pieces = _pieces_beside(line, day)
    short = all(
        sum(any(map(str.isalnum, word)) for word in piece.split()) <= 3  # noqa: PLR2004
        or names_only(piece)
        # "14 April 2022 | School of Public Health".
        or (len(piece.split()) <= _HOUSE_WORDS and names_house(piece))
        or reason_to_leave_out(piece)
        or ((match := _BYLINE.fullmatch(piece)) and authors_in(match["value"], strict=True))
        for piece in pieces
    )
    return short and len(line.split()) <= 12 and not line.endswith((".", "!", "?"))  # noqa: PLR2004


def _is_kind(line: str) -> bool:
    """Tell whether a line says of what kind a page is, and which of them: "Policy Brief No. 7"."""
    if plain_heading(line) in _PAGE_KINDS:
        return True
    match = _COUNTED_KIND.fullmatch(line)
    return bool(match) and all(plain(word) in _PAGE_WORDS for word in match["words"].split())


def _pieces_beside(line: str, day: WrittenDay) -> list[str]:
    around = f"{line[: day.start]} | {line[day.end :]}"
    pieces = (piece.strip() for piece in re.split(r"[|·•–—,]|\s-\s", around))
    return [piece for piece in pieces if piece and not _WEEKDAY_ALONE.fullmatch(piece)]


def _may_be_author(piece: str) -> bool:
    """Tell whether a piece beside a day is a name, and no word of pages ("Policy Brief")."""
    return is_person_name(piece) and not any(plain(word) in _PAGE_WORDS for word in piece.split())


def is_unknown_field(line: str) -> bool:
    return bool(_UNKNOWN_FIELD.fullmatch(line)) and len(line.split()) <= 12  # noqa: PLR2004


def authors_in(value: str, *, strict: bool = False) -> tuple[str, ...]:
    """Return the authors of a byline; with `strict` nothing unless all may be names."""
    if strict:
        if names := names_only(value):
            return names
        first = value.split(",", maxsplit=1)[0].strip()
        return (first,) if is_name(first) and len(value.split()) <= 12 else ()  # noqa: PLR2004
    groups = (each.split(",") for each in _APART_BUT_COMMA.split(value))
    return tuple(part for group in groups for part in _without_roles(group))


def _without_roles(group: list[str]) -> list[str]:
    """Of "Ada Example, architect, Northville Council" the name; of offices all of them."""
    first, *rest = (each.strip() for each in group)
    return (
        [first, *filter(is_person_name, rest)]
        if is_person_name(first)
        else [each for each in (first, *rest) if each]
    )


def day_of(written: WrittenDay | None) -> date | None:
    """Return the date, or None if it is none or names no year."""
    if written is None or written.year is None:
        return None
    try:
        return written.on()
    except BadInput:
        return None
