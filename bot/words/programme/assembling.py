"""Talks made of lines whose roles are decided: what belongs to which title."""

from collections.abc import Sequence

from bot.domain.errors import TooMany
from bot.words.lines.chain import Chain
from bot.words.programme.assembly.agenda import add_when_of_agenda, day_of_text, hours_of_text
from bot.words.programme.assembly.blocks import cut_talks, part_days
from bot.words.programme.assembly.continued import continued
from bot.words.programme.assembly.like_spans import like_spans
from bot.words.programme.assembly.parts import add_items
from bot.words.programme.assembly.people_of_prose import add_people_of_prose
from bot.words.programme.assembly.said_again import join_said_again
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.titles import open_titles, open_without_titles
from bot.words.programme.assembly.when import take_days
from bot.words.programme.columns import titles_of_columns
from bot.words.programme.drafts import Draft, Sheet
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.lines import read_zone_note
from bot.words.programme.parts import TALKS_MAX, Fate, Use
from bot.words.programme.roles import NAMED, LineRole
from bot.words.programme.spans.text_words import TextWords
from bot.words.programme.years import add_years

# What is less likely than this is not understood.
_LIKELY = 0.5
_FATES: dict[LineRole, tuple[Fate, Use]] = {
    LineRole.TITLE: (Fate.USED, Use.TITLE),
    LineRole.DATE: (Fate.USED, Use.DATE),
    LineRole.HOURS: (Fate.USED, Use.HOURS),
    LineRole.ITEM: (Fate.USED, Use.SESSION),
    LineRole.PERSON: (Fate.USED, Use.PERSON),
    LineRole.OFFICE: (Fate.USED, Use.PERSON),
    LineRole.PLACE: (Fate.USED, Use.PLACE),
    LineRole.BREAK: (Fate.LEFT_OUT, Use.BREAK),
    LineRole.HEADING: (Fate.LEFT_OUT, Use.HEADING),
    LineRole.SERIES: (Fate.LEFT_OUT, Use.HEADING),
    LineRole.TEXT: (Fate.LEFT_OUT, Use.TEXT),
    LineRole.FURNITURE: (Fate.LEFT_OUT, Use.FURNITURE),
}


def assemble(sheet: Sheet, roles: Sequence[LineRole | None], words: Chain, prose: Chain) -> None:
    """Fill the sheet with talks; `roles` are those of its facts, None for blank lines."""
    more = continued(roles, sheet.facts)
    _run(Assembly(sheet, roles, words, TextWords.of(sheet.facts), more=more), prose)


def _run(making: Assembly, prose: Chain) -> None:
    for index, role in enumerate(making.roles):
        if role is not None and not _is_puzzling(making, index, role):
            making.sheet.fates[index] = _FATES[role]
    _zone(making)
    making.of_columns = {
        index: title
        for index, title in titles_of_columns(making.sheet.facts)
        if making.roles[index] in NAMED
    }
    making.like = like_spans(making)
    open_titles(making)
    join_said_again(making)
    open_without_titles(making)
    if not making.talks:
        return
    count = len({id(each) for each in making.talks.values()})
    if count > TALKS_MAX:
        # Nobody will read them.
        raise TooMany(count=count, limit=TALKS_MAX)
    cut_talks(making)
    part_days(making)
    making.sheet.blocks = {id(making.talks[head]): block for head, block in making.blocks.items()}
    take_days(making)
    add_items(making)
    add_when_of_agenda(making)
    add_people_of_prose(making, prose)
    _add_places(making)
    day_of_text(making)
    hours_of_text(making)
    add_years(_in_order(making), making.sheet.facts, making.roles)
    making.sheet.talks = []
    for each in sorted(making.talks):
        if not any(making.talks[each] is talk for talk in making.sheet.talks):
            making.sheet.talks.append(making.talks[each])
    _drop_mere_title(making)


def _is_puzzling(making: Assembly, index: int, role: LineRole) -> bool:
    """Tell whether a line would be left out as something it is less likely than not."""
    decided = making.sheet.decided.get(index)
    is_left = _FATES[role][0] is Fate.LEFT_OUT
    return decided is not None and is_left and decided.sure < _LIKELY


def _drop_mere_title(making: Assembly) -> None:
    """A line alone, of which nothing is said, is no talk unless it says so."""
    (talk,) = making.sheet.talks if len(making.sheet.talks) == 1 else (None,)
    if talk is None or talk.line is None or talk.day or talk.hours or talk.segments:
        return
    heading = read_heading(making.facts(talk.line).bare)
    if talk.first_item or (heading is not None and heading.rank is Rank.TALK):
        return
    making.sheet.talks = []
    for index, (_, use) in [*making.sheet.fates.items()]:
        if use is Use.TITLE:
            del making.sheet.fates[index]


def _in_order(making: Assembly) -> list[tuple[int, Draft]]:
    """Each talk once, with the line that opens it."""
    first = {id(making.talks[at]): at for at in sorted(making.talks, reverse=True)}
    return [(at, making.talks[at]) for at in sorted(first.values())]


def _zone(making: Assembly) -> None:
    for facts in making.sheet.facts:
        if facts.bare and making.sheet.zone is None and len(facts.bare) < 100:  # noqa: PLR2004
            making.sheet.zone = read_zone_note(facts.bare, making.sheet.ways.zone)


def _add_places(making: Assembly) -> None:
    for head, block in making.blocks.items():
        talk = making.talks[head]
        for index in block:
            if making.roles[index] is LineRole.PLACE:
                said = making.facts(index).bare.partition(": ")
                talk.place = talk.place or said[2] or said[0]
