"""A delivery's key counts at its fixed places only: nobody can write one into a message."""

from typing import Any

import pytest

from bot.guild.marks import carries, find_own, linked_mark, small_print
from bot.guild.raw_messages import UnreadableError, newest
from bot.ui.controls import button, card, layout, row, text

KEY = "0123456789abcdefghjk"
OTHER = "zzzzzzzzzzzzzzzzzzzz"


def message(**fields: Any) -> dict[str, Any]:
    """A message as Discord's history would return it."""
    author = {"id": "1", "username": "Rostrum", "discriminator": "0", "avatar": None}
    return {
        "id": "3",
        "channel_id": "2",
        "author": author,
        "content": "",
        "components": [],
    } | fields


def components(mark: str, *, words: str = "") -> Any:
    return layout(
        [card(text(words or "A talk")), row(button("Go", "going", "K7XQ2M", mark=mark))]
    ).to_components()


def test_mark_is_found_in_a_control():
    found = message(components=components(KEY))
    assert carries(found, KEY)
    assert not carries(found, OTHER)


def test_mark_is_found_in_the_last_line():
    assert carries(message(content=f"A question\n{small_print(KEY)}"), KEY)


def test_mark_is_found_as_a_text_of_its_own():
    marked = layout([card(text("A talk")), text(small_print(KEY))]).to_components()
    assert carries(message(components=marked), KEY)
    assert not carries(message(components=marked), OTHER)


def test_mark_is_found_behind_the_address_of_a_link_in_the_last_line():
    last = linked_mark("About the talk", "https://discord.com/channels/1/2/3", KEY)
    assert KEY not in last.partition("(")[0]
    assert carries(message(content=f"A question\n{last}"), KEY)
    assert not carries(message(content=f"A question\n{last}"), OTHER)
    assert not carries(message(content=f"{last}\nA question"), KEY)
    assert not carries(message(content=f"A question {last}"), KEY)


def test_nonce_is_proof_enough():
    assert carries(message(nonce=KEY), KEY)


@pytest.mark.parametrize(
    "fields",
    [
        {"content": KEY},
        {"content": f"{small_print(KEY)}\nand more"},
        {"content": f"said {small_print(KEY)}"},
        {"components": components("", words=f"~{KEY} {small_print(KEY)}")},
        {"components": components("", words=small_print(KEY))},
        {},
    ],
    ids=range(6),
)
def test_key_elsewhere_does_not_count(fields):
    assert not carries(message(**fields), KEY)


OURS = message(components=components(KEY))
ODD = [
    {},
    [],
    None,
    "a word",
    {"id": "9"},
    {"id": [], "author": 5},
    {"id": "9", "author": {"id": None}, "content": "no key"},
    {"id": "9", "author": {"id": "7"}, "components": "?", "content": 12},
    {"id": "9", "author": {"id": "1"}, "components": {"a": [[{"custom_id": 5}]]}, "content": None},
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_is_odd_hides_nothing_else(odd):
    assert find_own([odd, OURS, odd], 1, KEY) == 3
    assert find_own([odd], 1, KEY) is None
    assert newest([odd, OURS]) in {3, 9}


def test_key_counts_in_our_own_messages_alone():
    copied = message(author={"id": "7"}, content=small_print(KEY))
    assert find_own([copied], 1, KEY) is None


def test_control_is_found_however_it_is_nested():
    nested = [{"type": 99, "inner": {"of": [{"custom_id": f"going:K7~{KEY}", "type": 98}]}}]
    assert find_own([message(components=nested)], 1, KEY) == 3


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        {"message": "?"},
        [{"id": "9", "content": small_print(KEY)}],
        [f"a word with {KEY}"],
        [message(id="?", nonce=KEY)],
    ],
    ids=range(5),
)
def test_where_ours_may_be_is_not_taken_for_absent(page):
    with pytest.raises(UnreadableError):
        find_own(page, 1, KEY)


def test_page_without_any_id_leads_nowhere():
    with pytest.raises(UnreadableError):
        newest([{}, None])
