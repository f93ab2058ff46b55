"""Every card stays within Discord's limits, whatever people wrote."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import discord
import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.dry_run import Coming
from bot.domain.deliveries.getting_on import Tried, Trouble
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import NoticeLine, OtherTime
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.logbook import Absence
from bot.domain.signups.signup import Answer, Counts
from bot.domain.talks.errors import TimeInThePast
from bot.domain.talks.parts import Links, Segment
from bot.domain.talks.slot import Venue
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.member import default_member
from bot.domain.team.rights import Right, Rights
from bot.domain.times.errors import ZoneIsAmbiguous
from bot.domain.times.repeats import REPEATS_MAX
from bot.domain.times.wall import WallTime
from bot.saying.i18n import Localizer, Text
from bot.services.host.machine import MachineState
from bot.services.outbox.telling import Audience
from bot.services.ports import BackupState, Condition
from bot.services.signups.members import Me
from bot.services.signups.participants import SignedUp
from bot.services.signups.signups import Details, SignupView
from bot.services.talks.dry_runs import EditionDryRun, TalkDryRun, TalkRun
from bot.services.talks.programmes import PlannedTalk, ProgrammePreview
from bot.services.talks.repeating import Occurrence
from bot.services.talks.series import SeriesView
from bot.services.talks.talk_previews import ANNOUNCE, MOVE, NEW, TalkPreview
from bot.services.talks.views import ComingTalks, TalkView
from bot.services.team.desk import DeskView, LeftView, MessagesView, Missing, RunSheet
from bot.services.team.leftovers import Left, Leftovers
from bot.services.team.notices import NoticeView
from bot.services.team.planned import PlannedMessage
from bot.ui.cards.deliveries import dry_run, planned
from bot.ui.cards.deliveries.notice import notice
from bot.ui.cards.signups import me
from bot.ui.cards.signups import signup as signup_cards
from bot.ui.cards.talks import (
    consents,
    letters,
    panel,
    panel_replies,
    people,
    programme,
    series,
    talk_preview,
    team_letters,
)
from bot.ui.cards.talks import talk as talk_cards
from bot.ui.cards.talks import talks as talks_cards
from bot.ui.cards.team import desk, help, left, setup  # noqa: A004
from bot.ui.limits import THREAD_NAME
from bot.ui.permissions import TALKS, ChannelCheck
from bot.words.places import TypedPlace
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Line
from tests.factories import (
    NOW,
    START,
    a_delivery,
    a_poll,
    a_series,
    a_server,
    a_signup,
    a_slot,
    a_speaker,
    a_talk,
    an_edition,
    an_organiser,
)
from tests.ui.cards.measuring import complaints, parts_of, text_of

WRITINGS = {
    "stars": "*_~|`" * 60,
    "pings": "@everyone <@1> " * 20,
    "right to left": "\u202eمرحبا بكم في ساحة المدينة " * 11,
    "wide": "W" * 300,
    "addresses": "https://example.org/a_b " * 12,
    "three bytes each": "街の広場と隣人" * 43,
    "emoji": "\U0001f469\u200d\U0001f680 " * 75,
}

MANY = Audience(channel=True, readers=tuple(range(9999)), stopped=999)


@pytest.fixture
def words(localizer: Localizer) -> Text:
    return localizer.for_locale("en")


@pytest.fixture(params=WRITINGS.values(), ids=WRITINGS.keys())
def long(request: pytest.FixtureRequest) -> str:
    """Three hundred characters of something."""
    return request.param


def big_talk(long: str, **fields: Any) -> Talk:
    """Thirty segments with six panellists each, and every fact set."""
    speakers = tuple(a_speaker(name=long[:100], line=long) for _ in range(6))
    address = "https://example.org/" + "x" * 480
    defaults = {
        "title": long,
        "slot": a_slot(place=long[:100]),
        "segments": tuple(Segment(title=long, speakers=speakers) for _ in range(30)),
        "links": Links(registration=address, join=address, panellists=address),
        "recording": address,
        "description": (long * 4)[:1000],
        "picture": address[:490] + ".png",
        "will_be_recorded": True,
        "chatham_house": True,
        "seats": 100_000,
    }
    return a_talk(**defaults | fields)


FAR_CITIES = ("America/Argentina/Buenos_Aires", *(f"Etc/GMT+{hour}" for hour in range(9, 13)))


def big_view(long: str, talk: Talk | None = None, **fields: Any) -> TalkView:
    defaults: dict[str, Any] = {
        "talk": talk or big_talk(long),
        "edition": an_edition(name=long[:60]),
        "series": a_series(title=long[:200], producers=long[:200], cities=FAR_CITIES),
        "server": a_server(),
        "counts": Counts(going=99_999, maybe=99_999),
        "talks_in_edition": 1000,
        "announcement": None,
        "thread_id": 2**63,
        "now": NOW,
    }
    return TalkView(**defaults | fields)


STATES = [
    {"state": TalkState.DRAFT, "announce_at": None},
    {"announce_at": NOW + timedelta(days=1)},
    {},
    {"state": TalkState.LIVE, "started_at": NOW},
    {"state": TalkState.ENDED, "ended_at": NOW},
    {"state": TalkState.CANCELLED},
    {"slot": a_slot(start=WallTime(local=START.replace(tzinfo=None, year=2020), zone="UTC"))},
    {"slot": None, "state": TalkState.DRAFT},
]


def test_card_says_how_many_talks_there_are_while_they_are_few(localizer):
    few, many = (big_view("x", talks_in_edition=total) for total in (12, 13))
    assert "Talk 1 of 12" in talk_cards.header(few, localizer.english)
    assert talk_cards.header(many, localizer.english).splitlines()[0].endswith("Talk 1")


@pytest.mark.parametrize("state", STATES, ids=range(len(STATES)))
def test_cards_of_a_talk_fit(long: str, words: Text, state):
    view = big_view(long, big_talk(long, **state))
    mine = SignupView(signup=a_signup(), view=view, asks_for_reminder=True)
    for items in (
        talk_cards.talk_card(view, words, mark="k" * 20),
        panel.talk_panel(view, words),
        signup_cards.details(Details(view=view, mine=mine, was_there=True), words),
        signup_cards.answered(mine, words),
        panel_replies.cancel_question(
            view, Audience(channel=True, readers=tuple(range(9999)), stopped=999), words
        ),
    ):
        assert complaints(items) == []
    assert len(talk_cards.thread_name(view, words)) <= THREAD_NAME


def test_lines_of_speakers_stand_as_printed_where_they_fit(words: Text):
    speaker = a_speaker(name="Ada Example", line="Ada Example, Deputy Mayor; of Northville")
    segments = (Segment(title="Benches", speakers=(speaker, speaker)),)
    talk = big_talk("x", segments=segments, description="What *we* heard.\n\n# Twice.")
    shown = text_of(talk_cards.talk_card(big_view("x", talk), words))
    assert f"-# {speaker.line}\n-# {speaker.line}" in shown
    many = big_talk("x", segments=segments * 40)
    crowded = text_of(talk_cards.talk_card(big_view("x", many), words))
    assert "-# Ada Example, Ada Example" in crowded
    assert speaker.line not in crowded


def test_description_never_holds_a_link_for_few(words: Text):
    secret = "https://meet.example.org/secret"
    talk = a_talk(description=f"Come to {secret} now", links=Links(join=secret))
    assert "Come to … now" in text_of(talk_cards.talk_card(big_view("x", talk), words))


def test_letters_fit(long: str, words: Text):
    view = big_view(long)
    sheet = RunSheet(view=view, missing=tuple(Missing), open_consents=180)
    delivery = a_delivery(payload=OtherTime(old=START, new=START))
    for items in (
        letters.day_before(view, words, delivery),
        letters.soon(view, words, delivery, late=True, maybe=True),
        letters.start(view, words, delivery, late=True),
        letters.moved(view, words, delivery),
        letters.cancelled(view, words, delivery),
        letters.seat_free(view, words, delivery, a_signup(offered_until=START)),
        letters.seat_free(view, words, delivery, a_signup(answer=Answer.GOING)),
        letters.seat_free(view, words, delivery, None),
        letters.seat_offer(view, words, delivery, START),
        letters.seat_offer(view, words, delivery, None),
        team_letters.run_sheet(sheet, words, delivery),
        team_letters.still_running(view, words, delivery),
    ):
        assert complaints(items) == []


@pytest.mark.parametrize(
    ("old", "days", "said", "calendar"),
    [
        (OtherTime(old=NOW, new=START), 0, "has moved.", True),
        (OtherTime(old=START, new=NOW, old_place=Venue(place="Hall")), 0, "elsewhere", True),
        (OtherTime(old=START, new=NOW), 0, "has moved back.", False),
        (OtherTime(old=START, new=NOW, old_place=a_slot().where), 0, "has moved back.", False),
        (OtherTime(old=NOW, new=START), 30, "has moved.", False),
    ],
)
def test_news_of_a_move_is_true_once_it_moved_back_or_began(
    old: OtherTime, days: int, said: str, calendar: bool, words: Text
):
    view = big_view("x", a_talk(), now=NOW + timedelta(days=days))
    shown = text_of(letters.moved(view, words, a_delivery(payload=old)))

    assert said in shown
    assert ("In your calendar" in shown) is calendar
    assert ("~~" in shown) is ("back" not in said)


def test_notice_of_a_bad_day_fits(long: str, words: Text):
    titles = {f"TALK{number}": long for number in range(40)}
    lines = [
        NoticeLine(what=kind, reason=reason, about=f"TALK{number % 40}", count=12)
        for number, (kind, reason) in enumerate(product(DeliveryKind, [*Reason, None]))
    ]
    for behind in (False, True):
        view = NoticeView(
            notice=a_delivery(),
            lines=tuple(lines),
            titles=titles,
            is_behind=behind,
            absence=Absence(since=NOW, until=START) if behind else None,
        )
        items = notice(view, words)
        assert complaints(items) == []
        assert "and" in text_of(items)


def test_notice_after_a_restore_says_what_is_gone_and_what_people_can_do(words: Text):
    emptied = NoticeLine(what=DeliveryKind.BALLOT, reason=Reason.NOT_IN_BACKUP, about="TA1K00")
    stuck = replace(emptied, what=DeliveryKind.START, reason=Reason.NO_PERMISSION)
    alone = NoticeView(notice=a_delivery(), lines=(emptied,), titles={"TA1K00": "Benches"})

    said = text_of(notice(alone, words))
    among_others = text_of(notice(replace(alone, lines=(emptied, stuck)), words))

    assert said.startswith("**A backup was restored**")
    assert "“Benches”: what was answered is gone. People may answer again" in said
    assert "Not sent" not in said
    assert among_others.startswith("**Not sent**")
    assert "**A backup was restored**" in among_others


def waiting(number: int, title: str, **fields: Any) -> PlannedMessage:
    return PlannedMessage(
        delivery=a_delivery(code=f"DE{number:04}", **fields),
        title=title,
        server="Northville Talks",
        zone="America/Argentina/ComodRivadavia",
        pings=True,
        trouble=Trouble.HELD if "reason" in fields else None,
    )


def busy(long: str, **fields: Any) -> MessagesView:
    held = {"state": DeliveryState.HELD, "reason": Reason.CANNOT_LOOK, "wake": None}
    defaults: dict[str, Any] = {
        "server": a_server(ping_role_ids=(10**18,)),
        "planned": tuple(waiting(number, long) for number in range(60)),
        "stuck": tuple(waiting(number, long, **held) for number in range(100, 160)),
        "may_mend": True,
        "now": NOW,
    }
    return MessagesView(**defaults | fields)


BROKEN = MachineState(
    condition=Condition.REFUSING,
    reason="database or disk is full " * 20,
    damaged=tuple(("key_findings", f"KF{number:04}") for number in range(200)),
    is_damaged_elsewhere=True,
    backup=BackupState(made_at=NOW - timedelta(days=90), since=NOW - timedelta(days=90)),
)


def all_left(title: str, *, number: int = 0) -> Leftovers:
    poll = a_poll(code=f"PO{number:04}").opened(now=NOW)
    # Thanks are left of one talk of each edition.
    talk = big_talk(title, code=f"EN{number:04}", edition=f"ED{number:04}")
    what = tuple(left for left in Left if left is not Left.POLL)
    return Leftovers(talk=talk, what=what, notes=9_999, names=180, poll=poll)


@pytest.mark.parametrize("page", [-1, 0, 999])
def test_lists_of_what_is_left_fit(long: str, words: Text, page: int):
    view = LeftView(left=tuple(all_left(long, number=n) for n in range(90)), may_organise=True)
    assert complaints(left.left_list(view, page, words)) == []


def test_note_takers_are_not_offered_what_organisers_do(words: Text):
    buttons = left.left_buttons(all_left("A talk"), words, may_organise=False)
    assert [each.label for each in buttons] == ["Correct", "Close poll", "Sort 9,999", "Thanks"]


def test_desk_of_a_busy_team_fits(long: str, words: Text):
    sheets = tuple(
        RunSheet(
            view=big_view(long, big_talk(long, code=f"TA{n:04}")),
            missing=tuple(Missing),
            open_consents=180,
        )
        for n in range(8)
    )
    drafts = tuple(big_talk(long, code=f"DR{n:04}") for n in range(40))
    full = DeskView(
        sheets=sheets,
        unsaid=tuple(big_talk(long, code=f"FO{n:04}") for n in range(90)),
        left=tuple(all_left(long, number=n) for n in range(90)),
        drafts=drafts,
        messages=busy(long),
        machine=BROKEN,
        has_edition=True,
    )
    empty = DeskView(
        sheets=(),
        unsaid=(),
        left=(),
        drafts=(),
        messages=busy(long, planned=(), stuck=(), may_mend=False),
        machine=MachineState(),
        has_edition=False,
    )
    above = planned.outcome(dict.fromkeys(Tried, 1_000), words)
    assert complaints([*above, *desk.desk(full, words)]) == []
    assert complaints(desk.desk(empty, words)) == []
    assert planned.outcome(dict.fromkeys(Tried, 0), words) == []


@pytest.mark.parametrize("page", [-1, 0, 5, 999])
def test_lists_of_planned_messages_fit(long: str, words: Text, page: int):
    view = busy(long)
    assert complaints(planned.planned_list(view, page, words)) == []
    above = planned.outcome(dict.fromkeys(Tried, 1_000), words)
    assert complaints([*above, *planned.stuck_list(view, page, words)]) == []


def test_every_planned_message_is_on_one_page(words: Text):
    view = busy("A talk")
    pages = range(-(-60 // planned.STUCK_PER_PAGE))
    mended = [
        part["custom_id"].partition(":")[2].partition(":")[0]
        for page in pages
        for part in parts_of(planned.stuck_list(view, page, words))
        if (part.get("custom_id") or "").startswith("mend:")
    ]
    assert mended == [each.delivery.code for each in view.stuck]


def test_two_ways_to_mend_never_read_alike(words: Text):
    labels = [
        part["label"]
        for part in parts_of(planned.stuck_list(busy("A talk"), 0, words))
        if (part.get("custom_id") or "").startswith("mend:")
    ]
    assert len(labels) == planned.STUCK_PER_PAGE
    assert len(set(labels)) == len(labels)
    assert labels[0].endswith("(1)")


def big_run(long: str, code: str, **fields: Any) -> TalkRun:
    messages = tuple(
        Coming(
            kind=kind,
            place=place,
            due=NOW + timedelta(days=number),
            user_id=person if place is Place.MEMBER else None,
        )
        for number, kind in enumerate(DeliveryKind)
        for place in Place
        for person in range(3)
    )
    return TalkRun(talk=big_talk(long, code=code, **fields), messages=messages, pings=1)


def test_dry_runs_fit(long: str, words: Text):
    draft = {"state": TalkState.DRAFT, "announce_at": None}
    refused = TalkRun(talk=big_talk(long, **draft), refusal=TimeInThePast(when=long))
    server = a_server(ping_role_ids=(10**18,))
    for run in (big_run(long, "DR0000", **draft), big_run(long, "TA0000"), refused):
        shown = TalkDryRun(is_question=True, run=run, server=server, may_announce=True, now=NOW)
        assert complaints(dry_run.talk_dry_run(shown, words)) == []
    edition = EditionDryRun(
        runs=tuple(big_run(long, f"TA{number:04}") for number in range(30)),
        server=server,
        series=a_series(title=long[:200]),
        edition=an_edition(name=long[:60]),
        editions=tuple(an_edition(code=f"ED{number:04}", name=long[:60]) for number in range(40)),
        now=NOW,
    )
    for page in (0, 1, 999):
        assert complaints(dry_run.edition_dry_run(edition, page, words)) == []
    assert complaints(dry_run.edition_dry_run(replace(edition, runs=()), 0, words)) == []


def test_lists_of_talks_fit(long: str, words: Text):
    views = [big_view(long, big_talk(long, code=f"TA{n:04}")) for n in range(40)]
    coming_talks = ComingTalks(talks=views, over=None, rights=Rights(Right.ORGANISE))
    over = replace(coming_talks, talks=[], over=an_edition(name=long[:60]))
    assert complaints(talks_cards.talk_list(coming_talks, 0, words)) == []
    assert complaints(talks_cards.talk_list(over, 0, words)) == []
    talks = [view.talk for view in views]
    assert complaints(panel.talk_choice(talks, 0, words)) == []
    coming = [SignupView(signup=a_signup(), view=v, asks_for_reminder=False) for v in views]
    capped = replace(default_member(1), letters_a_day=1, zone="America/New_York")
    assert complaints(me.me(Me(member=capped, coming=coming), ("da", "en"), words)) == []


def test_thousand_members_fit_and_none_is_cut_in_two(words: Text):
    signups = [
        a_signup(user_id=10**18 + number, answer=list(Answer)[number % 4]) for number in range(4000)
    ]
    listed = SignedUp(signups=signups, is_open=True)
    pages = [people.people_list(listed, words, page=page) for page in range(29)]
    assert [complaints(items) for items in pages] == [[]] * 29
    shown = "".join(text_of(items) for items in pages)
    assert shown.count("<@") == shown.count(">") == 4000
    assert "1,000" in shown or "1000" in shown


def test_preview_of_a_long_programme_fits(long: str, words: Text):
    lines = [f"Session {n}: {long[:180]}\nAda Example, {long[:150]}" for n in range(1, 11)]
    read = parse_programme("\n".join(lines)).talks[0]
    talk = PlannedTalk(
        read=replace(read, title=long, place=long, segments=read.segments * 3),
        slot=a_slot(),
        place=TypedPlace(where=Venue(place=long)),
        is_past=True,
        known=False,
        problem=ZoneIsAmbiguous(zone=long[:40], cities="Chicago"),
    )
    shown = ProgrammePreview(
        code="PREV00",
        edition=an_edition(name=long[:60]),
        series=a_series(title=long[:200]),
        talks=(talk,) * 20,
        lines=tuple(Line(number=n, text=long) for n in range(50)),
    )
    for page in (0, 1, 9999):
        assert complaints(programme.preview(shown, words, page=page)) == []


@pytest.mark.parametrize("readings", [1, 2, 4, 8])
def test_proposal_fits_with_many_readings(long: str, words: Text, readings: int):
    start = a_slot().start
    run = big_run(long, "DR0000", state=TalkState.DRAFT, announce_at=None)
    shown = TalkPreview(
        code="PREV00",
        verb=MOVE if readings > 1 else NEW,
        title=long,
        series=long,
        edition=long,
        candidates=tuple(
            WallTime(local=start.local + timedelta(days=n), zone=start.zone)
            for n in range(readings)
        ),
        minutes=90,
        old=a_slot(),
        told=MANY,
        now=NOW,
        server=a_server(),
    )
    assert complaints(talk_preview.talk_preview(shown, words)) == []
    announcing = replace(shown, verb=ANNOUNCE, runs=(run,) * readings)
    assert complaints(talk_preview.talk_preview(announcing, words)) == []


def test_each_talk_of_a_typed_repeat_is_shown(long: str, words: Text):
    count = REPEATS_MAX - 1
    slots = [a_slot(start=replace(a_slot().start, zone="America/Argentina/Buenos_Aires"))] * count
    shown = TalkPreview(
        code="PREV00",
        verb=NEW,
        title=long,
        series=long,
        edition=long,
        candidates=(slots[0].start,),
        minutes=90,
        old=None,
        told=MANY,
        now=NOW,
        server=a_server(),
        where=Venue(place=long),
        join=long,
        copies=long,
        repeats=tuple(Occurrence(title=long, new=slot, clash=long) for slot in slots),
    )
    items = talk_preview.talk_preview(shown, words)
    assert complaints(items) == []
    assert text_of(items).count(", 15:00 Buenos Aires") == REPEATS_MAX
    labels = [part.get("label") for part in parts_of(items)]
    assert f"Make the {REPEATS_MAX} drafts" in labels


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_set_up_fits(words: Text, step: int):
    check = ChannelCheck(channel_id=10**18, missing=TALKS)
    ids = tuple(range(10**18, 10**18 + 10))
    server = a_server(organiser_role_ids=ids, note_taker_role_ids=ids)
    view = setup.SetupView(
        server=server, step=step, languages=("en",), talks=check, backstage=check
    )
    assert complaints(setup.setup_panel(view, words)) == []


def test_set_up_says_that_the_host_holds_words(words: Text):
    view = setup.SetupView(server=a_server(), step=2, languages=("en",), talks=None, backstage=None)
    said = "words that whoever runs this bot has listed for every server"
    assert said not in str(setup.setup_panel(view, words)[0].to_component_dict())
    held = setup.setup_panel(replace(view, host_holds=True), words)
    assert said in str(held[0].to_component_dict())


def test_set_up_says_whose_role_was_deleted_and_offers_it_no_more(words: Text):
    server = a_server(organiser_role_ids=(41, 42), note_taker_role_ids=(43,))
    view = setup.SetupView(
        server=server,
        step=2,
        languages=("en",),
        talks=None,
        backstage=None,
        gone_roles=frozenset({42}),
    )
    shown = setup.setup_panel(view, words)
    said = str(shown[0].to_component_dict())
    assert "A role of organisers was deleted" in said
    assert "A role of note-takers" not in said
    ticked = str([each.to_component_dict() for each in shown[1:]])
    assert "41" in ticked
    assert "43" in ticked
    assert "42" not in ticked
    check = setup.setup_panel(replace(view, step=4), words)
    assert "A role of organisers was deleted" in str(check[0].to_component_dict())


def test_small_cards_fit(long: str, words: Text):
    view = SeriesView(
        series=a_series(title=long, producers=long, cities=FAR_CITIES),
        editions=(an_edition(name=long),),
    )
    assert complaints(series.series_card(view, words)) == []
    assert complaints(series.edition_made(an_edition(name=long), words)) == []
    assert complaints(help.help_card(a_server(), an_organiser(), words)) == []


def test_nothing_that_people_wrote_stands_unescaped(words: Text):
    evil = "@everyone **x** <@1> <#2> [x](https://example.org) `x` ||x||"
    speaker = a_speaker(name=evil, line=evil, consent=Consent.NAMED)
    talk = a_talk(title=evil, segments=(Segment(title=evil, speakers=(speaker,)),))
    view = big_view(evil, replace(talk, slot=a_slot(place=evil)))
    for items in (
        talk_cards.talk_card(view, words),
        panel.talk_panel(view, words),
        letters.day_before(view, words, a_delivery()),
    ):
        said = text_of(items)
        for acting in ("@everyone", "<@1>", "<#2>", " [x](", "https://", "**x**", " ||x||"):
            assert acting not in said


def test_whoever_is_printed_by_role_alone_is_shown_with_what_that_is(words: Text):
    people = (
        a_speaker(name="Bo Sample", line="Bo Sample, **teacher**", consent=Consent.ROLE_ONLY),
        a_speaker(name="Cy Test", line="Cy Test, jroe", consent=Consent.ROLE_ONLY),
    )
    talk = a_talk(segments=(Segment(title="Squares", speakers=people),))

    said = text_of(consents.consent_list(big_view("Squares", talk), words))

    assert r"“\*\*teacher\*\*” is printed" in said
    assert "Cy Test · role and organisation only: nothing is printed" in said


def test_language_that_has_no_name_is_only_text(words: Text):
    view = big_view("A talk", big_talk("A talk", language="**[x](y)**"))

    assert "**[x](y)**" not in text_of(talk_cards.talk_card(view, words))


def test_name_of_a_thread_hides_nothing(words: Text):
    view = big_view("\u202eTown\nSquare\u2066")

    assert talk_cards.thread_name(view, words) == "Talk 1: Town Square"


def test_team_buttons_stand_on_no_public_card(words: Text):
    items = talk_cards.talk_card(big_view("A talk"), words)
    verbs = {
        (item.custom_id or "").partition(":")[0]
        for row in items
        for item in row.walk_children()
        if isinstance(item, discord.ui.Button) and not item.url
    }
    assert verbs == {"going", "maybe", "calendar", "more"}


@pytest.mark.parametrize(("seats", "is_told"), [(8, True), (9, False), (None, False)])
def test_panel_says_that_there_are_fewer_seats_than_people(words, seats, is_told):
    view = big_view("x", a_talk(seats=seats), counts=Counts(going=9, maybe=0))

    said = text_of(panel.talk_panel(view, words))

    assert ("Seats: 8, going: 9. Nobody loses a seat" in said) is is_told


def test_every_seat_can_be_freed_whatever_its_number(words: Text):
    signups = [a_signup(user_id=10**18 + number, answer=Answer.GOING) for number in range(300)]
    offered: list[str] = []
    for page in range(14):
        items = people.free_which(SignedUp(signups=signups, is_open=True), words, page=page)
        assert complaints(items) == []
        (chosen,) = [part for part in parts_of(items) if "options" in part]
        values = [each["value"] for each in chosen["options"]]
        members = [value for value in values if value.isdecimal()]
        assert all(f"<@{member}>" in text_of(items) for member in members)
        offered += members
    assert offered == [str(each.user_id) for each in signups]


@pytest.mark.parametrize("state", STATES)
def test_panel_has_the_colour_of_its_card(words: Text, state: dict[str, Any]):
    view = big_view("x", a_talk(**state))

    shown = [talk_cards.talk_card(view, words)[0], panel.talk_panel(view, words)[0]]

    first, second = (each.to_component_dict()["accent_color"] for each in shown)
    assert first == second
