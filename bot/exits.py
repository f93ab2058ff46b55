"""Exit codes that mean something to a supervisor or a script; `docs/operations.md` explains them.

1, 2 and 3 are given by `bot/__main__.py` and `bot/application.py`.
"""

from typing import Final

# Running on would only seem to save: start it again, the file on disk is the truth.
STORE_BROKEN: Final = 4
# `check`: the data is whole, and something waits for people.
NEEDS_PEOPLE: Final = 10
# `check`: something on disk cannot be read, or contradicts itself.
DAMAGED: Final = 11
