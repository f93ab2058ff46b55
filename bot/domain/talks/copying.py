"""What a talk takes over from another one: what it is about, and nobody's answer or word."""

from dataclasses import replace
from datetime import datetime

from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.parts import Segment
from bot.domain.talks.slot import Slot
from bot.domain.talks.speaker import Consent
from bot.domain.talks.talk import Talk


def copied(made: Talk, original: Talk) -> Talk:
    """Give a new draft what `original` is about; title, time and place stay its own.

    Links lead to the other talk, and who agreed to be named agreed there.
    """
    return replace(
        made,
        segments=unasked(original.segments),
        # Without its links, the description may not show one of them either.
        description=original.public_description,
        picture=original.picture,
        language=original.language,
        will_be_recorded=original.will_be_recorded,
        chatham_house=original.chatham_house,
        seats=original.seats,
        closes_before=original.closes_before,
        signup_role_ids=original.signup_role_ids,
        asks=original.asks,
    )


def copied_plan(
    original: Talk,
    slot: Slot | None,
    code: str,
    edition: str,
    *,
    repeat: str | None = None,
    now: datetime,
) -> Talk:
    """A draft of another edition with the pattern of a talk: title, parts, length, place, seats.

    No panellist, link, picture or description, in which names may stand. `repeat` is what the
    copies of a repeat share.
    """
    return Talk(
        owner=original.owner,
        code=code,
        series=original.series,
        edition=edition,
        number=NO_NUMBER,
        title=original.title,
        changed_at=now,
        slot=slot,
        planned_on=slot.start.local.date() if slot is not None else None,
        planned_at=original.where if slot is None else None,
        segments=tuple(Segment(title=each.title) for each in original.segments),
        language=original.language,
        will_be_recorded=original.will_be_recorded,
        chatham_house=original.chatham_house,
        seats=original.seats,
        closes_before=original.closes_before,
        signup_role_ids=original.signup_role_ids,
        repeat=repeat,
    )


def unasked(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same segments and people, of whom nobody was asked yet."""
    return tuple(
        replace(
            segment,
            speakers=tuple(replace(each, consent=Consent.NOT_ASKED) for each in segment.speakers),
        )
        for segment in segments
    )
