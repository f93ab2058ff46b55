"""All stops in the order of the story."""

from bot.rehearsal.tour import (
    announcing,
    before,
    drift,
    ending,
    exporting,
    health,
    live,
    partners,
    plug,
    publishing,
    reminding,
    seats,
    second_talk,
    sorting,
    year_later,
)

STOPS = (
    *before.STOPS,
    *announcing.STOPS,
    *seats.STOPS,
    *drift.STOPS,
    *plug.STOPS,
    *reminding.STOPS,
    *live.STOPS,
    *plug.DURING,
    *ending.STOPS,
    *second_talk.STOPS,
    *sorting.STOPS,
    *partners.FOLLOW,
    *publishing.STOPS,
    *partners.ARRIVE,
    *exporting.STOPS,
    *year_later.STOPS,
    *health.STOPS,
)
