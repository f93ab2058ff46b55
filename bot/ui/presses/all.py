"""Every verb that a control may carry, with its handler."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.presses import desk, members, notes, polls, programme, setup, signups, talks

HANDLERS: tuple[Mapping[str, Handler], ...] = (
    desk.HANDLERS,
    members.HANDLERS,
    notes.HANDLERS,
    polls.HANDLERS,
    programme.HANDLERS,
    setup.HANDLERS,
    signups.HANDLERS,
    talks.HANDLERS,
)
