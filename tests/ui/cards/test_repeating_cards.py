"""A year of weekly talks is shown whole in one message."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.talks.repeating import Reach, SharedPart
from bot.services.outbox.telling import Audience
from bot.services.talks.repeating import Occurrence, RepeatPreview, Together
from bot.ui.cards.talks.repeating import (
    alike_question,
    cancel_these_question,
    move_question,
    repeat_preview,
)
from tests.factories import a_slot, a_talk, a_wall_time
from tests.ui.cards.measuring import complaints, text_of

HOSTILE = "*_~|" * 50


def occurrences(count: int) -> tuple[Occurrence, ...]:
    wall = a_wall_time(zone="America/Argentina/Buenos_Aires")
    slots = [
        a_slot(start=replace(wall, local=wall.local + timedelta(weeks=week)))
        for week in range(count)
    ]
    return tuple(Occurrence(title=HOSTILE, old=each, new=each, clash=HOSTILE) for each in slots)


@pytest.mark.parametrize("count", [1, 20, 21, 52])
def test_each_day_is_there_and_discord_takes_it(localizer, count: int):
    words, talk, found = localizer.english, a_talk(title=HOSTILE), occurrences(count)
    shown = Together(talk=talk, occurrences=found, told=Audience(channel=True, readers=(1, 2, 1)))
    still = replace(shown, occurrences=tuple(replace(each, new=None) for each in found))
    cards = (
        repeat_preview(RepeatPreview(code="PR0000", talk=talk, occurrences=found), words),
        move_question(shown, words, code="PR0000", index=0, reach=Reach.ALL),
        cancel_these_question(still, words, reach=Reach.ALL),
        alike_question(still, words, part=SharedPart.DETAILS, reach=Reach.ALL),
    )
    for items in cards:
        assert complaints(items) == []
        assert text_of(items).count(", 15:00 Buenos Aires") >= count
    # Mia, say, comes to two of them.
    for items in cards[1:3]:
        assert "by letter 2 members. Who comes to several of them" in text_of(items)
