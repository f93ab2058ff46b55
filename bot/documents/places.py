"""Where a finding was heard, in one line: "Talk 1, segment 2, from 00:12, 00:34; Talk 2"."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.domain.findings.article import Evidence
from bot.saying.document_labels import ArticleLabels

BETWEEN_PLACES = "; "
BETWEEN_MINUTES = ", "
_HOUR = 60


def clock(minute: int) -> str:
    """Write minutes since the beginning as a player shows them, hours first ("00:34")."""
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


def places(evidence: Iterable[Evidence]) -> Iterator[tuple[Evidence, tuple[int, ...]]]:
    """Each place with its minutes; what follows another from the same segment joins it."""
    for (_, _, is_whole), alike in groupby(
        evidence, lambda each: (each.talk, each.segment, each.minute is None)
    ):
        listed = list(alike)
        if is_whole:
            yield from ((each, ()) for each in listed)
        else:
            yield listed[0], tuple(each.minute for each in listed if each.minute is not None)


def place_in_words(place: Evidence, labels: ArticleLabels) -> str:
    """Talk and segment."""
    parts = ((labels.talk, place.talk), (labels.segment, place.segment))
    return ", ".join(f"{label} {value}" for label, value in parts if value is not None)


class PlaceReader:
    """Reads the line in each of the languages that it may be written in."""

    def __init__(self, labels: Iterable[ArticleLabels]) -> None:
        self._patterns = [
            re.compile(
                rf"{re.escape(each.talk)} (\d{{1,9}})(?:, {re.escape(each.segment)} (\d{{1,9}}))?"
                rf"(?:, {re.escape(each.minute)} (\d{{2,9}}:\d\d(?:, \d{{2,9}}:\d\d)*))?",
                re.ASCII,
            )
            for each in labels
        ]

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """All that the line says, or nothing where any of it is not understood."""
        found: list[Evidence] = []
        for place in text.split(BETWEEN_PLACES):
            match = next((m for each in self._patterns if (m := each.fullmatch(place))), None)
            if match is None:
                return ()
            talk, segment = int(match[1]), int(match[2]) if match[2] else None
            minutes = [_minute(each) for each in match[3].split(", ")] if match[3] else [None]
            found += [Evidence(talk=talk, segment=segment, minute=minute) for minute in minutes]
        return tuple(found)


def _minute(written: str) -> int:
    hours, _, minutes = written.partition(":")
    return int(hours) * _HOUR + int(minutes)
