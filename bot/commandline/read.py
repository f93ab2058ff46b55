"""`python -m bot read time|length|repeat|programme|article`: what would be understood of a text.

The same readers as in Discord, without a server or a store. Each prints words for people, or with
`--json` an object whose form `docs/reading.md` describes.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.commandline.article_json import article_json
from bot.commandline.parser import DATES
from bot.commandline.saying import say
from bot.documents.read.any_form import read_article_bytes
from bot.domain.errors import BadInput, DocumentNotUnderstood
from bot.domain.times.errors import ZoneIsAmbiguous
from bot.domain.times.repeats import days_of, fits
from bot.domain.times.zones import canonical_zone, load_zones
from bot.saying.error_text import explain
from bot.saying.i18n import Localizer, Text, text_id
from bot.saying.programme_doubts import doubts_in_words
from bot.saying.times import wall_in_words
from bot.settings import Settings
from bot.words.duration import read_minutes
from bot.words.errors import (
    DayMissing,
    HourUnclear,
    NothingUnderstood,
    RepeatNeedsEnd,
    SeveralDays,
    TimeOfDayMissing,
)
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Fate, ProgrammeTalk
from bot.words.repeats import read_repeat
from bot.words.when import Understood, read_when

# What is asked about, because an answer makes it clear; all else is refused.
_ASKED = (DayMissing, HourUnclear, SeveralDays, TimeOfDayMissing, ZoneIsAmbiguous)
_BYTES_MAX = 20_000_000
# A fifth Monday of a month may be a few months away.
_FURTHEST_DAYS = 400

Read = dict[str, Any]


def main(args: argparse.Namespace, _settings: Settings) -> int:
    """Print what was understood; 1 if the text is refused as a whole."""
    load_zones()
    text = Localizer.load().for_locale(args.language)
    zone = canonical_zone(args.zone)
    read = _READERS[args.what](args, zone, text)
    if args.json:
        sys.stdout.write(json.dumps(read, ensure_ascii=False, indent=2) + "\n")
    else:
        say(_WORDS[args.what](read, text))
    return 1 if read.get("refused") else 0


def _time(args: argparse.Namespace, zone: str, text: Text) -> Read:
    now = _moment(args.now, zone)
    result: Read = {"readings": [], "asks": None, "refused": None}
    try:
        read = read_when(_typed(args), now=now, zone=zone, day_first=DATES[args.dates])
    except BadInput as error:
        result["asks" if isinstance(error, _ASKED) else "refused"] = explain(error, text)
        return result
    walls = (read.wall,) if isinstance(read, Understood) else read.candidates
    notes = [text(text_id("read-note", note)) for note in read.notes]
    result["readings"] = [
        {
            "start": wall.local.isoformat(timespec="minutes"),
            "zone": wall.zone,
            "minutes": read.minutes,
            "note": " ".join(notes) or None,
        }
        for wall in walls
    ]
    if len(walls) > 1:
        listed = " · ".join(wall_in_words(wall, text) for wall in walls)
        result["asks"] = text("read-which", readings=listed)
    return result


def _moment(given: str | None, zone: str) -> datetime:
    """The moment to read as of; without an offset it is a wall time of the zone."""
    if given is None:
        return SystemClock().now()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise DocumentNotUnderstood(problem=f"--now {given}") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=load_zones()[zone])).astimezone(UTC)


def _length(args: argparse.Namespace, _zone: str, text: Text) -> Read:
    try:
        return {"minutes": read_minutes(_typed(args)), "refused": None}
    except BadInput as error:
        return {"minutes": None, "refused": explain(error, text)}


def _repeat(args: argparse.Namespace, zone: str, text: Text) -> Read:
    """The days from the first one on that the rule has."""
    today = _moment(args.now, zone).astimezone(load_zones()[zone]).date()
    result: Read = {"days": [], "time": None, "asks": None, "refused": None}
    try:
        read = read_repeat(_typed(args), first=today)
    except BadInput as error:
        result["asks" if isinstance(error, RepeatNeedsEnd) else "refused"] = explain(error, text)
        return result
    to_come = (today + timedelta(days=ahead) for ahead in range(_FURTHEST_DAYS))
    first = next((day for day in to_come if fits(read.repeat, day)), today)
    result["days"] = [day.isoformat() for day in days_of(read.repeat, first)]
    result["time"] = f"{read.at:%H:%M}" if read.at else None
    return result


def _programme(args: argparse.Namespace, zone: str, text: Text) -> Read:
    content = _content(args).decode(errors="replace")
    try:
        programme = parse_programme(content, zone=zone, day_first=DATES[args.dates])
    except BadInput as error:
        return {"talks": [], "lines": [], "refused": explain(error, text)}
    return {
        "talks": [_talk(talk, zone, text) for talk in programme.talks],
        "lines": [
            {
                "number": line.number,
                "fate": line.fate.value.replace("_", " "),
                "as": line.use.value if line.use else None,
            }
            for line in programme.lines
        ],
        "refused": None if programme.talks else explain(NothingUnderstood(), text),
    }


def _talk(talk: ProgrammeTalk, zone: str, text: Text) -> Read:
    asks: list[str] = []
    if talk.date is not None and talk.date.doubt is not None:
        asks.append(text(text_id("date-doubt", talk.date.doubt), date=talk.date.text))
    asks += doubts_in_words(talk.doubts, text)
    if talk.start is not None and talk.start.backwards:
        asks.append(text("hours-backwards", hours=talk.start.backwards))
    of_zone = zone
    try:
        away = talk.start.away() if talk.start else None
        of_zone = str(away) if away is not None else zone
    except ZoneIsAmbiguous as error:
        asks.append(explain(error, text))
    start = talk.start
    return {
        "title": talk.title,
        "date": talk.date.on.isoformat() if talk.date and talk.date.on else None,
        "start": f"{start.at:%H:%M}" if start else None,
        "minutes": start.minutes if start else None,
        "zone": of_zone,
        "place": talk.place,
        "sessions": [
            {
                "title": segment.title,
                "people": [{"name": each.name, "line": each.line} for each in segment.speakers],
            }
            for segment in talk.segments
        ],
        "asks": asks,
    }


def _article(args: argparse.Namespace, _zone: str, text: Text) -> Read:
    content = _content(args)
    try:
        name = args.text[0] if args.text else ""
        read = read_article_bytes(content, text, name=name, day_first=DATES[args.dates])
    except BadInput as error:
        return {"refused": explain(error, text), "findings": [], "talks": [], "lines": []}
    return article_json(read, text)


def _typed(args: argparse.Namespace) -> str:
    return " ".join(args.text) if args.text else sys.stdin.read().strip()


def _content(args: argparse.Namespace) -> bytes:
    """The file that is named, or what comes in; raises `DocumentNotUnderstood`."""
    if not args.text or args.text == ["-"]:
        return sys.stdin.buffer.read(_BYTES_MAX)
    if len(args.text) > 1 or "\n" in args.text[0]:
        return "\n".join(args.text).encode(errors="replace")
    path = Path(args.text[0])
    try:
        with path.open("rb") as file:
            return file.read(_BYTES_MAX)
    except OSError as error:
        raise DocumentNotUnderstood(problem=f"{path}: {error.strerror}") from None


def _time_in_words(read: Read, text: Text) -> Iterator[str]:
    for each in read["readings"]:
        length = text("read-minutes", minutes=each["minutes"]) if each["minutes"] else ""
        yield " ".join(part for part in (each["start"], each["zone"], length, each["note"]) if part)
    yield from _said(read)


def _said(read: Read) -> Iterator[str]:
    yield from (read[key] for key in ("asks", "refused") if isinstance(read.get(key), str))


def _length_in_words(read: Read, text: Text) -> Iterator[str]:
    if read["minutes"] is not None:
        yield text("read-minutes", minutes=read["minutes"])
    yield from _said(read)


def _repeat_in_words(read: Read, _text: Text) -> Iterator[str]:
    yield from (" ".join(filter(None, (day, read["time"]))) for day in read["days"])
    yield from _said(read)


def _programme_in_words(read: Read, text: Text) -> Iterator[str]:
    for talk in read["talks"]:
        when = " ".join(str(talk[key]) for key in ("date", "start", "zone") if talk[key])
        length = text("read-minutes", minutes=talk["minutes"]) if talk["minutes"] else ""
        yield f"{talk['title'] or '-'} | {when} {length}".rstrip()
        if talk["place"]:
            yield f"  {text('programme-place', place=talk['place'])}"
        for session in talk["sessions"]:
            yield f"  {session['title'] or '-'}"
            yield from (f"    {each['line']}" for each in session["people"])
        yield from (f"  ? {sentence}" for sentence in talk["asks"])
    yield from _said(read)
    yield from _lines_in_words(read, text)


def _article_in_words(read: Read, text: Text) -> Iterator[str]:
    if read["refused"] is None:
        yield f"{read['title'] or '-'} | {read['published_on'] or '-'}"
        yield from (f"  {author}" for author in read["authors"])
        for each in read["findings"]:
            yield f"{each['number']}. {each['heading']}"
            yield from (f"   {paragraph}" for paragraph in each["paragraphs"])
        for talk in read["talks"]:
            yield f"- {talk['title']} | {talk['on'] or '-'}"
        yield from (f"? {sentence}" for sentence in read["asks"])
    yield from _lines_in_words(read, text)


def _lines_in_words(read: Read, text: Text) -> Iterator[str]:
    """Every line that was not used, and why."""
    for line in read["lines"]:
        if line["fate"] != Fate.USED.value:
            fate = text(text_id("read-fate", line["fate"].replace(" ", "_")))
            why = f" ({line['as']})" if line["as"] else ""
            yield f"{line['number']}: {fate}{why}"
    yield from _said(read)


_READERS: dict[str, Callable[[argparse.Namespace, str, Text], Read]] = {
    "time": _time,
    "length": _length,
    "repeat": _repeat,
    "programme": _programme,
    "article": _article,
}
_WORDS: dict[str, Callable[[Read, Text], Iterator[str]]] = {
    "time": _time_in_words,
    "length": _length_in_words,
    "repeat": _repeat_in_words,
    "programme": _programme_in_words,
    "article": _article_in_words,
}
