"""What calendars that subscribe are given: each announced talk, nothing else, and no byte twice."""

import gzip
from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.domain.talks.talk import TalkState
from bot.web.gate import REQUESTS
from tests.factories import (
    EDITION_CODE,
    GUILD_ID,
    NOW,
    OTHER_GUILD_ID,
    SERIES_CODE,
    TALK_CODE,
    a_draft,
    a_series,
    a_server,
    a_talk,
)

SERIES = f"/calendar/{GUILD_ID}/{SERIES_CODE}.ics"
EDITION = f"/calendar/{GUILD_ID}/{EDITION_CODE}.ics"
TALK = f"/calendar/{GUILD_ID}/{TALK_CODE}.ics"


async def read(web, path, **headers):
    async with web.get(path, headers=headers) as answer:
        return answer, await answer.read()


def titles(content):
    return [str(event.get("SUMMARY")) for event in Calendar.from_ical(content).events]


@pytest.mark.parametrize("path", [SERIES, EDITION, TALK])
async def test_series_edition_and_talk_are_calendars(path, programme, web):
    answer, content = await read(web, path)

    assert (answer.status, answer.content_type) == (200, "text/calendar")
    assert titles(content) == ["Neighbours and the Town Square"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert "aiohttp" not in answer.headers["Server"]


async def test_feed_asks_to_be_looked_at_again(programme, web):
    _, content = await read(web, TALK)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in content


async def test_neither_drafts_nor_links_for_few_are_public(programme, put, web):
    later = NOW + timedelta(days=400)
    await put(
        a_draft(code="DRAFT2", number=2, title="Draft"),
        a_talk(code="LATER3", number=3, title="Later", announce_at=later),
    )

    _, content = await read(web, SERIES)
    assert titles(content) == ["Neighbours and the Town Square"]
    for code in ("DRAFT2", "LATER3"):
        assert (await read(web, f"/calendar/{GUILD_ID}/{code}.ics"))[0].status == 404


async def test_a_talk_appears_when_its_announcement_is_due_though_nobody_writes(
    programme, put, web, clock
):
    at = clock.now() + timedelta(hours=1)
    await put(a_talk(code="LATER3", number=3, title="Later", announce_at=at))
    assert "Later" not in titles((await read(web, SERIES))[1])

    clock.advance(timedelta(hours=1))
    assert "Later" in titles((await read(web, SERIES))[1])


@pytest.mark.parametrize(
    "change",
    [
        (a_series(is_on_web=False),),
        (a_server(left_at=NOW),),
    ],
)
async def test_what_is_taken_off_the_web_is_gone_at_once(change, programme, put, web):
    assert (await read(web, SERIES))[0].status == 200
    await put(*change)
    assert [(await read(web, path))[0].status for path in (SERIES, EDITION, TALK)] == [404] * 3


async def test_no_address_opens_what_another_server_has(programme, put, web):
    """Nor a server that the host does not list, whatever it put on the web."""
    theirs = f"guild:{OTHER_GUILD_ID}"
    await put(a_series(owner=theirs, code="THE1RS", is_on_web=True), owner=theirs)

    assert (await read(web, f"/calendar/{OTHER_GUILD_ID}/{SERIES_CODE}.ics"))[0].status == 404
    assert (await read(web, f"/calendar/{OTHER_GUILD_ID}/THE1RS.ics"))[0].status == 404
    assert (await read(web, f"/calendar/{GUILD_ID}/THE1RS.ics"))[0].status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/calendar/",
        f"/calendar/{GUILD_ID}/NOBODY.ics",
        f"/calendar/{GUILD_ID}/..%2f..%2fetc%2fpasswd.ics",
        f"/calendar/{GUILD_ID}/%00.ics",
        "/calendar/99999999999999999999/SERE5A.ics",
        f"/calendar/-1/{SERIES_CODE}.ics",
        f"/calendar/{GUILD_ID}/{SERIES_CODE.lower()}.ics",
    ],
)
async def test_whatever_is_not_there_gets_the_same_page(path, programme, web):
    answer, content = await read(web, path)

    assert (answer.status, answer.content_type) == (404, "text/html")
    assert b"<h1>Nothing is here</h1>" in content
    assert (await read(web, "/elsewhere"))[1] == content


