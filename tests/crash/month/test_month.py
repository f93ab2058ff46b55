"""A month of a busy server, compared with its model; and what the comparison would notice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.domain.times.zones import load_zones
from tests.crash.month.acts import Deed
from tests.crash.month.channels import Post
from tests.crash.month.comparing import compare
from tests.crash.month.model import Model
from tests.crash.month.partner import CARRIED
from tests.crash.month.playing import Month
from tests.crash.month.runs import folder_of_month, play_month
from tests.crash.month.script import draw_script


@pytest.fixture(scope="session", autouse=True)
def _zones() -> None:
    load_zones()


# One in which the clocks go back, and a smaller one in which they go forward.
@pytest.mark.parametrize(
    ("seed", "talks"),
    [
        pytest.param("march", 60, marks=pytest.mark.evidence),
        pytest.param("autumn", 80, marks=pytest.mark.evidence),
    ],
)
async def test_month_is_what_the_model_says(seed, talks):
    verdict = await play_month(seed, talks=talks)

    assert verdict.difference == ""
    figures = verdict.figures
    assert figures.done[Deed.CREATE] >= talks
    assert figures.done[Deed.RESTORE] == 1
    assert figures.sent.total() >= talks * 10
    assert figures.done[Deed.MOVE] >= talks // 3
    assert figures.done[Deed.CANCEL] >= talks // 20
    assert figures.sent["ballot"] >= talks // 2
    assert figures.sent["poll"] >= talks // 10
    assert figures.carried >= talks // 4
    assert min(figures.sent["ballot_half_time"], figures.done[Deed.VOTE]) >= talks // 2
    assert min(figures.done[Deed.WRITE], figures.sent["circular"]) >= talks // 20
    together = (Deed.REPEAT, Deed.MOVE_TOGETHER)
    assert min(figures.done[each] for each in together) >= talks // 60
    assert figures.sent["scheduled_event"] >= talks // 4
    assert min(figures.done[Deed.OURS], figures.done[Deed.THEIRS]) >= talks // 60
    assert figures.told["event_changed"] >= talks // 30
    assert figures.over_a_change >= talks // 50
    assert min(figures.late, figures.kills, figures.doubts, figures.waits) >= talks // 20


@dataclass(frozen=True, slots=True)
class Played:
    model: Model
    month: Month

    def difference(self, posts: list[Post]) -> str:
        kept, self.month.channels.posts = self.month.channels.posts, posts
        try:
            return compare(self.month.script, self.model, self.month)
        finally:
            self.month.channels.posts = kept


async def play_small(folder: Path) -> Played:
    """A month of few talks."""
    script = draw_script("small", talks=12)
    model = Model(script)
    await asyncio.to_thread(model.play)
    month = Month(script, folder)
    await month.play()
    return Played(model, month)


Change = Callable[[Post], list[Post]]
LATER = draw_script("small", talks=1).ends


CHANGES: list[tuple[Change, str]] = [
    (lambda _: [], "missing: "),
    (lambda post: [post, replace(post, key="another")], "too many: "),
    (lambda post: [post, post], "doubled: "),
    (lambda post: [replace(post, place="elsewhere")], "place is elsewhere"),
    (lambda post: [replace(post, late=not post.late)], "late is "),
    (lambda post: [replace(post, old=LATER)], "old is "),
    (lambda post: [replace(post, new=LATER)], "the new time is "),
    (lambda post: [replace(post, at=LATER)], "long after"),
    (lambda post: [replace(post, at=post.label.due - (LATER - post.at))], ", before "),
]


# One test, for a month is played for each that asks.
@pytest.mark.evidence
async def test_comparison_notices_each_difference_and_what_the_team_was_not_told():
    with folder_of_month() as folder:
        played = await play_small(folder)
    posts = played.month.channels.posts
    chosen = next(number for number, post in enumerate(posts) if post.label.kind == "moved")
    silent = [post for post in posts if not post.lines]

    assert played.difference(posts) == ""
    for change, said in CHANGES:
        changed = [*posts[:chosen], *change(posts[chosen]), *posts[chosen + 1 :]]
        assert said in played.difference(changed)
    assert len(silent) < len(posts)
    assert "told 0 times" in played.difference(silent)
    carried = [post for post in posts if post.label.kind == CARRIED]
    assert "the partner reads of it 2 times" in played.difference([*posts, carried[0]])
    without = [post for post in posts if post is not carried[0]]
    assert "the partner does not read of it" in played.difference(without)
    for event in played.month.channels.events.values():
        event["name"] = "elsewhere"
    assert "the events are [" in played.difference(posts)
    shown = played.month.channels.carried
    shown[carried[0].id] = replace(shown[carried[0].id], minutes=7)
    assert "the partner reads (" in played.difference(posts)


def test_script_is_the_same_for_the_same_seed():
    assert draw_script("again", talks=20) == draw_script("again", talks=20)
    assert draw_script("again", talks=20) != draw_script("other", talks=20)
