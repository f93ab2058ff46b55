"""All stops in the order of the story."""

from bot.rehearsal.itinerary import announcing, before, plug, reminding

STOPS = (*before.STOPS, *announcing.STOPS, *plug.STOPS, *reminding.STOPS)
