"""Wanting drawn anew what shows takeaways, inside the unit that changes them."""

from datetime import datetime

from bot.domain.deliveries.kinds import MirrorKind
from bot.services.outbox.planning import touch
from bot.services.ports import Documents


def redraw_panel(docs: Documents, talk: str, *, now: datetime) -> None:
    touch(docs, MirrorKind.LIVE_PANEL, talk, now=now)
