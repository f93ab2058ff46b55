"""Members answer: going, maybe, a seat or a place in the queue, the calendar, the way in."""

import asyncio
from datetime import timedelta

import icalendar
import pytest

from tests.stories.acting import (
    STARTS,
    TITLE,
    Ready,
    announce_now,
    crowd,
    fill,
    give_links,
    open_panel,
    plan_talk,
    sign_up,
    texts,
)

pytestmark = pytest.mark.evidence

EDITS = ("PATCH", "/channels/{id}/messages/{id}")


async def set_seats(ready: Ready, seats: int) -> None:
    await fill(ready, "edit-talk", {"seats": str(seats)})
    await ready.world.settle()


async def test_going_is_private_counted_and_offers_a_letter(ready: Ready):
    answer = await ready.mia.click(ready.card, "I'm going")
    assert answer.message.ephemeral
    assert answer.text == (
        f"You're on the list for **{TITLE}**. Only organisers see your name.\n"
        "Shall I write to you 15 minutes before?"
    )
    said = await ready.mia.click(answer.message, "Yes")
    assert said.text == "Good. I will write to you 15 minutes before."
    await ready.world.settle()
    assert "1 going" in ready.card.text
    assert ready.mia.mention not in ready.card.text


async def test_answers_change_and_count_once(ready: Ready):
    for button in ("I'm going", "I'm going", "Maybe"):
        await ready.mia.click(ready.card, button)
    await ready.world.advance(timedelta(seconds=10))
    assert "0 going · 1 maybe" in ready.card.text
    more = await ready.mia.click(ready.card, "More")
    assert "Your answer: **maybe**" in more.text
    await ready.mia.click(more.message, "Can't make it")
    await ready.world.advance(timedelta(seconds=10))
    assert "0 going" in ready.card.text
    assert "maybe" not in ready.card.text


async def test_organisers_see_who_is_coming_and_members_do_not(ready: Ready):
    await sign_up(ready, ready.mia)
    listed = await ready.ada.click(await open_panel(ready), "Who is coming?")
    assert listed.text == f"**Going: 1**\n{ready.mia.mention}"
    assert listed.message.ephemeral
    assert listed.message.pinged == ()
    taken = await ready.ada.click(listed.message, "As a table")
    (file,) = taken.message.attachments
    assert file.filename == f"sign-ups-{ready.code}.csv"
    rows = file.data.decode().splitlines()
    assert rows[0] == "member,answer,since,seat_kept_until,letter"
    assert rows[1].startswith(f"{ready.mia.id},going,2022-03-01T")
    public = await ready.ada.say("general", "look")
    refused = await ready.mia.click(public, f"coming:{ready.code}", forged=True)
    assert refused.text.startswith("Only organisers can do that.")


async def test_full_talk_has_a_queue(ready: Ready):
    await set_seats(ready, 1)
    await sign_up(ready, ready.mia)
    waiting = await ready.max.click(ready.card, "I'm going")
    assert waiting.text.startswith(f"**{TITLE}** is full, so you are on the waiting list.")
    await ready.world.advance(timedelta(seconds=10))
    assert "1 going · full" in ready.card.text

    more = await ready.mia.click(ready.card, "More")
    await ready.mia.click(more.message, "Can't make it")
    await ready.world.advance(timedelta(seconds=10))
    assert "0 going · full" in ready.card.text
    (letter,) = ready.world.dms(ready.max)
    assert letter.text.startswith(f"A seat is free for you at **{TITLE}**")
    kept = await ready.max.click(letter, "Take the seat")
    assert kept.text.startswith("You're on the list")
    await ready.world.advance(timedelta(seconds=10))
    assert "1 going · full" in ready.card.text
    (letter,) = ready.world.dms(ready.max)
    assert letter.text.startswith(f"A seat became free, and you are on the list for **{TITLE}**")
    # The offer under a letter works where the letter is.
    said = await ready.max.click(kept.message, "Yes")
    assert said.text == "Good. I will write to you 15 minutes before."


