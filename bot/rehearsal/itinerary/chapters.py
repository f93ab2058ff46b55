"""All stops in the order of the story."""

from bot.rehearsal.itinerary import (
    announcing,
    before,
    ending,
    health,
    live,
    plug,
    reminding,
    second_talk,
    year_later,
)

STOPS = (
    *before.STOPS,
    *announcing.STOPS,
    *plug.STOPS,
    *reminding.STOPS,
    *live.STOPS,
    *ending.STOPS,
    *second_talk.STOPS,
    *year_later.STOPS,
    *health.STOPS,
)
