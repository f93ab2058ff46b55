"""Whose request it is, and how many are answered."""

from datetime import timedelta

import pytest

from bot.web.gate import COUNTED, REQUESTS, WINDOW, Proxies, Rate

PROXY, OTHER, VISITOR, LIAR = "10.0.0.2", "10.0.0.3", "203.0.113.7", "198.51.100.9"


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        (VISITOR, [], VISITOR),
        # Without a proxy anybody may write what they like.
        (VISITOR, [LIAR], VISITOR),
        (PROXY, [VISITOR], VISITOR),
        # What a visitor wrote stands left of what the proxy says.
        (PROXY, [f"{LIAR}, {VISITOR}"], VISITOR),
        (PROXY, [LIAR, f"{VISITOR}, {OTHER}"], VISITOR),
        (PROXY, [f"{VISITOR}:4711"], VISITOR),
        (PROXY, ["[2001:db8:1:2::7]:4711"], "2001:db8:1:2::/64"),
        (PROXY, ["nonsense"], PROXY),
        (PROXY, [], PROXY),
        ("::ffff:10.0.0.2", [VISITOR], VISITOR),
        ("2001:db8:1:2:3::4", [], "2001:db8:1:2::/64"),
        (None, [VISITOR], ""),
    ],
)
def test_only_proxies_that_are_named_say_for_whom_they_ask(peer, forwarded, visitor):
    assert Proxies(["10.0.0.0/24"]).visitor(peer, forwarded) == visitor


def test_each_visitor_has_so_many_requests_a_minute(clock):
    rate = Rate(clock)

    assert [rate.admits(VISITOR) for _ in range(REQUESTS + 1)] == [True] * REQUESTS + [False]
    assert rate.admits(LIAR)
    clock.advance(WINDOW)
    assert rate.admits(VISITOR)


def test_a_clock_that_is_set_back_refuses_nobody_for_long(clock):
    rate = Rate(clock)
    for _ in range(REQUESTS + 1):
        rate.admits(VISITOR)
    clock.advance(-timedelta(hours=3))
    assert rate.admits(VISITOR)


def test_memory_for_visitors_has_its_limit(clock):
    rate = Rate(clock)
    for number in range(3 * COUNTED):
        rate.admits(str(number))

    assert len(rate._counts) <= COUNTED
