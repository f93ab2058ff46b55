"""How commands print: lines to standard output, and whose something is."""

import sys
from collections.abc import Iterable

from bot.saying.i18n import Text


def say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def owner_in_words(owner: str, text: Text) -> str:
    kind, _, number = owner.partition(":")
    return text("cli-owner", kind=kind, id=number)
