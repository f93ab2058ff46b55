"""The desk: what will be sent is shown before it is armed, what is stuck is mended by a press."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    ENDS,
    STARTS,
    TITLE,
    Ready,
    announce_now,
    crowd,
    make_series,
    plan_talk,
    set_up,
    sign_up,
)

pytestmark = pytest.mark.evidence

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MOMENT = re.compile(r"(?:\*\*At once\*\*|\*\*.*\*\* \(<t:(\d+):R>\))")
MESSAGE = re.compile(r"- (.*) → (.*)")


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="backstage")).message


def listed(shown: MessageRecord, *, now: datetime) -> list[tuple[datetime, str, str]]:
    """What a dry run says: when, what, where."""
    found: list[tuple[datetime, str, str]] = []
    due = now
    for line in shown.text.splitlines():
        if moment := MOMENT.match(line):
            due = datetime.fromtimestamp(int(moment[1]), UTC) if moment[1] else now
        elif message := MESSAGE.match(line):
            found.append((due, message[1], message[2]))
    return found


async def turned(person: Person, page: MessageRecord) -> list[MessageRecord]:
    """The page and all that follow it."""
    pages = [page]
    while on := [label for label in pages[-1].labels if label.endswith("▶")]:
        pages.append((await person.click(pages[-1], on[0])).message)
    return pages


def moments(messages: Iterable[MessageRecord]) -> list[datetime]:
    return [message.at for message in messages]


# Before it is armed


async def test_dry_run_before_announcing_is_what_then_happens(stage: Stage, ada: Person):
    world = stage.world
    panel = await plan_talk(stage)
    talks, backstage = (f"<#{world.channel(name).id}>" for name in ("talks", "backstage"))
    now = world.clock.now()

    shown = (await ada.click(panel, "What will be sent")).message
    said = listed(shown, now=now)
    assert shown.ephemeral
    assert "If you announce it now: 8 messages · pings: 0. Nothing goes out" in shown.text
    assert "Wed 6 Apr 2022, 15:00 Copenhagen" in shown.text
    await world.settle()
    assert world.messages("talks") == []

    await ada.click(shown, "Announce now")
    # Before the poll, which comes when it is over.
    await world.move_to(ENDS + 20 * MINUTE)

    posted = {
        talks: moments(world.messages("talks")),
        "under the announcement": [now for _ in world.threads("talks")],
        "the thread": moments(world.messages(world.threads("talks")[0])),
        backstage: moments(world.messages("backstage")),
    }
    assert posted == {where: [due for due, _, place in said if place == where] for where in posted}
    assert len(said) == sum(map(len, posted.values()))


async def test_announcement_for_later_shows_its_messages_before_the_yes(stage: Stage, ada: Person):
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "Announce on …")).form
    shown = (await ada.submit(form, when="6 April 2022 15:00")).message
    now = stage.world.clock.now()
    armed_at = STARTS - DAY

    said = listed(shown, now=now)
    assert "15:00–16:30 Copenhagen\nTo be announced on:\n**Wednesday 6 April" in shown.text
    assert [what for due, what, _ in said if due == armed_at] == [
        "Announcement",
        "Thread for the talk",
        "Run sheet",
    ]
    # Said a day ahead, it needs no reminder of the day before.
    assert "Reminder the day before" not in shown.text

    panel = (await ada.click(shown, "Announce then")).message
    planned = (await ada.click(panel, "What will be sent")).message
    assert "Announce now" not in planned.labels
    assert listed(planned, now=now) == said


async def test_ping_is_counted_and_named_before_it_is_armed(stage: Stage, ada: Person):
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    role = stage.world.role("Note-taker")
    await ada.select(setup, "setup-roles:ping", [role])
    panel = await plan_talk(stage)
    await ada.click(panel, "Ping the role")
    panel = stage.world.fresh(panel)

    shown = (await ada.click(panel, "What will be sent")).message

    assert "8 messages · pings: 1." in shown.text
    assert f"Announcement → <#{stage.world.channel('talks').id}> · pings <@&{role.id}>" in (
        shown.text
    )
    assert shown.text.count("<@&") == 1


async def test_draft_without_channels_says_what_is_missing(stage: Stage):
    await make_series(stage)
    ada = stage.world.person("Ada Organiser")
    shown = (await ada.click(await plan_talk(stage), "What will be sent")).message
    assert "Cannot be announced yet." in shown.text
    assert "Announce now" not in shown.labels


async def test_whole_edition_is_shown_talk_by_talk_and_pages(stage: Stage, ada: Person):
    for day in range(10, 16):
        await plan_talk(stage, title=f"Talk of day {day}", when=f"{day} May 2022 15:00")
    await ada.slash("series new", title="Evenings", edition="Spring")
    desk = await desk_of(ada)

    empty = await ada.click(desk, "What will be sent")
    assert "Nothing will be sent" in empty.text
    page = (await ada.select(empty.message, "dry-run-choose", "2022")).message

    assert "48 messages for 6 talks · pings: 0." in page.text
    pages = await turned(ada, page)
    seen = re.findall(r"Talk of day \d+", "".join(each.text for each in pages))
    assert seen == [f"Talk of day {day}" for day in range(10, 16)]
    assert (await ada.click(pages[-1], "Desk")).text.startswith("## Desk")


async def test_dry_run_is_the_teams_and_of_its_own_server(ready: Ready):
    noor, mia = ready.noor, ready.mia
    panel = (await noor.slash("talk panel", hidden=True, talk=ready.code)).message
    shown = await noor.click(panel, "What will be sent")
    assert "6 planned messages · pings: 0" in shown.text
    public = await noor.say("general", "look")
    refused = await mia.click(public, f"dry-run:{ready.code}", forged=True)
    assert refused.text.startswith("Only note-takers and organisers can do that.")
    sam = ready.world.person("Sam South")
    elsewhere = await sam.say("south-talks", "look")
    foreign = await sam.click(elsewhere, f"dry-run:{ready.code}", forged=True)
    assert TITLE not in foreign.text
    assert foreign.text.startswith("I know no talk")


# What nobody ended


async def test_talk_that_nobody_ended_is_asked_about_and_ended_by_a_press(ready: Ready):
    world, noor = ready.world, ready.noor
    await world.move_to(ENDS + 20 * MINUTE)
    running = await desk_of(noor)
    assert "● **Live**" in running.text
    assert "Nobody ended" not in running.text

    await world.move_to(ENDS + 3 * DAY)
    desk = await desk_of(noor)
    assert desk.text.startswith("## Desk\nNo talk is to come. 2022 is over:")
    line = f"- Nobody ended **{TITLE}**, so it counts as over since <t:1649341800:F>, as planned."
    assert line in desk.text
    before = len(world.messages(ready.thread))

    after = (await noor.click(desk, f"Ended as planned: {TITLE}")).message
    assert "Nobody ended" not in after.text
    late = await noor.click(desk, f"end-said:{ready.code}", forged=True)
    assert late.text.startswith(f"That cannot be done now: “{TITLE}” has ended.")
    await world.advance(MINUTE)
    # People were asked once, as it was taken to be over.
    assert len(world.messages(ready.thread)) == before
    assert "over" in (await noor.slash("talk panel", hidden=True, talk=ready.code)).text


# What is stuck


async def stuck_reminder(ready: Ready) -> None:
    """The bot may not write when the day-before reminder is due."""
    ready.world.deny_bot("talks", "send_messages")
    await ready.world.move_to(STARTS - DAY + MINUTE)
    await ready.world.settle()


def reminders(ready: Ready) -> list[MessageRecord]:
    return [
        m
        for m in ready.world.messages("talks")
        if m.text.startswith("Reminder") and TITLE in m.text
    ]


async def test_held_message_is_mended_by_a_press_and_sent_once(ready: Ready):
    await stuck_reminder(ready)
    desk = await desk_of(ready.ada)
    assert "**One message is stuck**" in desk.text
    assert "I may not write there. `/setup`, step 4, shows what is missing." in desk.text

    ready.world.allow_bot("talks", "send_messages")
    after = (await ready.ada.click(desk, "Try again: Reminder the day before")).message
    assert after.text.startswith("Tried again: one message went through.\n")
    assert "stuck" not in after.text
    await ready.world.settle()
    assert len(reminders(ready)) == 1

    # The same desk, opened twice, still shows both buttons.
    for custom_id in (b.custom_id or "" for b in desk.buttons if b.label in desk.labels[:2]):
        late = await ready.ada.click(desk, custom_id, forged=True)
        assert late.text.startswith("This message is not stuck any more:")
    await ready.world.settle()
    assert len(reminders(ready)) == 1


async def test_message_that_is_refused_again_is_said_to_be_stuck_again(ready: Ready):
    await stuck_reminder(ready)
    ada, again = ready.ada, "Try again: Reminder the day before"
    desk = await desk_of(ada)
    page = (await ada.click(desk, "stuck:0", forged=True)).message

    for where in (desk, page):
        after = (await ada.click(where, again)).message
        assert after.text.startswith("Tried again: one is stuck again.\n")
        assert "**One message is stuck**" in after.text
        assert again in after.labels
    assert reminders(ready) == []


async def test_press_of_an_old_desk_does_not_give_up_what_was_mended(ready: Ready):
    await stuck_reminder(ready)
    old = await desk_of(ready.ada)
    await ready.ada.click(old, "Try again: Reminder the day before")
    give_up = next(b.custom_id for b in old.buttons if b.label == "Give up")
    assert give_up is not None

    # Discord still refuses, and somebody repairs it before anybody looks again.
    await ready.world.settle()
    held = await deliveries(ready, DeliveryState.HELD)
    fresh = await desk_of(ready.ada)
    ready.world.allow_bot("talks", "send_messages")
    await ready.ada.click(fresh, "Try again: Reminder the day before")
    late = await ready.ada.click(old, give_up, forged=True)

    assert late.text.startswith("This message is not stuck any more:")
    await ready.world.settle()
    assert len(held) == len(reminders(ready)) == 1


async def deliveries(ready: Ready, state: DeliveryState) -> list[Delivery]:
    store = ready.stage.bot.store
    return await store.survey(lambda docs: docs.select(Delivery, state=state.value))


async def test_message_that_is_given_up_is_never_sent(ready: Ready):
    await stuck_reminder(ready)
    asked = (await ready.ada.click(await desk_of(ready.ada), "Give up")).message
    assert asked.text.startswith("**Give up “Reminder the day before”?**")
    again = (await ready.ada.click(asked, "Desk")).message
    assert "**One message is stuck**" in again.text
    asked = (await ready.ada.click(again, "Give up")).message
    after = await ready.ada.click(asked, "Give it up for good")
    assert "stuck" not in after.text
    ready.world.allow_bot("talks", "send_messages")
    await ready.world.move_to(STARTS + HOUR)
    assert reminders(ready) == []


async def test_note_takers_see_what_is_stuck_and_cannot_mend_it(ready: Ready):
    await stuck_reminder(ready)
    desk = await desk_of(ready.noor)
    assert "Organisers can try them again here, or give them up." in desk.text
    assert not any(label.startswith(("Try", "Give")) for label in desk.labels)

    (held,) = await deliveries(ready, DeliveryState.HELD)
    for verb in ("mend", "give-up", "give-up-yes"):
        refused = await ready.noor.click(desk, f"{verb}:{held.code}", forged=True)
        assert refused.text.startswith("Only organisers can do that.")
    assert await deliveries(ready, DeliveryState.HELD) == [held]


async def test_many_stuck_messages_page_and_are_tried_again_at_once(ready: Ready):
    world, ada = ready.world, ready.ada
    members = crowd(world, 9)
    for member in members:
        member.close_direct_messages()
        await sign_up(ready, member, letters=True)
    await world.move_to(STARTS - 14 * MINUTE)
    desk = await desk_of(ada)
    assert "**9 messages are stuck**" in desk.text
    assert "-# and 7 more" in desk.text

    page = (await ada.click(desk, "All that is stuck")).message
    page = (await ada.click(page, "Page 2 ▶")).message
    page = (await ada.click(page, "Page 3 ▶")).message
    assert page.labels.count("Give up") == 1
    page = (await ada.click((await ada.click(page, "Give up")).message, "Back")).message
    assert page.labels.count("Give up") == 1
    asked = (await ada.click(page, "Give up")).message
    page = (await ada.click(asked, "Give it up for good")).message
    # The third page is gone with its only message: the second is the last one now.
    assert page.labels.count("Give up") == 4
    assert "**8 messages are stuck**" in page.text

    for member in members:
        member.close_direct_messages(closed=False)
    members[1].close_direct_messages()
    desk = (await ada.click(page, "Try all again")).message
    assert desk.text.startswith("Tried again: 7 messages went through, one is stuck again.\n")
    assert "**One message is stuck**" in desk.text
    await world.settle()
    assert sum(len(world.dms(member)) for member in members) == 7


async def test_planned_messages_page_by_their_time(stage: Stage, ada: Person):
    for day in (10, 11, 12):
        panel = await plan_talk(stage, title=f"Day {day}", when=f"{day} May 2022 15:00")
        await announce_now(ada, panel)
    await stage.world.settle()
    page = (await ada.click(await desk_of(ada), "Planned messages")).message
    assert page.text.startswith("**18 planned messages** · pings: 0")
    pages = await turned(ada, page)
    dues = re.findall(r"^<t:(\d+):f>", "\n".join(each.text for each in pages), re.MULTILINE)
    assert len(dues) == 18
    assert dues == sorted(dues)


async def test_card_that_could_not_be_brought_up_to_date_is_mended(ready: Ready):
    world, ada = ready.world, ready.ada
    world.deny_bot("talks", "view_channel")
    await sign_up(ready, ready.mia)
    await world.advance(MINUTE)
    assert "1 going" not in ready.card.text
    desk = await desk_of(ada)
    assert f"- Announcement (update) for “{TITLE}”: " in desk.text
    assert "Give up" not in desk.labels

    world.allow_bot("talks", "view_channel")
    after = (await ada.click(desk, "Try again: Announcement (update)")).message
    assert "stuck" not in after.text
    await world.settle()
    assert "1 going" in ready.card.text
