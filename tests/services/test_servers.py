import pytest

from bot.domain.errors import PingsEveryone
from bot.services.servers import ServerChange, Servers
from tests.factories import GUILD_ID, NOTE_TAKER_ROLE_ID, OWNER, a_server, an_organiser


@pytest.fixture
def servers(store, clock) -> Servers:
    return Servers(store, clock)


@pytest.mark.usefixtures("programme")
async def test_a_step_of_the_set_up_changes_that_alone(servers):
    change = ServerChange(ping_role_ids=(NOTE_TAKER_ROLE_ID,))

    changed = await servers.change(an_organiser(), change)

    assert changed == a_server(version=2, ping_role_ids=(NOTE_TAKER_ROLE_ID,))


@pytest.mark.usefixtures("programme")
async def test_the_role_of_all_members_is_never_pinged(servers):
    with pytest.raises(PingsEveryone):
        await servers.change(an_organiser(), ServerChange(ping_role_ids=(GUILD_ID,)))

    assert await servers.of(OWNER) == a_server(version=1)
