"""What note-takers do to what others logged, and what members report to them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.takeaways.errors import CannotMerge
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind

# So long what was hidden can be brought back; then it is removed for good.
HIDDEN_KEPT = timedelta(days=30)


def hide(kept: Takeaway, *, by: int, now: datetime) -> Takeaway:
    """Take it out of everybody's sight; what is hidden already keeps its date."""
    if kept.hidden_at is not None:
        return kept
    return replace(kept, hidden_at=now, reports=0).changed(by, now=now)


def passed(kept: Takeaway, *, by: int, now: datetime) -> Takeaway:
    """A note-taker has looked and finds nothing wrong with it: it is shown, hidden or not."""
    if kept.hidden_at is None and not kept.wants_look:
        return kept
    return replace(kept, hidden_at=None, held=None, reports=0).changed(by, now=now)


def is_past_return(kept: Takeaway, *, now: datetime) -> bool:
    return kept.hidden_at is not None and now >= kept.hidden_at + HIDDEN_KEPT


def reported(kept: Takeaway, user_id: int, *, nameless: bool) -> Takeaway:
    """Count a report, once a person; `nameless` where nobody's id may be kept with it.

    Nobody can be told apart there, so that it counts one report at most.
    """
    if nameless:
        return replace(kept, reports=max(kept.reports, 1))
    if user_id in kept.reported_by:
        return kept
    return replace(kept, reports=kept.reports + 1, reported_by=(*kept.reported_by, user_id))


def answered(kept: Takeaway, *, is_answered: bool, by: int, now: datetime) -> Takeaway:
    return replace(kept, is_answered=is_answered).changed(by, now=now)


def merge(
    question: Takeaway, into: Takeaway, merged: Iterable[Takeaway], *, by: int, now: datetime
) -> list[Takeaway]:
    """Let `into` stand for a question and for what was `merged` into that; returns what changed.

    Each keeps its own support, so that they can be taken apart again. Raises `CannotMerge`.
    """
    both = (question, into)
    is_same = question.code == into.code or question.talk != into.talk
    if is_same or any(not each.is_shown or each.kind is not TakeawayKind.QUESTION for each in both):
        raise CannotMerge
    gone = replace(question, merged_into=into.code).changed(by, now=now)
    return [gone, *(replace(each, merged_into=into.code) for each in merged)]


def taken_out(question: Takeaway, *, by: int, now: datetime) -> Takeaway:
    """The reverse of `merge`, for this question alone."""
    return replace(question, merged_into=None).changed(by, now=now)


def left_behind(
    removed: Takeaway, stands_for_it: Takeaway | None, merged: Sequence[Takeaway]
) -> list[Takeaway]:
    """What changes as one of several merged questions is removed, lest others' support goes too.

    Whatever was `merged` into it is asked by its first one from now on.
    """
    if stands_for_it is not None:
        return [_supported(stands_for_it, removed.support)]
    if not merged:
        return []
    heir = replace(merged[0], merged_into=None, hidden_at=removed.hidden_at, held=removed.held)
    rest = [replace(each, merged_into=heir.code) for each in merged[1:]]
    return [_supported(heir, removed.support), *rest]


def _supported(question: Takeaway, user_ids: Iterable[int]) -> Takeaway:
    for user_id in user_ids:
        question = question.supported_by(user_id)
    return question


def gathered(kept: Iterable[Takeaway]) -> list[Takeaway]:
    """What is shown, with the support of all that each stands for. For views, never to be put."""
    known = list(kept)
    merged: dict[str, list[Takeaway]] = {}
    for each in known:
        if each.merged_into is not None:
            merged.setdefault(each.merged_into, []).append(each)
    return [with_support_of(each, merged.get(each.code, ())) for each in known if each.is_shown]


def with_support_of(question: Takeaway, merged: Iterable[Takeaway]) -> Takeaway:
    """Add their support up, once a person; whoever asked the same counts as well."""
    for each in merged:
        asked = () if each.author_id is None else (each.author_id,)
        question = _supported(question, (*each.support, *asked))
    return question
