"""What the Chatham House Rule asks: whom words name, and knowing them again without a name."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.takeaways.takeaway import (
    CLOCKS_DIFFER,
    MOMENT_KEPT,
    Takeaway,
    TypedTakeaway,
    place_in,
)
from bot.domain.talks.names import names_in
from bot.domain.talks.talk import Talk


def may_be_kept(said_at: datetime, *, began: datetime) -> bool:
    """Tell whether a run before the one that `began` then can have kept what was said."""
    return said_at - CLOCKS_DIFFER <= began


def kept_before(
    known: Iterable[Takeaway],
    lines: Sequence[TypedTakeaway],
    talk: Talk,
    *,
    said_at: datetime,
    began: datetime,
) -> tuple[Takeaway, ...]:
    """Find what an earlier run kept of the lines of one message: all of them, or nothing.

    Those who said the same in the same quarter of an hour, just before the bot was killed, count as
    one.
    """
    # A clock that was behind had it heard as it was kept.
    moments = (said_at, said_at - CLOCKS_DIFFER)
    places = {place_in(talk, at, under_rule=True) for at in moments}
    left = [
        each
        for each in known
        if each.author_id is None
        and said_at - CLOCKS_DIFFER - MOMENT_KEPT <= each.logged_at <= began
        and (each.segment, each.minute) in places
    ]
    found: list[Takeaway] = []
    for line in lines:
        same = next((each for each in left if each == each.edited(line)), None)
        if same is None:
            return ()
        left.remove(same)
        found.append(same)
    return tuple(found)


def named(takeaway: Takeaway, talks: Iterable[Talk]) -> tuple[str, ...]:
    """The panellists of these talks, its own among them, whom it names; none if not under it."""
    known = list(talks)
    is_under_rule = takeaway.is_under_the_rule or any(
        talk.chatham_house for talk in known if talk.code == takeaway.talk
    )
    if not is_under_rule:
        return ()
    return names_in(takeaway.text, (each.name for talk in known for each in talk.speakers))