async def test_seat_goes_on_to_the_next_when_it_is_not_taken(ready: Ready):
    """Declined, or left until its hour: then by itself, also where the bot was away."""
    await set_seats(ready, 1)
    await sign_up(ready, ready.mia)
    for person in (ready.max, ready.noor, ready.ada):
        await person.click(ready.card, "I'm going")
    more = await ready.mia.click(ready.card, "More")
    await ready.mia.click(more.message, "Can't make it")
    await ready.world.settle()
    (letter,) = ready.world.dms(ready.max)
    await ready.max.click(letter, "Can't make it")
    await ready.world.advance(timedelta(seconds=10))
    (letter,) = ready.world.dms(ready.noor)
    assert letter.text.startswith("A seat is free for you")
    assert ready.world.dms(ready.ada) == []

    await ready.stage.stop()
    await ready.world.advance(timedelta(hours=24, minutes=2))
    await ready.stage.start()
    await ready.world.settle()
    await ready.world.advance(timedelta(seconds=10))
    (letter,) = ready.world.dms(ready.noor)
    assert "This offer of a seat is over." in letter.text
    late = await ready.noor.click(ready.card, "I'm going")
    assert "You are number 1." in late.text
    (offer,) = ready.world.dms(ready.ada)
    taken = await ready.ada.click(offer, "Take the seat")
    assert taken.text.startswith("You're on the list")


async def test_offer_stands_in_the_thread_for_who_takes_no_letters(ready: Ready):
    await set_seats(ready, 1)
    await sign_up(ready, ready.mia)
    ready.max.close_direct_messages()
    await ready.max.click(ready.card, "I'm going")
    more = await ready.mia.click(ready.card, "More")
    await ready.mia.click(more.message, "Can't make it")
    await ready.world.advance(timedelta(seconds=10))
    offer = ready.world.messages(ready.thread)[-1]
    assert offer.text.startswith(
        f"A seat at **{TITLE}** is free, and I cannot write to the member whose turn it is."
    )
    assert (offer.silent, offer.pinged, ready.max.mention in offer.text) == (True, (), False)
    other = await ready.noor.click(offer, "I'm going")
    assert "You are number 1." in other.text
    found = await ready.max.click(offer, "I'm going")
    assert found.text.startswith("You're on the list")
    await ready.world.advance(timedelta(seconds=10))
    offer = ready.world.messages(ready.thread)[-1]
    assert offer.text == f"No seat at **{TITLE}** is kept for anybody now."


async def test_more_seats_are_offered_to_the_queue(ready: Ready):
    await set_seats(ready, 1)
    for person in (ready.mia, ready.max, ready.noor):
        await person.click(ready.card, "I'm going")
    await set_seats(ready, 3)
    await ready.world.advance(timedelta(seconds=10))
    assert "1 going · full" in ready.card.text
    assert [len(ready.world.dms(p)) for p in (ready.mia, ready.max, ready.noor)] == [0, 1, 1]
    # Where there is room for everybody nobody has to press again.
    await set_seats(ready, 0)
    await ready.world.advance(timedelta(seconds=10))
    assert "3 going" in ready.card.text
    assert [len(ready.world.dms(p)) for p in (ready.mia, ready.max, ready.noor)] == [0, 1, 1]


async def test_fewer_seats_take_nobodys_seat(ready: Ready):
    await sign_up(ready, ready.mia)
    await sign_up(ready, ready.max)
    await set_seats(ready, 1)
    again = await ready.mia.click(ready.card, "I'm going")
    assert again.text.startswith("You're on the list")


async def test_last_seat_goes_to_one_of_ten_who_press_at_once(ready: Ready):
    await set_seats(ready, 1)
    people = crowd(ready.world, 10)
    answers = await asyncio.gather(*(p.click(ready.card, "I'm going") for p in people))
    assert sum(a.text.startswith("You're on the list") for a in answers) == 1
    assert sum("on the waiting list" in a.text for a in answers) == 9
    await ready.world.advance(timedelta(seconds=10))
    assert "1 going · full" in ready.card.text


async def test_fifty_answers_are_a_few_edits(ready: Ready):
    people = crowd(ready.world, 50)
    before = ready.world.requests.count(*EDITS)
    await asyncio.gather(*(p.click(ready.card, "I'm going") for p in people))
    await ready.world.advance(timedelta(seconds=30))
    assert "50 going" in ready.card.text
    assert ready.world.requests.count(*EDITS) - before <= 3


