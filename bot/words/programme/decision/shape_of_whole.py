"""Readings of a whole programme: of one talk, or of several on days of their own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from bot.words.lines.chain import NEVER, Chain, Decided
from bot.words.lines.choice import Choice
from bot.words.programme.dates import Day
from bot.words.programme.decision.certain_roles import (
    all_certain,
    certain_titles,
    is_counted,
    is_session,
    only_certain,
)
from bot.words.programme.decision.impossible import possible
from bot.words.programme.decision.likes import with_shared
from bot.words.programme.decision.title_choice import chosen_title
from bot.words.programme.furniture import ends_with_deadline, says_when_written
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import DATED, LineRole

# What several talks must weigh more than one where they are all of one day.
_MUCH = 9.0
# And where no days tell them apart.
_SURE = 5.0
# So many titles are tried, each with a reading of the whole; in no text that takes long to read.
_TRIED = 6
_MOST_LINES = 400


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
    titles: Mapping[int | None, float],
) -> tuple[Whole, Choice]:
    """Decide the roles of all lines together; blank lines are left out of `facts`.

    `titles` has what each line weighs as the title of one talk, the likeliest first. Returns which
    of them is it, should all be about one talk.
    """
    shared = with_shared(facts, [_kind(each) for each in shown], chain.weigh(shown))
    certain = only_certain(facts, shared, chain.roles)
    scores = possible(facts, shown, certain, chain.roles)
    title = _title(facts, scores, chain, titles)
    free = chain.read(scores)
    if len({_said(facts[each].bare) for each in certain_titles(facts)}) > 1:
        return Whole(free.roles, -NEVER, is_one=False), title
    one = chain.read(_with_title(facts, scores, title.at, chain))
    days = _days(facts)
    margin = one.weight - free.weight
    count = sum(each.role == LineRole.TITLE for each in free.roles)
    is_sure = margin <= -_SURE and count > 1
    if len(days) + len(_other_hours(facts, days)) < 2 and not is_sure:  # noqa: PLR2004
        return Whole(one.roles, NEVER, is_one=True), title
    if title.at is not None and not any(each.role == LineRole.TITLE for each in free.roles):
        # Dates without titles are no talks; where no line is likely to be one, days may be.
        return Whole(one.roles, -margin, is_one=True), title
    of_talks = [each for each, role in zip(facts, free.roles, strict=True) if role.role in DATED]
    # Days that are no talk's, as that of a page, are several all the same.
    if len(days) > 1 and len(_days(of_talks)) < 2 and margin > -_MUCH:  # noqa: PLR2004
        return Whole(one.roles, abs(margin), is_one=True), title
    return Whole(free.roles, abs(margin), is_one=False), title


def _title(
    facts: Sequence[LineFacts],
    scores: Sequence[Sequence[float]],
    chain: Chain,
    titles: Mapping[int | None, float],
) -> Choice:
    if said := certain_titles(facts):
        return Choice(said[0], 1.0, None)
    can = all_certain(facts)
    titles = {
        at: weight
        for at, weight in titles.items()
        if at is None or (each := can[at]) is None or LineRole.TITLE in each
    }
    # "Session 1: …", "Session 2: …" are parts of something.
    counted = {at for at, each in enumerate(facts) if is_counted(each)}
    if len(counted) < 2:  # noqa: PLR2004
        counted = {at for at in counted if is_session(facts[at]) and not facts[at].days}
    titles = {at: weight for at, weight in titles.items() if at not in counted}
    tried = [*titles][:_TRIED] if len(facts) <= _MOST_LINES else []
    wholes = {at: chain.weight(_with_title(facts, scores, at, chain)) for at in tried}
    return chosen_title(facts, titles, wholes)


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


def _other_hours(facts: Sequence[LineFacts], days: Sequence[Day]) -> set[time]:
    """Hours of further talks on the only day: said with it, and behind those of another one."""
    said = [each for each in facts if each.days and each.hours and not each.is_text]
    begins = {each.hours[0].at for each in said if each.hours[0].minutes is not None}
    return begins - {min(begins)} if len(days) == 1 and len(begins) > 1 else set()


def _with_title(
    facts: Sequence[LineFacts], scores: Sequence[Sequence[float]], at: int | None, chain: Chain
) -> list[list[float]]:
    title = chain.roles.index(LineRole.TITLE)
    said = None if at is None else _said(facts[at].bare)
    masked: list[list[float]] = []
    for place, each in enumerate(scores):
        weights = [*each]
        if place == at:
            weights = [weight if role == title else NEVER for role, weight in enumerate(weights)]
        elif not (
            (at is not None and _goes_on(facts, place, at)) or _said(facts[place].bare) == said
        ):
            weights[title] = NEVER
        masked.append(weights)
    return masked


def _goes_on(facts: Sequence[LineFacts], place: int, at: int) -> bool:
    """A title may go on in the next line, if that does not say when."""
    return place == at + 1 and not (facts[place].days or facts[place].hours)


def _said(text: str) -> str:
    return text.casefold().strip(" .:*")
