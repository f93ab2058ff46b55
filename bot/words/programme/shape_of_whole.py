"""Readings of a whole programme: one talk, several, or days; the one that weighs most is taken."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.words.lines.chain import NEVER, Chain, Decided
from bot.words.lines.choice import Choice
from bot.words.programme.certain_roles import all_certain, certain_titles, only_certain
from bot.words.programme.dates import Day
from bot.words.programme.furniture import ends_with_deadline, says_when_written
from bot.words.programme.likes import with_shared
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole

# What several talks must weigh more than one, where several days are said.
SEVERAL = 0.0


@dataclass(frozen=True, slots=True)
class Whole:
    roles: list[Decided]
    # How much more it weighs than the best reading of the other kind.
    margin: float
    is_one: bool


def read_whole(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    chain: Chain,
    title: Choice,
) -> Whole:
    """Decide the roles of all lines together; blank lines are left out of `facts`.

    `title` is the line that would be the title if all were about one talk.
    """
    scores = with_shared(facts, [_kind(each) for each in shown], chain.weigh(shown))
    scores = only_certain(facts, scores, chain.roles)
    free = chain.read(scores)
    if len({_said(facts[each].bare) for each in certain_titles(facts)}) > 1:
        return Whole(free.roles, -NEVER, is_one=False)
    one = chain.read(_with_title(facts, scores, title.at, chain.roles.index(LineRole.TITLE)))
    days = _days(facts)
    if len(days) < 2:  # noqa: PLR2004
        return Whole(one.roles, NEVER, is_one=True)
    margin = one.weight - free.weight
    if title.at is not None and not any(each.role == LineRole.TITLE for each in free.roles):
        # Dates without titles are no talks; where no line is likely to be one, days may be.
        return Whole(one.roles, -margin, is_one=True)
    if margin + SEVERAL >= 0:
        return Whole(one.roles, margin, is_one=True)
    return Whole(free.roles, -margin, is_one=False)


def _kind(shown: Collection[str]) -> str:
    return next((each for each in shown if each.startswith("is ")), "")


def _days(facts: Sequence[LineFacts]) -> list[Day]:
    found: list[Day] = []
    for each, can in zip(facts, all_certain(facts), strict=True):
        # "Date: 4 March" says when a page was written only in the head of a mail.
        if says_when_written(each.bare) and can is None:
            continue
        for written in each.days[:1]:
            day = Day.of(written)
            is_last = ends_with_deadline(each.bare[: written.start])
            if not is_last and not any(day.is_same(other) for other in found):
                found.append(day)
    return found


def _with_title(
    facts: Sequence[LineFacts], scores: Sequence[Sequence[float]], at: int | None, title: int
) -> list[list[float]]:
    said = None if at is None else _said(facts[at].bare)
    masked: list[list[float]] = []
    for place, each in enumerate(scores):
        weights = [*each]
        if place == at:
            weights = [weight if role == title else NEVER for role, weight in enumerate(weights)]
        elif not ((at is not None and near(place, at)) or _said(facts[place].bare) == said):
            weights[title] = NEVER
        masked.append(weights)
    return masked


def near(place: int, at: int) -> bool:
    """A title may go on in the next line."""
    return place == at + 1


def _said(text: str) -> str:
    return text.casefold().strip(" .:*")
