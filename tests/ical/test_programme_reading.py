"""The process that reads files, and what becomes of files that are made to harm."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.domain.errors import FileNotText, FileTooLarge
from bot.ical.programme.calendars import read_calendar
from bot.ical.programme.reading import SIZE_MAX, format_of, read_file
from bot.words import errors
from tests.ical.test_programme_calendars import a_calendar

SAMPLES = Path(__file__).parent / "samples"
UNTIL = date(2027, 12, 1)


async def test_reads_as_in_the_same_process():
    content = (SAMPLES / "outlook.ics").read_bytes()

    listed = await read_file("ics", content, until=UNTIL)

    here = await asyncio.to_thread(read_calendar, content.decode(), until=UNTIL)
    assert listed == here


async def test_mistake_comes_back_with_its_line():
    with pytest.raises(errors.ListZoneUnknown) as caught:
        await read_file(
            "ics",
            a_calendar("SUMMARY:A", "DTSTART;TZID=Nowhere:20270304T150000").encode(),
            until=UNTIL,
        )

    assert caught.value.params == {"line": 6, "zone": "Nowhere"}


async def test_what_is_no_text_or_too_much_is_refused():
    with pytest.raises(FileNotText):
        await read_file("ics", b"\xff\xfe\x00", until=UNTIL)
    with pytest.raises(FileTooLarge):
        await read_file("ics", b"x" * (SIZE_MAX + 1), until=UNTIL)


@pytest.mark.evidence
@pytest.mark.parametrize(
    "rules",
    [
        # Dates that no year has: whoever looks for the first one looks for ever.
        ["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"] * 40,
        ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=366"] * 400,
    ],
)
async def test_rules_that_never_give_a_date_are_stopped(rules):
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:A\r\nDTSTART:00010101T000000Z\r\n{rule}\r\nEND:VEVENT\r\n"
        for n, rule in enumerate(rules)
    )
    text = f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n"

    with pytest.raises((errors.ListTakesTooLong, errors.ListValueWrong)):
        await read_file("ics", text.encode(), until=UNTIL)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.ics", "ics"), ("Talks.ICS", "ics"), ("programme.txt", None), ("ics", None)],
)
def test_what_a_file_is_read_as(name, kind):
    assert format_of(name) == kind
