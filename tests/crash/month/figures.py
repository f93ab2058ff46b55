"""How much happened in a month, counted from the script, the model and what stands in Discord."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from tests.crash.month.acts import Act, Deed, Script
from tests.crash.month.comparing import posts_of
from tests.crash.month.dice import KILLS, Fate
from tests.crash.month.model import Model
from tests.crash.month.partner import CARRIED
from tests.crash.month.playing import Month

DOUBTS = {Fate.ANSWER_LOST, Fate.REQUEST_LOST}
WAITS = {Fate.TOO_MANY, Fate.TOO_MANY_FOR_LONG}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`done` counts what people did and was not refused; `over_a_change` are reminders of the day
    before that do not lie 24 hours before the talk.
    """

    seed: str
    done: Counter[Deed]
    refused: int
    # Events that somebody changed in Discord.
    changed: int
    sent: Counter[str]
    # Talks that the server which follows one of the series reads of.
    carried: int
    late: int
    told: Counter[str]
    over_a_change: int
    stops: int
    kills: int
    waits: int
    doubts: int
    longest: timedelta


def count(script: Script, model: Model, month: Month) -> Figures:
    refused = set(model.refused)
    done = Counter(act.deed for act in script.acts if act not in refused)
    told: Counter[str] = Counter()
    for (_, reason, _), number in model.told.items():
        told[reason] += number
    fates = Counter(month.channels.fates)
    return Figures(
        seed=script.seed,
        done=done,
        refused=len(model.refused),
        changed=done[Deed.RENAME_EVENT] + done[Deed.RETIME_EVENT],
        sent=Counter(post.label.kind for post in posts_of(month)),
        carried=sum(post.label.kind == CARRIED for post in month.channels.posts),
        late=sum(each.late for each in model.sent),
        told=told,
        over_a_change=sum(
            each.label.kind == "day_before" and each.start - each.label.due != DAY
            for each in model.sent
        ),
        stops=done[Deed.STOP],
        kills=done[Deed.KILL] + sum(fates[fate] for fate in KILLS),
        waits=sum(fates[fate] for fate in WAITS),
        doubts=sum(fates[fate] for fate in DOUBTS),
        longest=_longest_outage(script.acts),
    )


def _longest_outage(acts: tuple[Act, ...]) -> timedelta:
    turns = [act for act in acts if act.deed in {Deed.START, Deed.STOP, Deed.KILL}]
    spans = (up.at - down.at for down, up in pairwise(turns) if up.deed is Deed.START)
    return max(spans, default=timedelta(0))


def lines_of(figures: Figures) -> list[str]:
    done, told = figures.done, figures.told
    hours = figures.longest / timedelta(hours=1)
    left_out = told["too_late"] + told["collapsed"]
    held = sum(told[reason] for reason in ("no_permission", "dm_closed", "cannot_look"))
    return [
        f"{done[Deed.CREATE]:,} talks in four series, {done[Deed.MOVE]:,} moves",
        f"{done[Deed.CANCEL]:,} cancellations, {done[Deed.ANSWER]:,} answers of members",
        f"{figures.refused:,} deeds came too late and were refused, as they should be",
        f"{figures.sent.total():,} messages sent, {figures.late:,} of them late and saying so",
        f"{figures.sent['ballot']:,} ballots with {done[Deed.VOTE]:,} answers",
        f"{figures.sent['poll']:,} native polls",
        f"{figures.carried:,} talks carried to a server that follows one of the series",
        f"{done[Deed.REPEAT]:,} talks repeated, {done[Deed.MOVE_TOGETHER]:,} times moved together",
        f"{figures.sent['scheduled_event']:,} Discord events, {figures.changed:,} changed there",
        f"for the talk it was settled {done[Deed.OURS]:,} times, for Discord {done[Deed.THEIRS]:,}",
        f"{done[Deed.WRITE]:,} notes, {figures.sent['circular']:,} letters with them",
        f"{figures.over_a_change:,} reminders of the day before over a change of clocks",
        f"{figures.stops:,} stops and {figures.kills:,} kills, {hours:.0f} hours down at most",
        f"{done[Deed.RESTORE]:,} restored backup",
        f"{figures.doubts:,} outcomes that nobody knew, {figures.waits:,} answers 429",
        f"told backstage: {told['late']:,} late, {left_out:,} left out, held {held:,} times",
    ]
