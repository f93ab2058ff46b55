"""Who stands in a line, and what the lines beside it say of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.labels import read_label
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.line_spans import speakers_of

# Nobody looks for a label above so many people.
_MOST_BELOW_LABEL = 50


def speakers(making: Assembly, index: int) -> list[Speaker]:
    if index in making.more:
        return []
    speakers = speakers_of(making.spans(index).people, _role_above(making, index))
    return with_offices(making, index, speakers)


def _role_above(making: Assembly, index: int) -> StageRole:
    for above in range(index - 1, max(-1, index - _MOST_BELOW_LABEL), -1):
        if making.roles[above] is LineRole.HEADING:
            label = read_label(making.facts(above).bare)
            return label[0] if label else StageRole.PANELLIST
        if making.roles[above] not in {LineRole.PERSON, LineRole.OFFICE, LineRole.TEXT, None}:
            break
    return StageRole.PANELLIST


def with_offices(making: Assembly, index: int, speakers: Sequence[Speaker]) -> list[Speaker]:
    """Add what stands right below a name to it."""
    made = [*speakers]
    for below in range(index + 1, len(making.roles)):
        if making.roles[below] is not LineRole.OFFICE or not made:
            break
        said = making.facts(below).bare
        behind = f"{made[-1].affiliation}, {said}" if made[-1].affiliation else said
        made[-1] = replace(made[-1], line=f"{made[-1].line}, {said}", affiliation=behind)
    return made