async def test_calendar_is_a_file_and_links(ready: Ready):
    answer = await ready.mia.click(ready.card, "Calendar")
    (file,) = answer.message.attachments
    assert file.filename == "northville-talks-talk-1.ics"
    (event,) = icalendar.Calendar.from_ical(file.data).walk("VEVENT")
    assert str(event["SUMMARY"]) == TITLE
    assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
    assert (event.start, event.end) == (STARTS, STARTS + timedelta(minutes=90))
    links = {b.label: b.url for b in answer.message.buttons}
    assert list(links) == ["Google", "Outlook", "Outlook.com"]
    assert all(url.startswith("https://") and len(url) <= 512 for url in links.values())


async def test_moved_talk_keeps_its_uid_and_raises_its_sequence(ready: Ready):
    async def event() -> icalendar.Event:
        answer = await ready.mia.click(ready.card, "Calendar")
        return icalendar.Calendar.from_ical(answer.message.attachments[0].data).walk("VEVENT")[0]

    first = await event()
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    await ready.ada.click(shown.message, "Move it")
    second = await event()
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    await sign_up(ready, ready.mia)
    assert (await event())["SEQUENCE"] == second["SEQUENCE"]


async def test_way_in_is_for_those_going_from_15_minutes_before(ready: Ready):
    secret = "https://meet.example.org/secret"
    await give_links(
        ready,
        join=secret,
        panellists="https://meet.example.org/panel",
        registration="https://example.org/register",
    )
    await sign_up(ready, ready.mia)
    await ready.max.click(ready.card, "Maybe")
    world = ready.world
    await world.move_to(STARTS - timedelta(minutes=16))
    more = await ready.mia.click(ready.card, "More")
    early = await ready.mia.click(more.message, "Join")
    assert early.text == "The way in opens 15 minutes before the start, <t:1649335500:R>."

    await world.move_to(STARTS - timedelta(minutes=15))
    found = await ready.mia.click(more.message, "Join")
    assert [b.url for b in found.message.buttons] == [secret]
    assert found.message.ephemeral
    for other in (ready.max, ready.noor):
        refused = await other.click(ready.card, f"join:{ready.code}", forged=True)
        assert refused.text.startswith(f"The link to “{TITLE}” is for those who are going.")

    await world.move_to(STARTS + timedelta(minutes=90, days=1))
    assert (await ready.mia.click(more.message, "Join")).message.buttons
    await world.move_to(STARTS + timedelta(minutes=91, days=1))
    gone = await ready.mia.click(more.message, "Join")
    assert gone.text.startswith("There is no link for joining this talk")
    for message in [*world.messages("talks"), *world.messages(ready.thread)]:
        assert "meet.example.org" not in str(message.components)
    answer = await ready.mia.click(ready.card, "More")
    assert [b.url for b in answer.message.buttons if b.url] == ["https://example.org/register"]


async def test_the_door_opens_at_once_for_who_comes_late(ready: Ready):
    """And for a maybe with a letter; whoever waits for a seat reads which place they have."""
    link = "https://meet.example.org/hall"
    await give_links(ready, join=link)
    await set_seats(ready, 2)
    maybe = await ready.max.click(ready.card, "Maybe")
    await ready.max.click(maybe.message, "Yes")
    await ready.world.move_to(STARTS + timedelta(minutes=5))

    late = await ready.mia.click(ready.card, "I'm going")
    assert late.text.startswith("You're on the list")
    assert "Shall I write" not in late.text
    assert [b.url for b in late.message.buttons] == [link]
    (letter,) = ready.world.dms(ready.max)
    assert letter.text.endswith("You said maybe. Press [I'm going], and I show you the way in.")
    found = await ready.max.click(letter, "I'm going")
    assert [b.url for b in found.message.buttons] == [link]

    waiting = await ready.noor.click(ready.card, "I'm going")
    assert waiting.text == (
        f"**{TITLE}** is full, so you are on the waiting list. You are number 1."
        " When it is your turn, I write to you and keep the seat for a day; near the start, for"
        " less."
    )
    assert waiting.message.buttons == ()
    live = ready.world.messages(ready.thread)[-1]
    refused = await ready.noor.click(live, "Join")
    assert refused.text.startswith(f"You are number 1 on the waiting list for “{TITLE}”.")
    assert link not in str(ready.card.components)


