"""`python -m bot rights`: the table of rights as a page for people."""

import argparse
from collections.abc import Iterator

from bot.commandline.saying import say
from bot.domain.team.rights import TABLE, Entitled
from bot.saying.i18n import Localizer, Text, text_id
from bot.settings import Settings
from bot.ui.verbs import COMMANDS


def main(_args: argparse.Namespace, _settings: Settings) -> int:
    say(page(Localizer.load().english))
    return 0


def page(text: Text) -> list[str]:
    return [
        f"# {text('rights-title')}",
        "",
        text("rights-how"),
        "",
        f"<!-- {text('rights-made')} -->",
        "",
        *_table(text),
    ]


def _table(text: Text) -> Iterator[str]:
    heads = [text(f"rights-{name}") for name in ("what", "who", "talk", "series", "by")]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for act, entitled in TABLE.items():
        of_talk = text("rights-yes") if entitled.of_talk else ""
        by = ", ".join(f"`{name}`" for name, leads_to in COMMANDS.items() if leads_to is act)
        of_series = text("rights-yes") if entitled.of_series else ""
        yield _row([text(text_id("act", act)), _who(entitled, text), of_talk, of_series, by])


def _who(entitled: Entitled, text: Text) -> str:
    if entitled.only is not None:
        return text(text_id("only", entitled.only))
    return text(f"right-{entitled.right.value}")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
