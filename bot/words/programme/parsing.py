"""The one entrance: a pasted text in, a programme out."""

from dataclasses import replace

from bot.domain.errors import TextTooLong, TitleTooLong, TooMany
from bot.domain.plain import one_line
from bot.words.one_reading import one_reading
from bot.words.programme.assembling import assemble
from bot.words.programme.clock_of_twelve import with_afternoons
from bot.words.programme.decision.deciding import decided
from bot.words.programme.decision.settling import settled
from bot.words.programme.decision.weighing import prose_chain, word_chain
from bot.words.programme.drafts import Sheet
from bot.words.programme.finishing import finished
from bot.words.programme.hours_of_cities import with_own_hour
from bot.words.programme.layout import with_columns
from bot.words.programme.lines import LONGEST_LINE, LineFacts, Ways, read_facts
from bot.words.programme.parts import SEGMENTS_MAX, TALKS_MAX, Programme, ProgrammeTalk
from bot.words.programme.respelled import respelled
from bot.words.programme.roles import LineRole
from bot.words.programme.side_hours import without_side_hours
from bot.words.programme.wrapped import Joined, unwrapped, with_joined
from bot.words.written_days import order_of

TEXT_MAX = 20_000
TITLE_MAX = 200
_WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_NEARLY_ALL = 0.9
_FEW = 4


@one_reading()
def parse_programme(text: str, *, zone: str = "UTC", day_first: bool | None = None) -> Programme:
    """Read a programme in a series of `zone`, whose people order 4/7 so if the text does not say.

    Raises `TextTooLong`, `TitleTooLong` and `TooMany`, nothing else.
    """
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    raw, joined, facts, ways = lines_of(text, zone=zone, day_first=day_first)
    sheet = Sheet(facts, ways)
    said, whole, title = decided(facts)
    roles: list[LineRole | None] = [None] * len(facts)
    for index, each in zip(said, whole.roles, strict=True):
        roles[index] = LineRole(each.role)
        sheet.decided[index] = each
    if whole.is_one and title.at is not None:
        other = None if title.other is None else said[title.other]
        sheet.title = (said[title.at], title.sure, other)
    assemble(sheet, settled(roles, facts), word_chain(), prose_chain())
    programme = finished(sheet)
    programme = replace(programme, lines=with_joined(programme.lines, joined, raw))
    _check(programme.talks)
    return programme


def lines_of(
    text: str, *, zone: str, day_first: bool | None = None
) -> tuple[list[str], list[Joined], list[LineFacts], Ways]:
    """Return the lines as printed, joined where they were cut, what each says, and how."""
    # Hyphens and spaces without a width part words for the eye alone.
    raw = with_columns(text.translate(_WITHOUT_WIDTH).splitlines())
    order = order_of(line[:LONGEST_LINE] for line in raw)
    ways = Ways(zone=zone, day_first=day_first if order is None else order)
    joined = unwrapped(raw)
    spelled = without_side_hours([each.text for each in joined])
    spelled = with_own_hour(respelled(spelled), zone)
    facts = [
        replace(
            read_facts(each.number, line, ways),
            text=one_line(each.text if each.is_piece else raw[each.number - 1]),
        )
        for each, line in zip(joined, spelled, strict=True)
    ]
    return raw, joined, with_afternoons(_without_common_marks(facts)), ways


def _without_common_marks(facts: list[LineFacts]) -> list[LineFacts]:
    """Where nearly every line has a bullet, it says nothing about any of them."""
    said = [each for each in facts if each.bare]
    marked = sum(each.marked for each in said)
    if marked < len(said) * _NEARLY_ALL or len(said) < _FEW:
        return facts
    return [replace(each, marked=False) for each in facts]


def _check(talks: tuple[ProgrammeTalk, ...]) -> None:
    counts = [(len(talks), TALKS_MAX), *((len(talk.segments), SEGMENTS_MAX) for talk in talks)]
    for count, limit in counts:
        if count > limit:
            raise TooMany(count=count, limit=limit)
    titles = (title for talk in talks for title in (talk.title, *_segment_titles(talk)))
    longest = max(map(len, titles), default=0)
    if longest > TITLE_MAX:
        raise TitleTooLong(length=longest, limit=TITLE_MAX)


def _segment_titles(talk: ProgrammeTalk) -> tuple[str, ...]:
    return tuple(segment.title for segment in talk.segments)