async def test_organiser_says_who_may_sign_up_and_until_when(ready: Ready):
    ada, world = ready.ada, ready.world
    rules = (await ada.click(await open_panel(ready), "Sign-up")).message
    role = world.role("Note-taker")
    shown = await ada.select(rules, rules.selects[0].custom_id, [role])
    form = (await ada.click(shown.message, "When it closes")).form
    refused = await ada.submit(form, closes="soon")
    assert refused.text.startswith("“soon” is not a number of hours from 0 to 999.")
    form = (await ada.click(shown.message, "When it closes")).form
    said = await ada.submit(form, closes="24")
    assert "Sign-up closes 24 hours before the start." in said.text
    await world.advance(timedelta(seconds=10))
    assert "for certain roles · sign-up until <t:1649250000:F>" in ready.card.text
    refused = await ready.mia.click(ready.card, "I'm going")
    assert refused.text.startswith(f"Only members with certain roles may sign up for “{TITLE}”.")
    assert "Who may sign up: <@&" in (await ready.mia.click(ready.card, "More")).text
    await sign_up(ready, ready.noor)

    old = ready.card
    await world.move_to(STARTS - timedelta(hours=23))
    assert "sign-up has closed" in ready.card.text
    assert ready.card.labels == ("Calendar", "More")
    late = await ready.noor.click(old, f"going:{ready.code}", forged=True)
    assert late.text.startswith("You're on the list")
    late = await ada.click(old, f"going:{ready.code}", forged=True)
    assert late.text.startswith(f"Sign-up for “{TITLE}” has closed.")


async def test_more_shows_the_programme_and_the_thread(ready: Ready):
    await fill(
        ready, "edit-people", {"segments": "Session 1: Benches\nAda Example, City of Northville"}
    )
    more = await ready.mia.click(ready.card, "More")
    assert "**1** Benches\n-# Ada Example" in more.text
    assert f"Talk about it in <#{ready.thread.id}>." in more.text


async def test_talks_lists_what_is_coming(ready: Ready):
    listed = await ready.mia.slash("talks")
    assert TITLE in listed.text
    answer = await ready.mia.click(listed.message, "I'm going")
    assert answer.text.startswith("You're on the list")
    me = await ready.mia.slash("me")
    assert f"- **{TITLE}** <t:1649336400:F> · going" in me.text


async def test_nobody_signs_up_for_what_is_over(ready: Ready):
    card = ready.card
    await ready.world.move_to(STARTS + timedelta(minutes=91))
    ended = await ready.noor.say("general", "look")
    await ready.noor.click(ended, f"end:{ready.code}", forged=True)
    await ready.world.settle()
    assert ready.card.labels == ("More",)
    late = await ready.mia.click(card, f"maybe:{ready.code}", forged=True)
    assert late.text.startswith(f"“{TITLE}” is over, so nobody can sign up")


async def test_stranger_cannot_answer_by_a_forged_letter(ready: Ready):
    """In a direct message Discord is asked whether they are on the server at all."""
    sam = ready.world.person("Sam South")
    guild = ready.world.home.id
    letter = await sam.say(sam.direct, "hello")
    for verb in ("going", "maybe", "fine", "cannot", "more", "calendar", "join"):
        refused = await sam.click(letter, f"{verb}:{ready.code}:{guild}", forged=True)
        assert refused.text.startswith("This belongs to a server that you are not on"), verb
    await ready.world.settle()
    assert texts([ready.card])[0].endswith("0 going")