async def test_unchanged_calendar_keeps_its_bytes_and_is_sent_once(programme, put, web, clock):
    first, content = await read(web, SERIES)
    tag = first.headers["ETag"]
    clock.advance(timedelta(hours=1))
    # Something else is written: the calendar shows nothing of it.
    await put(a_series(is_on_web=True, producers="Somebody else"))

    again, same = await read(web, SERIES)
    assert (again.headers["ETag"], same) == (tag, content)
    for sent in ({"If-None-Match": tag}, {"If-None-Match": f'"other", {tag}'}):
        answer, body = await read(web, SERIES, **sent)
        assert (answer.status, body, answer.headers["ETag"]) == (304, b"", tag)

    dated = again.headers["Last-Modified"]
    assert (await read(web, SERIES, **{"If-Modified-Since": dated}))[0].status == 304
    never = "Fri, 01 Jan 99999999999 00:00:00 GMT"
    assert (await read(web, SERIES, **{"If-Modified-Since": never}))[0].status == 200
    # A tag says more than a date.
    both = {"If-Modified-Since": dated, "If-None-Match": '"other"'}
    assert (await read(web, SERIES, **both))[0].status == 200


async def test_a_changed_talk_changes_tag_and_date(programme, put, web, clock):
    clock.advance(timedelta(minutes=1))
    await read(web, SERIES)
    clock.advance(timedelta(minutes=1))
    before, _ = await read(web, SERIES)
    await put(a_talk(title="Benches", changed_at=clock.now(), sequence=2))
    clock.advance(timedelta(minutes=1))

    for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        answer, content = await read(web, SERIES, **{header: before.headers[name]})
        assert (answer.status, titles(content)) == (200, ["Benches"])


async def test_date_is_told_only_once_its_second_is_over(programme, put, web, clock):
    answer, _ = await read(web, SERIES)
    assert "Last-Modified" not in answer.headers


async def test_head_tells_the_same_without_the_content(programme, web):
    answer, content = await read(web, SERIES)
    async with web.head(SERIES) as head:
        assert (head.status, await head.read()) == (200, b"")
        for name in ("ETag", "Content-Length", "Content-Type"):
            assert head.headers[name] == answer.headers[name]
    assert int(answer.headers["Content-Length"]) == len(content)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip, br", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("identity", False)],
)
async def test_calendar_is_packed_for_whoever_takes_it(accepted, packed, programme, web):
    answer, content = await read(web, SERIES, **{"Accept-Encoding": accepted})

    assert ("Content-Encoding" in answer.headers) is packed
    plain = gzip.decompress(content) if packed else content
    assert titles(plain) == ["Neighbours and the Town Square"]
    assert "Accept-Encoding" in answer.headers["Vary"]


async def test_nothing_can_be_written(programme, web):
    async with web.post(SERIES, data=b"x" * 100_000) as answer:
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


async def test_whoever_asks_too_often_waits_a_minute(programme, web, clock):
    for _ in range(REQUESTS):
        assert (await read(web, TALK))[0].status == 200
    answer, content = await read(web, TALK)
    assert (answer.status, answer.headers["Retry-After"]) == (429, "60")
    assert b"Please try again in a minute." in content

    clock.advance(timedelta(minutes=1))
    assert (await read(web, TALK))[0].status == 200


async def test_cancelled_talk_stays_as_cancelled(programme, put, web):
    await put(a_talk(state=TalkState.CANCELLED, sequence=2))
    _, content = await read(web, SERIES)
    assert b"STATUS:CANCELLED" in content
