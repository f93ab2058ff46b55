from functools import partial

import pytest

from bot.bootstrap.use_cases import build_services
from bot.domain.team.errors import EverybodyOnTheTeam, PingsEveryone
from bot.domain.team.rights import Act
from bot.services.team.servers import ServerChange, Servers
from bot.store.ballots.keys import FolderKeys
from tests.factories import (
    GUILD_ID,
    NOTE_TAKER_ROLE_ID,
    OWNER,
    a_member,
    a_note_taker,
    a_server,
    an_organiser,
)


@pytest.fixture
def servers(store, clock) -> Servers:
    return Servers(store, clock)


@pytest.mark.usefixtures("programme")
async def test_a_step_of_the_set_up_changes_that_alone(servers):
    change = ServerChange(ping_role_ids=(NOTE_TAKER_ROLE_ID,))

    changed = await servers.change(an_organiser(), change)

    # Whoever changes the settings is told by letter where nobody else is known to have made them.
    told = an_organiser().user_id
    assert changed == a_server(version=2, ping_role_ids=(NOTE_TAKER_ROLE_ID,), set_up_by=told)


@pytest.mark.usefixtures("programme")
async def test_the_role_of_all_members_is_never_pinged(servers):
    with pytest.raises(PingsEveryone):
        await servers.change(an_organiser(), ServerChange(ping_role_ids=(GUILD_ID,)))

    assert await servers.of(OWNER) == a_server(version=1)


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("roles", ["organiser_role_ids", "note_taker_role_ids"])
async def test_the_role_of_all_members_is_not_on_the_team(servers, roles):
    with pytest.raises(EverybodyOnTheTeam):
        await servers.change(
            an_organiser(), ServerChange(**{roles: (NOTE_TAKER_ROLE_ID, GUILD_ID)})
        )

    assert await servers.of(OWNER) == a_server(version=1)


async def test_the_set_up_writes_down_what_the_server_is_called(servers):
    person = an_organiser(server_name="Northville", manages_events=True)

    await servers.for_team(person, Act.SET_UP)
    assert (await servers.of(OWNER)).version == 0
    await servers.change(person, ServerChange(language="sv"))

    assert (await servers.of(OWNER)).name == "Northville"


@pytest.mark.usefixtures("programme")
async def test_a_new_name_is_written_down_once_and_by_the_team_alone(servers):
    await servers.for_team(an_organiser(server_name="Northville"), Act.SET_UP)
    await servers.for_team(a_note_taker(server_name="Northville"), Act.SEE_DESK)
    await servers.for_team(a_note_taker(), Act.SEE_DESK)
    await servers.for_team(a_member(server_name="Nowhere"), Act.SEE_TALKS)

    assert await servers.of(OWNER) == a_server(version=2, name="Northville")


async def test_the_set_up_knows_that_the_host_holds_words_and_not_which(store, clock, tmp_path):
    build = partial(build_services, store, clock, {}, {}, FolderKeys(tmp_path))
    assert not build().servers.host_holds
    assert build(held_words=("fnord",)).servers.host_holds
