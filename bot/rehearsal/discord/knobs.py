"""What a test may turn on the simulated Discord while it runs."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(slots=True, kw_only=True)
class Knobs:
    nonce_memory: timedelta = timedelta(minutes=5)
    """How long `enforce_nonce` remembers; Discord says "a few minutes"."""
    poll_count_lag: timedelta = timedelta(0)
    """From a poll's end to its exact count (`is_finalized`)."""
    unstarted_event_life: timedelta = timedelta(hours=4)
    """A stage or voice event that nobody started is cancelled this long after its start."""
    date_ahead: timedelta = timedelta(0)
    """By how much the `Date` of Discord's answers is ahead of the world's clock."""
    file_limit: int = 10 * 1024 * 1024
    """Bytes of one file."""
    privileged_intents: frozenset[str] = frozenset()
    """Approved in the portal; identifying with others closes with 4014."""
    sessions_left: int = 1000
    """How many sessions Discord still lets the bot begin today; each IDENTIFY takes one."""
    sessions_reset_after: timedelta = timedelta(hours=24)
    closed_dms: set[int] = field(default_factory=set)
    """Ids of people who take no direct messages from the bot (50007)."""
    answer_timeout: float = 10.0
    """Real seconds that a person waits for the bot."""
    waits_for_others: bool = True
    """Whoever acts goes on once all that the bot does for anybody is done, not at the answer."""
    quiet: float = 0.02
    """Real seconds without a request after which a bot without a link counts as idle."""
