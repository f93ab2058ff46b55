"""Draws lots for a month: who does what, when the machine fails, what Discord takes away.

Within a minute all has its second, with room for what a failing line delays: reminders are due at
0, the bot comes back at 2, people act at 30, the bot goes at 58, Discord takes rights at 59. So no
wait of seconds decides what must be sent.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tests.crash.month.acts import Act, Deed, Script
from tests.crash.month.events import IN_DISCORD
from tests.crash.month.plain import has_event
from tests.crash.month.repeats import WEEKS, repeated
from tests.crash.month.story import Story
from tests.crash.month.trouble import EACH, Gap, missed, troubled

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MEMBERS = 60
BACK, PEOPLE, BACKUP, DOWN, RIGHTS = 2, 30, 57, 58, 59
# Talks for each that is repeated.
APART = 30
QUICK = timedelta(seconds=60 - DOWN + BACK)
LONG = (3 * MINUTE, 9 * MINUTE, 20 * MINUTE, 45 * MINUTE, 2 * HOUR, 7 * HOUR, 24 * HOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A month in which the clocks of both zones change, on the days named."""

    zones: tuple[str, str]
    begins: datetime
    changes: tuple[datetime, datetime]


SEASONS = (
    Season(
        zones=("Europe/Copenhagen", "America/New_York"),
        begins=datetime(2026, 10, 10, 6, 0, tzinfo=UTC),
        changes=(datetime(2026, 10, 25), datetime(2026, 11, 1)),
    ),
    Season(
        zones=("Europe/Copenhagen", "America/New_York"),
        begins=datetime(2026, 3, 3, 6, 0, tzinfo=UTC),
        changes=(datetime(2026, 3, 29), datetime(2026, 3, 8)),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    down: datetime
    up: datetime
    killed: bool


def draw_script(seed: str, *, talks: int = 300) -> Script:
    lots = random.Random(seed)
    season = lots.choice(SEASONS)
    people = [act for number in range(talks) for act in _talk(lots, season, number + 1)]
    outages = [*_restarts(lots, season), *_long_outages(lots, season, people)]
    outages = _apart(outages)
    backup = _backup(lots, season, outages)
    outages = _apart([*outages, backup[1]])
    gaps = _gaps(lots, season, spared=backup[1])
    people += [*_letters(lots, season), *(act for gap in gaps for act in _denied(lots, gap))]
    people += _troubled(lots, season, gaps, talks)
    people += _missed(lots, season, outages, 1 + max(act.talk for act in people))
    people += _repeats(lots, season, talks, 1 + max(act.talk for act in people))
    people += _changed_events(lots, people)
    people.append(_act(backup[1].up + 10 * MINUTE, PEOPLE, Deed.TRY_AGAIN))
    acts = [_put_off(act, outages) for act in sorted(people, key=lambda act: act.at)]
    acts += [*backup[0], *(each for outage in outages for each in _outage(outage))]
    ends = max(act.at for act in acts) + 3 * DAY
    acts.append(_act(ends - 2 * DAY, PEOPLE, Deed.TRY_AGAIN))
    return Script(
        seed=seed,
        zones=season.zones,
        begins=season.begins,
        ends=ends,
        acts=tuple(_in_order(acts)),
    )


def _in_order(acts: Iterable[Act]) -> Iterator[Act]:
    """Whoever looks at the desk presses [Try again] once all else of that moment is done.

    After a downtime all come in the same moment. If each waited for what came of the press before,
    they would still be waiting when the next deeds are due.
    """
    pressed: set[datetime] = set()
    for act in sorted(acts, key=lambda act: (act.at, act.deed is Deed.TRY_AGAIN)):
        if act.deed is not Deed.TRY_AGAIN or act.at not in pressed:
            yield act
        if act.deed is Deed.TRY_AGAIN:
            pressed.add(act.at)


def _talk(lots: random.Random, season: Season, number: int) -> list[Act]:
    which = (number - 1) % 2
    return Story(
        lots=lots,
        talk=number,
        zone=season.zones[which],
        change=season.changes[which],
        begins=season.begins,
        members=MEMBERS,
    ).acts()


def _act(at: datetime, second: int, deed: Deed, **more: object) -> Act:
    return Act(at=at.replace(second=second, microsecond=0), deed=deed, **more)


def _some_day(lots: random.Random, season: Season) -> datetime:
    return season.begins + lots.uniform(1, 29) * DAY


def _restarts(lots: random.Random, season: Season) -> Iterator[Outage]:
    for _ in range(16):
        down = _some_day(lots, season).replace(second=DOWN, microsecond=0)
        yield Outage(down=down, up=down + QUICK, killed=lots.random() < 0.7)


def _long_outages(lots: random.Random, season: Season, people: list[Act]) -> Iterator[Outage]:
    """Half of them where a talk should begin."""
    starts = [act.the_wall.moment for act in people if act.deed is Deed.CREATE]
    for number, length in enumerate(LONG * 2):
        down = lots.choice(starts) - lots.random() * length
        if number % 2:
            down = _some_day(lots, season)
        down = down.replace(second=DOWN, microsecond=0)
        up = (down + length).replace(second=BACK) + MINUTE
        yield Outage(down=down, up=up, killed=lots.random() < 0.5)


def _apart(outages: list[Outage]) -> list[Outage]:
    """Leave out those that would fall into another."""
    kept: list[Outage] = []
    for outage in sorted(outages, key=lambda each: each.down):
        if not kept or kept[-1].up + 2 * MINUTE < outage.down:
            kept.append(outage)
    return kept


def _outage(outage: Outage) -> tuple[Act, Act]:
    how = Deed.KILL if outage.killed else Deed.STOP
    return Act(at=outage.down, deed=how), Act(at=outage.up, deed=Deed.START)


def _backup(
    lots: random.Random, season: Season, outages: list[Outage]
) -> tuple[tuple[Act, Act], Outage]:
    """A backup, and some hours later an outage in which it is restored."""
    while True:
        made = _some_day(lots, season).replace(second=BACKUP, microsecond=0)
        down = (made + lots.uniform(3, 20) * HOUR).replace(second=DOWN, microsecond=0)
        up = down.replace(second=BACK) + lots.choice((5, 30, 90)) * MINUTE
        taken = [each for each in outages if each.down < up + HOUR and each.up + HOUR > made]
        if not taken:
            break
    deeds = (
        Act(at=made, deed=Deed.BACK_UP),
        Act(at=up - 30 * MINUTE / 60, deed=Deed.RESTORE),
    )
    return deeds, Outage(down=down, up=up, killed=lots.random() < 0.5)


def _gaps(lots: random.Random, season: Season, *, spared: Outage) -> list[Gap]:
    """Rights that the bot loses for hours, letters that members refuse for days."""
    public = ["talks"] * 4 + ["backstage"] * 3 + ["history"] * 4
    gaps = [_gap(lots, season, right, lots.uniform(2, 9), spared) for right in public]
    shy = lots.sample(range(1, MEMBERS + 1), 5)
    return gaps + [_gap(lots, season, f"dm:{w}", lots.uniform(20, 100), spared) for w in shy]


def _gap(lots: random.Random, season: Season, right: str, hours: float, spared: Outage) -> Gap:
    """Not around the restored backup: one thing after the other."""
    taken = _some_day(lots, season)
    while taken < spared.up + 3 * HOUR and taken + hours * HOUR > spared.down - DAY:
        taken = _some_day(lots, season)
    return Gap(right=right, taken=taken, given=taken + hours * HOUR)


def _denied(lots: random.Random, gap: Gap) -> Iterator[Act]:
    yield _act(gap.taken, RIGHTS, Deed.DENY, word=gap.right)
    yield _act(gap.given, RIGHTS, Deed.ALLOW, word=gap.right)
    # Somebody looks at the desk, once too early.
    early = gap.taken + (gap.given - gap.taken) / 2
    for at in (early, gap.given + lots.uniform(2, 90) * MINUTE):
        yield _act(at, PEOPLE, Deed.TRY_AGAIN)


def _troubled(lots: random.Random, season: Season, gaps: list[Gap], talks: int) -> Iterator[Act]:
    number = talks
    for gap in gaps:
        for _ in range(0 if gap.right.startswith("dm:") else EACH):
            number += 1
            yield from troubled(lots, gap, number, season.zones[(number - 1) % 2])


def _missed(
    lots: random.Random, season: Season, outages: list[Outage], number: int
) -> Iterator[Act]:
    long = [outage for outage in outages if outage.up - outage.down >= 2 * HOUR]
    for talk, outage in enumerate(long, start=number):
        yield from missed(lots, outage.down, outage.up, talk, season.zones[(talk - 1) % 2])


def _repeats(lots: random.Random, season: Season, talks: int, number: int) -> Iterator[Act]:
    for first in range(number, number + (1 + talks // APART) * (1 + WEEKS), 1 + WEEKS):
        yield from repeated(lots, season.begins, first, season.zones[(first - 1) % 2])


def _changed_events(lots: random.Random, people: list[Act]) -> Iterator[Act]:
    """Somebody changes events in Discord; the team says of most which side counts."""
    for made in [act for act in people if act.deed is Deed.CREATE and has_event(act.talk)]:
        if lots.random() < 0.5:
            at = made.at + lots.uniform(1, 120) * HOUR
            renamed = {"deed": Deed.RENAME_EVENT, "word": f"{made.talk} in the garden"}
            moved = {"deed": Deed.RETIME_EVENT, "number": lots.choice((1, 3, 24))}
            yield _act(at, PEOPLE, talk=made.talk, **lots.choice((renamed, moved)))
            at += lots.uniform(0.5, 20) * HOUR
            yield _act(at, PEOPLE, lots.choice((Deed.OURS, Deed.THEIRS)), talk=made.talk)


def _letters(lots: random.Random, season: Season) -> Iterator[Act]:
    for who in lots.sample(range(1, MEMBERS + 1), 12):
        off = _some_day(lots, season)
        yield _act(off, PEOPLE, Deed.LETTERS_OFF, who=who)
        if lots.random() < 0.6:
            yield _act(off + lots.uniform(0.2, 6) * DAY, PEOPLE, Deed.LETTERS_ON, who=who)


def _put_off(act: Act, outages: list[Outage]) -> Act:
    """Nobody can press a button of a bot that is down; they do it a minute after it is back."""
    if act.deed in {Deed.DENY, Deed.ALLOW, *IN_DISCORD}:
        return act
    for outage in outages:
        if outage.down <= act.at < outage.up:
            return replace(act, at=outage.up.replace(second=act.at.second) + MINUTE)
    return act