async def test_letters_come_when_a_member_wants_them_and_not_in_their_quiet_hours(ready: Ready):
    world, mia = ready.world, ready.mia
    me = (await mia.slash("me")).message
    me = (await mia.select(me, "letters-before", ["60"])).message
    form = (await mia.click(me, "Quiet hours and zone")).form
    assert form.values["zone"] == "Europe/Copenhagen"
    refused = await mia.submit(form, hours="at night", zone="Copenhagen")
    assert "“at night”" in refused.text
    form = (await mia.click(refused.message, "Correct it")).form
    assert form.values["zone"] == "Copenhagen"
    me = (await mia.submit(form, hours="13-15", zone="Copenhagen")).message
    assert "Letters before a talk: **an hour before** · quiet from 13:00 to 15:00" in me.text
    assert "By the clock of **Copenhagen**" in me.text
    me = (await mia.select(me, "letters-cap", ["1"])).message
    assert "reminders not at all. Changes, cancellations and seats come always." in me.text

    offer = await mia.click(ready.card, "I'm going")
    assert "Shall I write to you an hour before?" in offer.text
    told = await mia.click(offer.message, "Yes")
    assert "so I will write to you before they begin" in told.text
    await world.move_to(STARTS - timedelta(hours=2, minutes=1))
    assert world.dms(mia) == []
    await world.move_to(STARTS)

    (letter,) = world.dms(mia)
    assert TITLE in letter.text
    assert letter.at == STARTS - timedelta(hours=2)


async def test_a_question_at_sign_up_is_read_in_sums_alone(ready: Ready):
    world, ada = ready.world, ready.ada
    asked = (await ada.click(await open_panel(ready), "Sign-up")).message
    form = (await ada.click(asked, "A question")).form
    shown = await ada.submit(form, question="Which city?", options="Northville\nSouthville")
    assert "“Which city?” Northville · Southville" in shown.text
    members = crowd(world, 6)
    for number, member in enumerate(members):
        reply = (await member.click(ready.card, "I'm going")).message
        assert "You need not say." in reply.text
        (menu,) = reply.selects
        await member.select(reply, menu.custom_id, [str(number // 5)])
    assert "Northville " not in ready.card.text.replace("Northville Talks", "")

    listed = await ada.click(await open_panel(ready), "Who is coming?")
    assert "**Which city?**\n- Northville: at least 5" in listed.text
    assert "Southville" not in listed.text
    files = (await ada.click(listed.message, "As a table")).message.attachments
    names, answers = (each.data.decode() for each in files)
    assert "Northville" not in names
    assert answers == "question,answer,at_least\nWhich city?,Northville,5\n"


async def test_nobody_comes_any_more_to_what_is_over(ready: Ready):
    """Its list says who signed up, and a question about a seat that is still open frees none."""
    world, ada = ready.world, ready.ada
    await sign_up(ready, ready.mia)
    listed = (await ada.click(await open_panel(ready), "Who is coming?")).message
    assert {"Free a seat", "Write to them"} <= {*listed.labels}
    which = (await ada.click(listed, "Free a seat")).message
    menu = which.selects[0]
    question = (await ada.select(which, menu.custom_id, [menu.options[0][1]])).message
    await world.move_to(STARTS + timedelta(days=1))

    refused = await ada.click(question, "Free it")
    assert refused.text.endswith("so that no seat in it can be freed.")
    panel = await open_panel(ready)
    assert "Who is coming?" not in panel.labels
    listed = (await ada.click(panel, "Who signed up")).message
    assert "**Going: 1**" in listed.text
    assert not {"Free a seat", "Write to them"} & {*listed.labels}


async def test_one_press_for_a_whole_edition_and_back(ready: Ready):
    ada, mia = ready.ada, ready.mia
    reply = await mia.click(ready.card, "I'm going")
    whole = await mia.click(reply.message, "Come to all of 2022")
    assert "those that are announced later too" in whole.text
    assert f"**{TITLE}**: going" in whole.text
    panel = await plan_talk(ready.stage, "Benches and Shade", "Thursday 21 April 2022 15:00")
    await announce_now(ada, panel)
    await ready.world.settle()

    me = (await mia.slash("me")).message
    assert "All talks of **2022**, later ones too" in me.text
    assert "**Benches and Shade**" in me.text
    assert "· going" in me.text.split("Benches and Shade")[1]
    await mia.click(me, "Not all of 2022")
    me = (await mia.slash("me")).message
    assert "All talks of" not in me.text
    assert "· not coming" in me.text.split("Benches and Shade")[1]
    assert f"**{TITLE}**" in me.text
