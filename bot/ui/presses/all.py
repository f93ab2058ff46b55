"""Every verb that a control may carry, with its handler."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.presses import correcting
from bot.ui.presses.ballots import answering, asking, running
from bot.ui.presses.exports import exports
from bot.ui.presses.findings import (
    around,
    checklist,
    findings,
    following,
    letters,
    publication,
    returning,
    reviewing,
    revisions,
    sorting,
)
from bot.ui.presses.partners import partners
from bot.ui.presses.polls import polls
from bot.ui.presses.privacy import audit, my_data, withdrawal
from bot.ui.presses.signups import certificates, members, signups
from bot.ui.presses.takeaways import looking, managing, search, takeaways
from bot.ui.presses.talks import (
    attendance,
    consents,
    copying,
    dry_runs,
    event_drift,
    helpers,
    listings,
    people,
    places,
    programme,
    repeating,
    signup_rules,
    starts,
    talks,
)
from bot.ui.presses.team import desk, receipts, setup

HANDLERS: tuple[Mapping[str, Handler], ...] = (
    answering.HANDLERS,
    attendance.HANDLERS,
    asking.HANDLERS,
    audit.HANDLERS,
    around.HANDLERS,
    certificates.HANDLERS,
    checklist.HANDLERS,
    consents.HANDLERS,
    correcting.HANDLERS,
    desk.HANDLERS,
    dry_runs.HANDLERS,
    event_drift.HANDLERS,
    exports.HANDLERS,
    findings.HANDLERS,
    following.HANDLERS,
    letters.HANDLERS,
    looking.HANDLERS,
    managing.HANDLERS,
    members.HANDLERS,
    helpers.HANDLERS,
    people.HANDLERS,
    signup_rules.HANDLERS,
    places.HANDLERS,
    my_data.HANDLERS,
    partners.HANDLERS,
    polls.HANDLERS,
    programme.HANDLERS,
    copying.HANDLERS,
    listings.HANDLERS,
    repeating.HANDLERS,
    publication.HANDLERS,
    receipts.HANDLERS,
    returning.HANDLERS,
    reviewing.HANDLERS,
    running.HANDLERS,
    revisions.HANDLERS,
    search.HANDLERS,
    setup.HANDLERS,
    signups.HANDLERS,
    sorting.HANDLERS,
    starts.HANDLERS,
    takeaways.HANDLERS,
    talks.HANDLERS,
    withdrawal.HANDLERS,
)
