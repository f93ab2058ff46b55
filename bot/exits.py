"""Exit codes that mean something to a supervisor or a script; see `docs/operations.md`."""

from typing import Final

STOPPED: Final = 0
# Something went wrong that may go right the next time.
FAILED: Final = 1
# Supervisors must not restart into these two. A setting is wrong, or the token:
CANNOT_START: Final = 2
# Discord closed the door (4004, 4010 to 4014): an intent that is not allowed, for example.
REFUSED_BY_DISCORD: Final = 3
# Discord is silent, and a new process will find it sooner than this one.
GATEWAY_LOST: Final = 4
# Running on would only seem to save: start it again, the file on disk is the truth.
STORE_BROKEN: Final = 5
# Half of the sessions of a day are begun: starting again costs none, and Discord gives new ones.
SESSIONS_SPENT: Final = 6
# `check`, `deliveries`: the data is whole, and something waits for people.
NEEDS_PEOPLE: Final = 10
# `check`, `deliveries`: something on disk cannot be read, or contradicts itself.
DAMAGED: Final = 11
