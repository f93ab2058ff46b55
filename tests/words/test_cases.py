"""How well times, lengths and programmes of real people are read; the rates wanted stand here."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.errors import BadInput
from bot.words.duration import read_minutes
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import ProgrammeTalk
from bot.words.when import Understood, read_when
from tests.cases import case, names, report, said

ZONE = "Europe/Copenhagen"
# A Wednesday.
NOW = datetime(2027, 3, 10, 10, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def test_times_are_read_or_asked_about_and_never_wrong():
    times = case("times.json")["times"]
    wrong = [each["typed"] for each in times if verdict(each) == "wrong"]
    right = sum(1 for each in times if verdict(each) == "right")

    print(report({"times": (right, len(times))}))
    assert wrong == []
    assert right >= len(times) * 155 / 179


def verdict(each: dict[str, Any]) -> str:
    meant = set(each["meant"])
    is_asked = any(reading.startswith(("ask", "refuse")) for reading in meant)
    try:
        read = read_when(each["typed"], now=NOW, zone=ZONE)
    except BadInput:
        return "right" if is_asked else "refused"
    walls = (read.wall,) if isinstance(read, Understood) else read.candidates
    found = {wall.local.isoformat(timespec="minutes") for wall in walls}
    if len(found) > 1:
        return "right" if found & meant or is_asked else "wrong"
    return "right" if found <= meant else "wrong"


def test_lengths_are_read():
    lengths = case("durations.json")
    right = [each for each in lengths if length(each["typed"]) == each["minutes"]]
    wrong = [
        each["typed"] for each in lengths if each not in right and length(each["typed"]) is not None
    ]

    print(report({"lengths": (len(right), len(lengths))}))
    assert wrong == []
    assert len(right) >= len(lengths) * 55 / 62


def length(typed: str) -> int | None:
    try:
        return read_minutes(typed)
    except BadInput:
        return None


@dataclass
class Tally:
    """What was right of how many, and which programmes wholly."""

    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)

    def count(self, what: str, *, right: bool) -> bool:
        found, of = self.rows.get(what, (0, 0))
        self.rows[what] = (found + right, of + 1)
        return right


def test_programmes_are_read():
    tally = Tally()
    programmes = names("programmes")
    for name in programmes:
        expected = case(f"programmes/{name}.json")["expected"]["talks"]
        read = parse_programme(case(f"programmes/{name}.txt"), zone=ZONE)
        right = [_compare(tally, wanted, read.talks) for wanted in expected]
        if all(right) and tally.count("talks", right=len(read.talks) == len(expected)):
            tally.whole.append(name)
        assert all((line.use is None) == (line.fate == "not_understood") for line in read.lines)

    print(report({**tally.rows, "wholly right": (len(tally.whole), len(programmes))}))
    for what in ("dates", "starts", "people"):
        found, of = tally.rows[what]
        assert found >= of * 0.9, what
    assert len(tally.whole) >= len(programmes) * 16 / 23


def _compare(tally: Tally, wanted: dict[str, Any], talks: tuple[ProgrammeTalk, ...]) -> bool:
    titled = (each for each in talks if said(each.title).startswith(said(wanted["title"])))
    talk = next(titled, talks[0] if len(talks) == 1 else None)
    right = talk is not None
    if wanted["date"] is not None:
        on = talk.date.on.isoformat() if talk and talk.date and talk.date.on else None
        right &= tally.count("dates", right=on == wanted["date"])
    if wanted["start"] is not None:
        start = f"{talk.start.at:%H:%M}" if talk and talk.start else ""
        right &= tally.count("starts", right=start == wanted["start"].split()[0])
        right &= bool(talk and talk.start and talk.start.minutes == wanted["minutes"])
    for session in wanted["sessions"]:
        segments = talk.segments if talk else ()
        found = next(
            (
                each
                for each in segments
                if said(each.title).startswith(said(session["title"])) or len(segments) == 1
            ),
            None,
        )
        right &= found is not None
        people = [each.name for each in found.speakers] if found else []
        for person in session["people"]:
            right &= tally.count("people", right=person in people)
    return right


def test_a_line_of_date_and_hours_is_never_a_person():
    dates = 0
    lines = case("programmes/DATE-LINES.txt").splitlines()
    for line in lines:
        written = line.split(" | ", 1)[1].rsplit(" | ", 2)[0]
        read = parse_programme(f"Talk 1: Benches\n{written}\nSession 1: Paint\nAda Example, Mayor")
        parts = [part for talk in read.talks for part in talk.segments]
        assert [each.name for part in parts for each in part.speakers] == ["Ada Example"], written
        # A date that cannot be taken is said.
        dates += len(read.talks) == 1 and read.talks[0].date is not None

    hours = 0
    printed = case("programmes/HOURS.txt").splitlines()
    for line in printed:
        written, wanted = line.split(" | ")[1:3]
        read = parse_programme(f"Talk 1: Benches\n17 March 2027, {written}", zone=ZONE)
        start = read.talks[0].start
        at, minutes = wanted.split()
        if at == "zone":
            hours += start is not None and start.zone is not None
        else:
            length = None if minutes == "None" else int(minutes)
            hours += start is not None and (f"{start.at:%H:%M}", start.minutes) == (at, length)

    print(report({"lines of dates": (dates, len(lines)), "printed hours": (hours, len(printed))}))
    assert dates >= len(lines) * 30 / 34
    assert hours >= len(printed) * 27 / 30
