"""Writes docs/reliability.md: what is promised, and what the last long run did."""

from dataclasses import dataclass

from bot.paths import CHECKOUT
from tests.bench.machine import describe, load
from tests.crash.harness import Tally
from tests.crash.rules import rules_text
from tests.crash.steps import Step

REPORT = CHECKOUT / "docs" / "reliability.md"

_FIGURES = "## The last long run"
# Written by `python -m tests.crash.month --write`; stands before the figures of the kills.
_MONTH = "## A month of a busy server"
_PROMISE = """\
# Reliability

Written by `make crash-long`: do not edit; the words stand in `tests/crash/report.py` and
`tests/crash/rules.md`.

## What is promised

- **Nothing is lost.** What the bot is to say by itself is on disk before anybody is told that it
  will be said, and it stays there until it was said, or until people are told why not.
- **Nothing is doubled where the bot may read the channel.** After an outcome that nobody knows (the
  process was killed, the line was cut, Discord answered 5xx) the bot looks for its own mark among
  its own messages, and sends again only if it is not there.
- **Where it may not read**, a message whose outcome is unknown is held: it is there at most once,
  the team is told in its backstage channel, and [Try again] on the desk looks first as soon as
  the bot may read.

Not promised: the order of messages that do not depend on each other; a message that an organiser
deleted in the moment between sending and looking (it is sent again); one whose request arrives at
Discord after the bot came back and looked, if that is later than Discord remembers nonces (it says
"a few minutes").

## How it is tested

The real bot runs as a process of its own against a simulated Discord, over real sockets, with
discord.py's own HTTP client and gateway. Each of its processes is forked from one that has imported
the program, so that a start takes less time; everything else, from reading the settings to opening
the database, happens anew. It plays seasons of a talk and two that repeat it, which are moved
together before one of them is cancelled: announcements, threads, reminders, letters and notes to
members, run sheets, live panels, scheduled events with their pictures and what people change of
them in Discord, an offered seat, a ballot with its answers, a poll, key findings and their
correction, all that arrives on a server that follows the series, and the edits that keep them up to
date. `kill -9` strikes at the first, second or third passing of a step, or at any moment; then the
bot stays down for no time, 8 seconds, or 11 minutes of the simulated clock. Discord remembers
nonces for 0, 1, 5 or 10 minutes; in a quarter of the parts the bot may not read the public channel.
After each of a season's ten chapters every message is counted and compared with the store.

`make evidence` plays at least 200 kills in the same way, from fixed seeds, and checks that a bot
which sends again without looking is found out.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    tally: Tally
    seconds: float
    seed: str
    parts: int


def write_report(run: Run) -> None:
    """Write all anew but the month, which other runs have played."""
    month, _ = _parts(REPORT.read_text(encoding="utf-8"))
    REPORT.write_text(with_month(report_text(run), month), encoding="utf-8")


def put_month(section: str) -> None:
    page = REPORT.read_text(encoding="utf-8")
    REPORT.write_text(with_month(page, section), encoding="utf-8")


def with_month(page: str, section: str) -> str:
    """Put the section about the month before the figures, in the place of an older one."""
    _, figures = _parts(page)
    words = page.partition(_MONTH)[0].partition(_FIGURES)[0]
    return "\n\n".join(part.strip() for part in (words, section, figures) if part) + "\n"


def _parts(page: str) -> tuple[str, str]:
    """The section about the month, if there is one, and the figures of the kills."""
    before, heading, figures = page.partition(_FIGURES)
    _, month, text = before.partition(_MONTH)
    return month + text, heading + figures


def report_text(run: Run) -> str:
    return "\n".join([_PROMISE, rules_text(), *_figures(run)]) + "\n"


def refresh() -> None:
    """Write the words anew and leave the month and the figures of the last run."""
    month, figures = _parts(REPORT.read_text(encoding="utf-8"))
    page = f"{_PROMISE}\n{rules_text()}\n{figures}"
    REPORT.write_text(with_month(page, month), encoding="utf-8")


def _figures(run: Run) -> list[str]:
    tally, kills = run.tally, run.tally.kills.total()
    pace = f"{run.seconds / 60:.0f} minutes, {run.seconds / max(1, kills):.2f} s each"
    extent = f"seed `{run.seed}`, {run.parts} parts, {tally.seasons} seasons"
    mended = "all of them told backstage, and all sent once people had helped"
    return [
        _FIGURES,
        "",
        f"**{kills:,} kills** in {pace}; {extent}.",
        "",
        f"- {tally.sent.total():,} messages sent: **{_verdict(tally)}**",
        f"- {tally.held:,} held because the bot could not look; {mended}",
        *(f"- {line}" for line in describe(CHECKOUT)[:3]),
        f"- Load {load()} at the end",
        "",
        "| killed | times |",
        "| --- | ---: |",
        *(f"| {step.value} | {tally.kills[step]:,} |" for step in Step),
        "",
        "| sent | messages |",
        "| --- | ---: |",
        *(f"| {kind.value.replace('_', ' ')} | {n:,} |" for kind, n in tally.sent.most_common()),
    ]


def _verdict(tally: Tally) -> str:
    return "; ".join(tally.wrong) or "none lost, none doubled"
