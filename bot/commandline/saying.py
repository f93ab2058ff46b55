"""How commands print: lines to standard output."""

import sys
from collections.abc import Iterable


def say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
