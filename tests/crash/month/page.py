"""The section of docs/reliability.md about the month."""

from collections.abc import Sequence

from tests.crash.month.figures import Figures, lines_of

_WORDS = """\
## A month of a busy server

A script is drawn by lots from a seed: what a team and sixty members do with 300 talks of four
series, in Copenhagen and in New York, by ballots and by native polls, through a month in which the
clocks of both change; when the bot is stopped or killed and how long it stays down; when a backup
is made and, hours later, restored; which rights it loses for hours and who refuses its letters for
days. Dice decide for each message whether Discord takes it, answers 429, loses the request or the
answer, or the bot dies with it. The real services, timekeeper and store play the script on a
simulated clock against a Discord in memory.

Beside it a plain model (`tests/crash/month/model.py` and `plain.py`, which know no keys, claims,
looks or retries) says from the same script what every channel and every member must have read.
Compared are: each message with its reader, kind and due moment, as often as it stands there; when
it was sent (never before its moment, and late only by a downtime or until somebody had mended what
held it); whether it says that it is late; the old and the new time in the news of a move; what
every card shows at the end; what each ballot counted, and what its message says; that another
server, which follows one of the series, reads of each of its talks once, and what its message shows
at the end; what Discord's events of another series say, which somebody changes there until the team
says which side counts; which deeds were refused; how often the team was told of what was late, left
out or held; and that one report follows a downtime. A difference is printed with the story of its
talk.

`make evidence` plays two smaller ones; `python -m tests.crash.month SEED ...` plays others.
"""


def month_section(runs: Sequence[Figures]) -> str:
    """The words, the figures of the first run, and how many others showed no difference."""
    first, *others = runs
    lines = [f"Seed `{first.seed}`:", "", *(f"- {line}" for line in lines_of(first))]
    if others:
        messages = sum(each.sent.total() for each in others)
        lines += [
            "",
            f"{len(others)} other seeds, with {messages:,} messages more: **no difference**.",
        ]
    return _WORDS + "\n" + "\n".join(lines) + "\n"
