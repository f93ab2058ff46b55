"""What was understood of a pasted programme, and what became of each line: all of it, by pages."""

from collections.abc import Iterator

from bot.domain.talks.states import TalkState
from bot.saying.error_text import explain
from bot.saying.i18n import Text, text_id
from bot.saying.programme_doubts import doubts_in_words
from bot.saying.times import day_in_words, slot_in_words
from bot.services.talks.programmes import PlannedTalk, ProgrammePreview
from bot.ui.controls import GOOD, Item, button, card, divider, row, text
from bot.ui.paging import page_buttons, text_pages
from bot.ui.places import place_shown
from bot.ui.plain import plain
from bot.words.programme.parts import Fate, Line

PAGE = 3000


def preview(shown: ProgrammePreview, words: Text, *, page: int = 0) -> list[Item]:
    head = words(
        "programme-understood",
        series=plain(shown.series.title, 100),
        edition=plain(shown.edition.name, 60),
        count=len(shown.talks),
    )
    page = max(page, 0)
    # Fifty talks of thirty items are seconds of work, most of it for pages that nobody turns to.
    pages = text_pages(_blocks(shown, words), PAGE, to=page)
    page = min(page, len(pages) - 1)
    ways = page_buttons("programme-page", shown.code, page=page, pages=len(pages), words=words)
    return [
        card(text(head), divider(), text(pages[page])),
        *([row(*ways)] if ways else []),
        row(
            button(words("programme-right"), "programme-keep", shown.code, style=GOOD),
            button(words("programme-correct"), "programme-correct", shown.code),
            button(words("programme-another-place"), "programme-place", shown.code),
            button(words("button-no"), "dismiss"),
        ),
    ]


def _blocks(shown: ProgrammePreview, words: Text) -> Iterator[str]:
    for each in shown.talks:
        yield from _talk(each, words)
    yield from _lines(shown.lines, words)


def _talk(planned: PlannedTalk, words: Text) -> list[str]:
    """A talk in blocks that each fit a page: what it is, then each segment with its people."""
    read = planned.read
    head = [f"**{plain(read.title, 200)}**", f"-# {_when(planned, words)}"]
    head += [f"-# {line}" for line in (*_asked(planned, words), *_where(planned, words))]
    blocks = _parted(head)
    for number, segment in enumerate(read.segments, start=1):
        lines = [f"{number} {plain(segment.title, 200)}"] if segment.title else []
        lines += [
            f"-# {words(f'stage-{each.role.value}')} · {plain(each.name, 100)}"
            + (f" · {plain(each.affiliation, 200)}" if each.affiliation else "")
            for each in segment.speakers
        ]
        blocks += _parted(lines)
    return blocks


def _parted(lines: list[str]) -> list[str]:
    """Join lines into blocks that fit a page."""
    blocks: list[str] = []
    for line in lines:
        if blocks and len(blocks[-1]) + len(line) < PAGE:
            blocks[-1] = f"{blocks[-1]}\n{line}"
        else:
            blocks.append(line)
    return blocks


def _when(planned: PlannedTalk, words: Text) -> str:
    if planned.known:
        return words("programme-known")
    if planned.slot is not None:
        when = plain(slot_in_words(planned.slot, words))
        if planned.elsewhere is not None:
            when = words("programme-elsewhere", when=when, printed=_printed(planned))
    elif planned.read.date is not None and planned.read.date.on is not None:
        day = day_in_words(planned.read.date.on, words)
        when = words("programme-no-hour", day=plain(day))
    else:
        return words("talk-card-no-time")
    return words("programme-past", when=when) if planned.is_past else when


def _printed(planned: PlannedTalk) -> str:
    start = planned.elsewhere
    zone = start.zone.text if start and start.zone else ""
    return plain(f"{start.text if start else ''} {zone}".strip(), 60)


def _asked(planned: PlannedTalk, words: Text) -> list[str]:
    """What is odd about its time, and what to do."""
    if planned.known:
        return []
    asked: list[str] = []
    date = planned.read.date
    if date is not None and date.doubt is not None:
        asked.append(words(text_id("date-doubt", date.doubt), date=plain(date.text, 60)))
    asked += [plain(each, 300) for each in doubts_in_words(planned.read.doubts, words)]
    start = planned.read.start
    if start is not None and start.backwards:
        asked.append(words("hours-backwards", hours=plain(start.backwards, 60)))
    if planned.problem is not None:
        asked.append(explain(planned.problem, words))
    return asked


def _where(planned: PlannedTalk, words: Text) -> list[str]:
    if planned.known:
        return []
    place = words("programme-place", place=place_shown(planned.place.where, words))
    return [place] if planned.place.join is None else [place, words("programme-join-link")]


def _lines(lines: tuple[Line, ...], words: Text) -> list[str]:
    """What was not understood, then what was left out and why."""
    unread = [line for line in lines if line.fate is Fate.NOT_UNDERSTOOD]
    out = [line for line in lines if line.fate is Fate.LEFT_OUT]
    blocks: list[str] = []
    if unread:
        blocks += _parted(
            [words("programme-unread", count=len(unread)), *(_listed(each) for each in unread)]
        )
    if out:
        told = (f"{_listed(each)} · {words(text_id('line-use', each.use or ''))}" for each in out)
        blocks += _parted([words("programme-left-out", count=len(out)), *told])
    return blocks


def _listed(line: Line) -> str:
    return f"-# {line.number}: {plain(line.text, 100)}"


def kept(count: int, states: list[TalkState], words: Text) -> list[Item]:
    ended = sum(1 for state in states if state is TalkState.ENDED)
    return [text(words("programme-kept", count=count, past=ended))]
