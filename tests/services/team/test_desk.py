import asyncio
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.errors import DeliveryNotFound, NoLongerStuck
from bot.domain.deliveries.getting_on import GRACE, Trouble
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.kinds import KINDS
from bot.domain.talks.talk import Talk
from bot.domain.team.errors import NotAnOrganiser, NotANoteTaker
from bot.domain.times.wall import WallTime
from bot.services.host.backups import COPIED_WITHIN, EVERY
from bot.services.host.machine import Machine, MachineState
from bot.services.ports import BackupState, Condition, Health
from bot.services.team.desk import Desk
from bot.store.sqlite.opening import open_store
from tests.factories import (
    NOW,
    OTHER_GUILD_ID,
    OWNER,
    ZONE,
    a_delivery,
    a_member,
    a_mirror,
    a_note_taker,
    a_series,
    a_server,
    a_slot,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.store.filling import fill
from tests.store.upkeep.damage import damage_page_of, flip_a_byte_of

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
OTHER = f"guild:{OTHER_GUILD_ID}"
PING_ROLE = 1_000_000_000_000_000_031


def talk_in(days: int):
    """An announced talk so many days from now; negative: nobody has ended it."""
    local = NOW.replace(tzinfo=None) + days * DAY
    return a_talk(code=f"TA{days + 50:04}", slot=a_slot(start=WallTime(local=local, zone=ZONE)))


def held(number: int = 0, **fields):
    defaults = {
        "code": f"HE{number:04}",
        "state": DeliveryState.HELD,
        "reason": Reason.NO_PERMISSION,
        "wake": None,
    }
    return a_delivery(**defaults | fields)


@pytest.fixture
def desk(store, clock) -> Desk:
    clock.set(NOW)
    return Desk(store, clock, Machine(store, store, None, KINDS))


@pytest.fixture
def kept(store):
    async def read(code: str) -> Delivery:
        return await store.read(OWNER, lambda docs: docs.get(Delivery, code))

    return read


async def test_talks_that_nobody_ended_stand_apart(desk, put):
    over = (-9, -5, -2)
    unsaid = [talk_in(each).turned(now=NOW) for each in over]
    await put(a_server(), a_series(), an_edition(), *unsaid, *map(talk_in, (7, 3)))

    view = await desk.view(a_note_taker())

    shown = [sheet.view.talk.code for sheet in view.sheets]
    assert shown == [talk_in(each).code for each in (3, 7)]
    assert [talk.code for talk in view.unsaid] == [talk_in(each).code for each in (-2, -5, -9)]


# Planned and stuck


async def test_planned_messages_come_by_their_time_with_title_zone_and_ping(desk, put, programme):
    tokyo = a_slot(start=WallTime(local=NOW.replace(tzinfo=None) + DAY, zone="Asia/Tokyo"))
    later = {"due": NOW + DAY}
    await put(
        a_server(version=1, ping_role_ids=(PING_ROLE,)),
        a_talk(code="TA2000", title="Loud", slot=tokyo, ping=True),
        a_delivery(code="DE1000", about="TA2000", **later),
        a_delivery(code="DE2000", due=NOW + MINUTE),
        a_delivery(code="DE3000", kind=DeliveryKind.FINDINGS, about=an_edition().code, **later),
        a_delivery(code="DE4000", kind=DeliveryKind.TEST, about=a_server().code, **later),
        a_delivery(code="DE5000", state=DeliveryState.SENT, wake=None),
    )

    view = await desk.messages(a_note_taker())

    shown = [(each.delivery.code, each.title, each.zone, each.pings) for each in view.planned]
    assert shown == [
        ("DE2000", "Neighbours and the Town Square", ZONE, False),
        ("DE1000", "Loud", "Asia/Tokyo", True),
        ("DE3000", "Northville Talks 2026", ZONE, False),
        ("DE4000", "", ZONE, False),
    ]
    assert (view.pings, view.stuck) == (1, ())


async def test_stuck_is_what_does_not_get_on_and_what_needs_people_comes_first(
    desk, put, programme
):
    late = NOW - GRACE - MINUTE
    await put(
        a_delivery(code="DE1000", due=late),
        a_delivery(code="DE2000", state=DeliveryState.DOUBTFUL, wake=NOW),
        a_delivery(code="DE3000", due=NOW - GRACE),
        held(due=NOW + DAY),
    )

    view = await desk.messages(a_note_taker())

    assert [(each.delivery.code, each.trouble) for each in view.stuck] == [
        ("HE0000", Trouble.HELD),
        ("DE1000", Trouble.OVERDUE),
        ("DE2000", Trouble.IN_DOUBT),
    ]
    assert [each.delivery.code for each in view.planned] == ["DE3000"]


async def test_mended_message_is_tried_at_once(desk, put, kept, programme):
    await put(held())

    await desk.mend(an_organiser(), "HE0000")

    mended = await kept("HE0000")
    assert (mended.state, mended.wake, mended.reason) == (DeliveryState.PLANNED, NOW, None)


async def test_message_in_doubt_is_looked_for_when_it_is_mended(desk, put, kept, programme):
    await put(held(reason=Reason.CANNOT_LOOK))

    await desk.mend(an_organiser(), "HE0000")

    assert (await kept("HE0000")).state is DeliveryState.DOUBTFUL


async def test_all_are_mended_at_once(desk, put, kept, programme):
    refused = a_mirror(reason=Reason.NO_PERMISSION)
    await put(held(0), held(1), a_delivery(code="DE1000", due=NOW + DAY), refused)

    assert await desk.mend_all(an_organiser()) == ("HE0000", "HE0001", "M1RR0R")

    assert {(await kept(code)).wake for code in ("HE0000", "HE0001")} == {NOW}
    assert (await kept("DE1000")).wake == NOW + DAY


async def test_what_waits_for_a_message_is_given_up_with_it(desk, put, kept, programme):
    waits = {"reason": Reason.DEPENDS_ON_HELD, "place": Place.THREAD}
    await put(
        held(0),
        held(1, kind=DeliveryKind.THREAD, after="HE0000", **waits),
        held(2, kind=DeliveryKind.START, after="HE0001", **waits),
        held(3, kind=DeliveryKind.POLL, after="HE0000", place=Place.THREAD),
    )

    await desk.give_up(an_organiser(), "HE0000")

    states = [(await kept(f"HE{number:04}")).state for number in range(4)]
    assert states == [DeliveryState.DROPPED] * 3 + [DeliveryState.HELD]


@pytest.mark.parametrize(
    "state", [each for each in DeliveryState if each is not DeliveryState.HELD]
)
@pytest.mark.parametrize("press", [Desk.mend, Desk.give_up])
async def test_press_that_is_out_of_date_changes_nothing(desk, put, kept, programme, press, state):
    await put(held(state=state))
    before = await kept("HE0000")

    with pytest.raises(NoLongerStuck):
        await press(desk, an_organiser(), "HE0000")

    assert await kept("HE0000") == before


async def test_refused_update_is_stuck_until_it_is_mended(desk, store, put, programme):
    gone = {"reason": Reason.CHANNEL_GONE, "wanted": 2, "shown": 1}
    await put(
        a_delivery(state=DeliveryState.SENT, wake=None),
        a_mirror(reason=Reason.NO_PERMISSION, wanted=2, shown=1, attempts=3),
        # What is gone is not tried again: it is posted again.
        a_mirror(code="M1RR00", **gone),
    )
    deleted, stuck = (await desk.messages(a_note_taker())).stuck
    assert (deleted.code, deleted.is_gone, stuck.is_gone) == ("M1RR00", True, False)
    assert (stuck.code, stuck.reason) == ("M1RR0R", Reason.NO_PERMISSION)
    assert (await desk.messages(a_note_taker())).planned == ()

    await desk.mend(an_organiser(), "M1RR0R")

    mended = await store.read(OWNER, lambda docs: docs.get(Mirror, "M1RR0R"))
    assert (mended.reason, mended.wake, mended.attempts) == (None, NOW, 0)
    assert (await desk.messages(a_note_taker())).stuck == (deleted,)
    for code in ("M1RR0R", "M1RR00"):
        with pytest.raises(NoLongerStuck):
            await desk.mend(an_organiser(), code)


async def test_note_takers_see_and_cannot_mend(desk, put, kept, programme):
    await put(held())

    view = await desk.messages(a_note_taker())

    assert (len(view.stuck), view.may_mend) == (1, False)
    assert (await desk.messages(an_organiser())).may_mend
    for press in (desk.mend(a_note_taker(), "HE0000"), desk.give_up(a_note_taker(), "HE0000")):
        with pytest.raises(NotAnOrganiser):
            await press
    with pytest.raises(NotAnOrganiser):
        await desk.mend_all(a_note_taker())
    with pytest.raises(NotANoteTaker):
        await desk.messages(a_member())
    assert (await kept("HE0000")).state is DeliveryState.HELD


async def test_messages_of_another_server_are_not_there(desk, store, programme):
    await store.run(OTHER, lambda docs: docs.put(held(owner=OTHER)))

    assert (await desk.messages(an_organiser())).stuck == ()
    with pytest.raises(DeliveryNotFound):
        await desk.mend(an_organiser(), "HE0000")
    assert await desk.mend_all(an_organiser()) == ()


# The machine


class Known:
    """A machine of which everything is known."""

    def __init__(self, health: Health, backup: BackupState | None = None) -> None:
        self.health = health
        self._backup = backup or BackupState()

    async def state(self) -> BackupState:
        return self._backup


@pytest.mark.parametrize("spoil", [damage_page_of, flip_a_byte_of])
async def test_damaged_documents_of_another_server_are_not_named(tmp_path, spoil):
    # Enough of them to fill pages of their own.
    theirs = [a_talk(owner=OTHER, code=f"TA{n:04}", title=f"number {n:05}") for n in range(200)]
    database = await asyncio.to_thread(fill, tmp_path, a_server(), *theirs)
    await asyncio.to_thread(spoil, database, "number 00100")
    store = await open_store(tmp_path, KINDS)
    machine = Machine(store, store, None, KINDS)
    await store.survey(lambda docs: docs.select(Talk))

    damaged = store.health.damaged
    assert ("talk", "TA0100") in damaged
    assert await machine.state(OWNER) == MachineState(is_damaged_elsewhere=True)
    assert await machine.state(OTHER) == MachineState(damaged=tuple(sorted(damaged)))
    await store.close()


async def test_trouble_of_the_store_is_passed_on(store):
    full = Health(condition=Condition.REFUSING, reason="disk is full")
    backup = BackupState(made_at=NOW, since=NOW, copied_at=NOW)
    known = Known(full, backup)

    state = await Machine(store, known, known, KINDS).state(OWNER)

    assert state == MachineState(condition=Condition.REFUSING, reason="disk is full", backup=backup)


@pytest.mark.parametrize(
    ("backup", "overdue"),
    [
        (None, (False, False)),
        (BackupState(), (True, False)),
        (BackupState(made_at=NOW - EVERY, since=NOW - EVERY), (False, False)),
        (BackupState(made_at=NOW - 2 * EVERY, since=NOW - 9 * EVERY), (True, False)),
        (BackupState(made_at=NOW, since=NOW - COPIED_WITHIN), (False, True)),
        (
            BackupState(made_at=NOW, since=NOW - COPIED_WITHIN, copied_at=NOW - DAY),
            (False, False),
        ),
    ],
)
def test_backups_are_overdue_after_two_days_and_copies_after_thirty(backup, overdue):
    state = MachineState(backup=backup)

    assert (state.backup_is_overdue(NOW), state.copy_is_overdue(NOW)) == overdue


@pytest.mark.parametrize(
    ("place", "was", "reason"),
    [
        (Place.BACKSTAGE, 71, Reason.CHANNEL_GONE),
        (Place.BACKSTAGE, 72, Reason.CHANNEL_REPLACED),
        (Place.TALKS, 72, Reason.CHANNEL_GONE),
        (Place.TALKS, 71, Reason.CHANNEL_REPLACED),
        (Place.THREAD, 71, Reason.CHANNEL_REPLACED),
        (Place.FOLLOWED, 71, Reason.CHANNEL_GONE),
    ],
)
async def test_channel_is_not_to_be_chosen_anew_where_that_was_done(desk, put, place, was, reason):
    claim = Claim(by="run", at=NOW, channel_id=was)
    stuck = held(place=place, claim=claim, reason=Reason.CHANNEL_GONE)
    await put(a_server(talks_channel_id=72, backstage_channel_id=71), stuck)
    (shown,) = (await desk.messages(an_organiser())).stuck
    assert shown.reason is reason
