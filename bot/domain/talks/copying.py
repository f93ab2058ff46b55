"""What a talk takes over from another one: what it is about, and nobody's answer or word."""

from dataclasses import replace

from bot.domain.talks.parts import Segment
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
        asks=original.asks,
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
