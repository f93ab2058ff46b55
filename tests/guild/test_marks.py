"""A delivery's key counts at its fixed places only: nobody can write one into a message."""

from typing import Any

import discord
import pytest

from bot.guild.marks import carries, small_print
from bot.ui.controls import button, card, layout, row, text

KEY = "0123456789abcdefghjk"
OTHER = "zzzzzzzzzzzzzzzzzzzz"


def message(**fields: Any) -> discord.Message:
    """A message as Discord's history would return it."""
    payload: Any = {
        "id": "3",
        "channel_id": "2",
        "author": {"id": "1", "username": "Rostrum", "discriminator": "0", "avatar": None},
        "content": "",
        "timestamp": "2026-03-02T09:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "components": [],
    }
    client = discord.Client(intents=discord.Intents.none())
    channel: Any = client.get_partial_messageable(2)
    return discord.Message(state=client._connection, channel=channel, data=payload | fields)


def components(mark: str, *, words: str = "") -> Any:
    return layout(
        [card(text(words or "A talk")), row(button("Go", "going", "K7XQ2M", mark=mark))]
    ).to_components()


async def test_mark_is_found_in_a_control():
    found = message(components=components(KEY))
    assert carries(found, KEY)
    assert not carries(found, OTHER)


async def test_mark_is_found_in_the_last_line():
    assert carries(message(content=f"A question\n{small_print(KEY)}"), KEY)


async def test_nonce_is_proof_enough():
    assert carries(message(nonce=KEY), KEY)


@pytest.mark.parametrize(
    "fields",
    [
        {"content": KEY},
        {"content": f"{small_print(KEY)}\nand more"},
        {"content": f"said {small_print(KEY)}"},
        {"components": components("", words=f"~{KEY} {small_print(KEY)}")},
        {},
    ],
    ids=range(5),
)
async def test_key_elsewhere_does_not_count(fields):
    assert not carries(message(**fields), KEY)
