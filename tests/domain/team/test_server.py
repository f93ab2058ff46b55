from dataclasses import replace

import pytest

from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker, NotAReviewer, NotTakingPart
from bot.domain.team.rights import TABLE, Act, Right
from bot.domain.team.server import Server, default_server
from tests.factories import (
    GUILD_ID,
    MEMBER_ID,
    ORGANISER_ID,
    OTHER_GUILD_ID,
    OWNER,
    a_member,
    a_note_taker,
    a_series,
    a_server,
    a_talk,
    an_organiser,
)

MANAGER = a_member(manages_events=True)
STRANGER = 1_000_000_000_000_000_199
PART_ROLE_ID = 1_000_000_000_000_000_029
# Whoever has left may still stop all letters.
FOR_ANYBODY = {Act.OWN_LETTERS, Act.OWN_DATA, Act.GET_HELP}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (a_member(), Right.MEMBER),
        (a_note_taker(), Right.NOTE),
        (an_organiser(), Right.ORGANISE),
        (MANAGER, Right.ORGANISE),
    ],
)
def test_rights_follow_roles(person, expected):
    assert a_server().rights_of(person).right is expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [(an_organiser(), Right.MEMBER), (a_note_taker(), Right.MEMBER), (MANAGER, Right.ORGANISE)],
)
def test_before_setup_only_those_who_manage_events_may(person, expected):
    assert default_server(OWNER).rights_of(person).right is expected


@pytest.mark.parametrize("make", [a_member, a_note_taker, an_organiser])
def test_person_of_another_server_has_no_right(make):
    stranger = make(guild_id=OTHER_GUILD_ID, manages_events=True)

    talk = a_talk(note_taker_ids=(stranger.user_id,))

    assert {act for act in Act if a_server().may(stranger, act, talk)} == FOR_ANYBODY
    with pytest.raises(NotTakingPart):
        a_server().require_part(stranger, Act.RUN_TALK)


def test_whoever_may_see_the_talks_channel_takes_part_and_whoever_has_a_named_role():
    named = a_server(part_role_ids=(PART_ROLE_ID,))
    blind = a_member(sees_talks=False)
    with_role = a_member(sees_talks=False, role_ids=frozenset({PART_ROLE_ID}))

    assert {act for act in Act if named.may(blind, act)} == FOR_ANYBODY
    assert named.rights_of(with_role).right is Right.MEMBER
    assert a_server().rights_of(with_role).right is Right.NOBODY
    assert a_server().rights_of(a_member()).right is Right.MEMBER
    # The team takes part by its roles, and on a server without a channel everybody does.
    assert a_server().rights_of(a_note_taker(sees_talks=False)).right is Right.NOTE
    assert default_server(OWNER).rights_of(blind).right is Right.MEMBER


def test_where_no_server_is_meant_nobody_takes_part():
    nowhere = a_member(guild_id=0, sees_talks=False)

    assert default_server(nowhere.owner).rights_of(nowhere).right is Right.NOBODY


def test_note_taker_of_one_talk_may_do_for_it_what_note_takers_may():
    server, named = a_server(), a_talk(note_taker_ids=(MEMBER_ID,))
    mine = {act for act in Act if server.may(a_member(), act, named)}

    assert mine - {act for act in Act if server.may(a_member(), act)} == {
        act for act, entitled in TABLE.items() if entitled.of_talk
    }
    stranger = a_member(user_id=STRANGER)
    assert not any(server.may(stranger, act, named) for act in mine - _members() - FOR_ANYBODY)
    assert not server.may(a_member(), Act.RUN_TALK, a_talk())
    assert not server.may(a_member(sees_talks=False), Act.RUN_TALK, named)


def test_co_producer_of_one_series_writes_and_agrees_and_does_not_publish():
    server = a_server()
    named = a_series(co_producer_ids=(MEMBER_ID,), co_producer_role_ids=(PART_ROLE_ID, GUILD_ID))
    by_role = a_member(user_id=STRANGER, role_ids=frozenset({PART_ROLE_ID}))
    of_series = {act for act, entitled in TABLE.items() if entitled.of_series}

    assert of_series == {Act.WRITE_FINDINGS, Act.EXPORT_FINDINGS, Act.APPROVE}
    for person in (a_member(), by_role):
        mine = {act for act in Act if server.may(person, act, named)}
        assert mine - {act for act in Act if server.may(person, act)} == of_series
        assert not server.may(person, Act.WRITE_FINDINGS, a_series())
        assert not server.may(replace(person, sees_talks=False), Act.WRITE_FINDINGS, named)
        assert not server.may(replace(person, guild_id=OTHER_GUILD_ID), Act.APPROVE, named)
    # The role of everybody names nobody.
    other = a_member(user_id=STRANGER, role_ids=frozenset({GUILD_ID}))
    assert not server.may(other, Act.WRITE_FINDINGS, named)


def _members() -> set[Act]:
    return {act for act, entitled in TABLE.items() if entitled.right is Right.MEMBER}


def test_the_role_of_everybody_gives_no_right():
    """An earlier version let it be chosen."""
    server = a_server(organiser_role_ids=(GUILD_ID,), note_taker_role_ids=(GUILD_ID,))

    assert server.rights_of(a_member(role_ids=frozenset({GUILD_ID}))).right is Right.MEMBER


def test_no_right_on_a_server_is_the_hosts():
    assert not a_server().may(MANAGER, Act.KEEP_BOT)


def test_require_names_the_right_that_is_missing():
    server = a_server()

    server.require(a_note_taker(), Act.SEE_DESK)
    with pytest.raises(NotANoteTaker):
        server.require(a_member(), Act.SEE_DESK)
    with pytest.raises(NotAnOrganiser):
        server.require(a_note_taker(), Act.MOVE)


def test_publication_takes_two_people():
    server = a_server()

    server.require_second_person((ORGANISER_ID, 7), MEMBER_ID)
    with pytest.raises(NotAReviewer):
        server.require_second_person((7, ORGANISER_ID), ORGANISER_ID)


def test_server_may_let_one_person_publish():
    a_server(two_people_publish=False).require_second_person((ORGANISER_ID,), ORGANISER_ID)


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
