"""What the bot asks Discord to be told of."""

from pathlib import Path

from bot.guild.client import intents

PAGE = Path(__file__).parents[3] / "docs" / "operations.md"
NAMED = {
    "guilds": "GUILDS",
    "guild_messages": "GUILD_MESSAGES",
    "guild_scheduled_events": "GUILD_SCHEDULED_EVENTS",
    "voice_states": "GUILD_VOICE_STATES",
    "dm_messages": "DIRECT_MESSAGES",
}


def test_only_what_is_used_is_heard_and_the_host_can_read_what_for():
    page = PAGE.read_text(encoding="utf-8")

    assert {name for name, is_wanted in intents() if is_wanted} == {*NAMED}
    assert [name for name in NAMED.values() if f"| `{name}` |" not in page] == []
