import pytest

from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker, NotAReviewer
from bot.domain.team.server import Person, Right, Server, default_server
from tests.factories import (
    GUILD_ID,
    MEMBER_ID,
    ORGANISER_ID,
    OTHER_GUILD_ID,
    OWNER,
    a_member,
    a_note_taker,
    a_server,
    an_organiser,
)

MANAGER = a_member(manages_events=True)
EVERYTHING = {Right.MEMBER, Right.NOTE, Right.ORGANISE}


def rights(server: Server, person: Person) -> set[Right]:
    return {right for right in Right if server.may(person, right)}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (a_member(), {Right.MEMBER}),
        (a_note_taker(), {Right.MEMBER, Right.NOTE}),
        (an_organiser(), EVERYTHING),
        (MANAGER, EVERYTHING),
    ],
)
def test_rights_follow_roles(person, expected):
    assert rights(a_server(), person) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [(an_organiser(), {Right.MEMBER}), (a_note_taker(), {Right.MEMBER}), (MANAGER, EVERYTHING)],
)
def test_before_setup_only_those_who_manage_events_may(person, expected):
    assert rights(default_server(OWNER), person) == expected


@pytest.mark.parametrize("make", [a_member, a_note_taker, an_organiser])
def test_person_of_another_server_has_no_right(make):
    stranger = make(guild_id=OTHER_GUILD_ID, manages_events=True)

    assert rights(a_server(), stranger) == set()


def test_require_names_the_right_that_is_missing():
    server = a_server()

    server.require(a_note_taker(), Right.NOTE)
    with pytest.raises(NotANoteTaker):
        server.require(a_member(), Right.NOTE)
    with pytest.raises(NotAnOrganiser):
        server.require(a_note_taker(), Right.ORGANISE)


def test_publication_takes_two_people():
    server = a_server()

    server.require_second_person(ORGANISER_ID, MEMBER_ID)
    with pytest.raises(NotAReviewer):
        server.require_second_person(ORGANISER_ID, ORGANISER_ID)


def test_server_may_let_one_person_publish():
    a_server(two_people_publish=False).require_second_person(ORGANISER_ID, ORGANISER_ID)


@pytest.mark.parametrize(
    ("talks", "backstage", "ready"),
    [(None, None, False), (1, None, False), (None, 2, False), (1, 2, True)],
)
def test_server_is_ready_with_both_channels(talks, backstage, ready):
    server = a_server(talks_channel_id=talks, backstage_channel_id=backstage)

    assert server.is_ready is ready


def test_default_server_belongs_to_its_guild():
    assert default_server(OWNER) == Server(owner=OWNER, code=str(GUILD_ID))
    assert a_member().owner == OWNER
