"""Forms of real pages with invented words: what each line is for, and what is meant.

Above "-----" each line begins with the letter of its role (`LineRole`) and a bar; blank lines have
the bar alone. Below it stands the JSON of the talks that are meant.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.words.programme.lines import LineFacts
from bot.words.programme.parsing import lines_of
from bot.words.programme.parts import ProgrammeTalk
from tests.cases import said

FORMS = Path(__file__).parent / "forms"
ZONE = "Europe/Copenhagen"
_KIND_WORDS = 4


@dataclass(frozen=True)
class Form:
    name: str
    text: str
    # By the number of the line, from 1.
    labels: dict[int, str]
    facts: list[LineFacts]
    talks: list[dict[str, Any]]

    @property
    def is_page(self) -> bool:
        """Tell whether it has the form of a page, and is none of our own plain texts."""
        folder, number, *_ = self.name.split("-")
        return folder.startswith("p") and number.isdigit()

    @property
    def is_held(self) -> bool:
        """Every fourth one is for measuring what the others teach."""
        return self.is_page and int(self.name.split("-")[1]) % 4 == 0


def labels_of(path: Path) -> dict[int, str]:
    return {number: label for number, (label, _) in enumerate(_rows(path)[0], start=1)}


def _rows(path: Path) -> tuple[list[tuple[str, str]], str]:
    labelled, meant = path.read_text(encoding="utf-8").split("\n-----\n")
    rows = [line.partition("|") for line in labelled.split("\n")]
    return [(label or "X", text) for label, _, text in rows], meant


def read_form(path: Path) -> Form:
    rows, meant = _rows(path)
    labels = {number: label for number, (label, _) in enumerate(rows, start=1)}
    text = "\n".join(text for _, text in rows)
    return Form(path.stem, text, labels, lines_of(text, zone=ZONE)[2], json.loads(meant))


def faults_of(form: Form, talks: Sequence[ProgrammeTalk]) -> list[str]:
    """Say what is read otherwise than it is meant; extra items of an agenda are no fault."""
    faults: list[str] = []
    if len(talks) != len(form.talks):
        faults.append(f"{len(talks)} talks for {len(form.talks)}")
    left = [*talks]
    for meant in form.talks:
        talk = _talk(meant, left, only=len(talks) == len(form.talks) == 1)
        if talk is None:
            faults.append(f"title {meant['title']!r}")
            continue
        left.remove(talk)
        faults += _of_talk(meant, talk)
    return faults


def _talk(
    meant: dict[str, Any], talks: Sequence[ProgrammeTalk], *, only: bool
) -> ProgrammeTalk | None:
    named = [talk for talk in talks if _is_like(talk.title, meant["title"])]
    same_day = [talk for talk in named if meant["date"] in {None, _on(talk)}]
    found = same_day or named
    return found[0] if found else None


def _is_like(read: str, meant: str) -> bool:
    """Tell whether titles are the same but for a word or two in front ("Lecture: …")."""
    one, other = said(read), said(meant)
    if one.startswith(other):
        return True
    longer, shorter = sorted((one, other), key=len, reverse=True)
    in_front = len(longer.split()) - len(shorter.split())
    return bool(shorter) and longer.endswith(shorter) and in_front <= _KIND_WORDS


def _on(talk: ProgrammeTalk) -> str | None:
    return talk.date.on.isoformat() if talk.date and talk.date.on else None


def _of_talk(meant: dict[str, Any], talk: ProgrammeTalk) -> list[str]:
    faults: list[str] = []
    if meant["date"] is not None and _on(talk) != meant["date"]:
        faults.append(f"date {_on(talk)} for {meant['date']}")
    start = f"{talk.start.at:%H:%M}" if talk.start else None
    if meant["start"] is not None and start != meant["start"].split()[0]:
        faults.append(f"start {start} for {meant['start']}")
    for part in meant["sessions"]:
        named = [each for each in talk.segments if bool(each.title) == bool(part["title"])]
        found = [each for each in named if _is_like(each.title, part["title"])]
        if not found and len(talk.segments) == len(meant["sessions"]) == 1:
            found = [*talk.segments]
        if not found:
            faults.append(f"part {part['title']!r}")
            continue
        people = {speaker.name for each in found for speaker in each.speakers}
        missing = [name for name in part["people"] if name not in people]
        faults += [f"person {name!r} not in {sorted(people)}" for name in missing]
    return faults
