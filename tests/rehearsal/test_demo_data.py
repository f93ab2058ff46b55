from datetime import UTC, date, datetime

import msgspec
import pytest

from bot.domain.findings.finding import checked_body, checked_heading
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.rehearsal.demo_data import EDITION_FILE, read_demo, read_programme
from bot.rehearsal.discord.blueprint import northville
from bot.words.programme.parsing import parse_programme

DEMO = read_demo()
TAKEAWAYS = [takeaway for talk in DEMO.talks for takeaway in talk.takeaways]


def test_series_and_talks_are_the_real_ones_and_the_producers_invented():
    assert (DEMO.series.title, DEMO.edition.name) == ("Together for Safety", "2022")
    assert DEMO.series.producers == "Example Safe Streets Office and the Sample Cities Network"
    assert [(talk.title, talk.slot(DEMO.series.zone).starts_at) for talk in DEMO.talks] == [
        ("Safeguarding Local Democracies", datetime(2022, 3, 17, 14, 0, tzinfo=UTC)),
        (
            "Safe City Governance: The Role of Networks and Alliances",
            datetime(2022, 4, 7, 13, 0, tzinfo=UTC),
        ),
    ]
    assert {talk.minutes for talk in DEMO.talks} == {90}


def test_pasted_programme_gives_the_same_talks():
    programme = parse_programme(read_programme())

    assert programme.unread == ()
    assert [(talk.title, talk.date and talk.date.on) for talk in programme.talks] == [
        (talk.title, talk.starts.date()) for talk in DEMO.talks
    ]
    assert [
        [(segment.title, segment.speakers) for segment in talk.segments] for talk in programme.talks
    ] == [[(segment.title, segment.speakers) for segment in talk.segments] for talk in DEMO.talks]


def test_each_talk_has_three_segments_and_enough_takeaways():
    assert [len(talk.segments) for talk in DEMO.talks] == [3, 3]
    assert all(len(talk.takeaways) >= 20 for talk in DEMO.talks)


@pytest.mark.parametrize("talk", DEMO.talks, ids=lambda talk: str(talk.starts.date()))
def test_takeaways_follow_the_talk(talk):
    order = [(takeaway.minute, takeaway.segment) for takeaway in talk.takeaways]

    assert order == sorted(order)
    assert [segment for _, segment in order] == sorted(segment for _, segment in order)
    assert {segment for _, segment in order} == {1, 2, 3}
    assert all(0 <= minute < talk.minutes for minute, _ in order)


def test_takeaways_are_typed_in_every_way():
    assert {takeaway.line.kind for takeaway in TAKEAWAYS} == set(TakeawayKind)
    assert any(takeaway.line.tags for takeaway in TAKEAWAYS)


def test_takeaways_come_from_people_of_the_simulated_server():
    people = {person.name for person in northville().people}

    assert {takeaway.by for takeaway in TAKEAWAYS} <= people


def test_every_finding_rests_on_takeaways_and_some_are_left_to_sort():
    placed = {takeaway.finding for takeaway in TAKEAWAYS if takeaway.finding is not None}

    assert placed == set(range(1, len(DEMO.findings) + 1)) == set(range(1, 10))
    assert any(takeaway.finding is None and not takeaway.left_out for takeaway in TAKEAWAYS)
    assert not any(takeaway.finding and takeaway.left_out for takeaway in TAKEAWAYS)


@pytest.mark.parametrize("finding", DEMO.findings, ids=lambda finding: finding.heading[:20])
def test_findings_keep_within_their_limits(finding):
    assert checked_heading(finding.heading) == finding.heading
    assert len(checked_body(finding.body).split("\n\n")) == 3


def test_second_talk_waits_for_its_recording():
    assert [talk.recording is not None for talk in DEMO.talks] == [True, False]
    assert DEMO.talks[0].starts.date() == date(2022, 3, 17)


def test_misspelt_field_is_refused(tmp_path):
    path = tmp_path / "demo.toml"
    path.write_text(EDITION_FILE.read_text("utf-8").replace("producers", "producer"), "utf-8")

    with pytest.raises(msgspec.ValidationError):
        read_demo(path)
