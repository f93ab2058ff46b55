"""Every verb that a control may carry, with its handler."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.presses import (
    consents,
    desk,
    dry_runs,
    exports,
    findings,
    members,
    notes,
    polls,
    programme,
    publication,
    search,
    setup,
    signups,
    sorting,
    starts,
    talks,
)

HANDLERS: tuple[Mapping[str, Handler], ...] = (
    consents.HANDLERS,
    desk.HANDLERS,
    dry_runs.HANDLERS,
    exports.HANDLERS,
    findings.HANDLERS,
    members.HANDLERS,
    notes.HANDLERS,
    polls.HANDLERS,
    programme.HANDLERS,
    publication.HANDLERS,
    search.HANDLERS,
    setup.HANDLERS,
    signups.HANDLERS,
    sorting.HANDLERS,
    starts.HANDLERS,
    talks.HANDLERS,
)
