"""What a talk's documents take to write, and a long one of memory."""

import asyncio
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.documents.write.findings import write_findings
from bot.documents.write.notes import write_notes
from bot.domain.findings.article import Article, ArticleFinding, Evidence
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.i18n import Localizer
from bot.services.exports.views import NotesExport, PrintedNote, TalkNotes
from tests.bench.figures import median, spread
from tests.bench.library import Library
from tests.bench.row import Row, at_most, judge

_ROUNDS = 9
# Three hundred pages.
_FINDINGS = 680
MEGABYTES = 300
_SENTENCE = "A place that is open in the evening is where people start to talk to each other. "


async def measure(_: Library) -> list[Row]:
    return await asyncio.to_thread(_measure)


def _measure() -> list[Row]:
    text = Localizer.load().english
    rows: list[Row] = []
    for form in ("html", "docx", "odt", "pdf"):
        ours = _times(lambda turn, form=form: write_notes(_notes(64, turn), form, text))
        theirs = _times(lambda turn, form=form: write_notes(_notes(0, turn), form, text))
        rows.append(
            at_most(
                f"session notes of a talk with 64 takeaways, as {form}",
                ours=median(ours),
                theirs=median(theirs),
                times=20,
                shown=(spread(ours), f"without takeaways: {spread(theirs)}"),
                remark="Half a second is what nobody waits for.",
            )
        )
    write_three_hundred_pages()
    own, apart = _peak(), peak_apart()
    rows.append(
        Row(
            what="memory of the process that writes key findings of 300 pages as PDF",
            measured=f"{own:.0f} MB at most",
            reference=f"{apart:.0f} MB in the process that ends with it",
            wanted=f"under {MEGABYTES} MB each",
            verdict=judge(is_met=max(own, apart) < MEGABYTES),
            remark="The typesetter gives nothing back: what is long has a process of its own.",
        )
    )
    return rows


def write_three_hundred_pages() -> None:
    write_findings(_long_article(), "pdf", Localizer.load().english, None)


def peak_apart() -> float:
    """Of the largest process that this one has waited for, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _times(write: Callable[[int], bytes]) -> list[float]:
    """Of another document each turn: the typesetter remembers what it has set."""
    write(0)
    taken: list[float] = []
    for turn in range(1, _ROUNDS + 1):
        begun = time.perf_counter()
        write(turn)
        taken.append(time.perf_counter() - begun)
    return taken


def _notes(count: int, turn: int) -> NotesExport:
    kinds = list(TakeawayKind)
    return NotesExport(
        series="Northville Talks",
        edition="2026",
        language="en",
        talks=(
            TalkNotes(
                number=1,
                title=f"Bridges {turn}",
                on=None,
                chatham_house=False,
                notes=tuple(
                    PrintedNote(
                        kind=kinds[each % len(kinds)],
                        text=f"{turn}.{each} {_SENTENCE}",
                        minute=each,
                    )
                    for each in range(count)
                ),
            ),
        ),
        exported_at=datetime(2026, 3, 20, tzinfo=UTC),
    )


def _long_article() -> Article:
    return Article(
        title="Northville Talks 2026",
        findings=tuple(
            ArticleFinding(
                number=number,
                heading=f"Point {number} of many",
                body=(_SENTENCE * 9, _SENTENCE * 9),
                evidence=(Evidence(talk=1, minute=number % 90),),
            )
            for number in range(1, _FINDINGS + 1)
        ),
    )


def _peak() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise KeyError("VmHWM")
