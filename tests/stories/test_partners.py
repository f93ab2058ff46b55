"""A series of Northville that Southville follows: it arrives there, and changes there too."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import (
    TITLE,
    Ready,
    announce_now,
    code_on,
    fill,
    give_links,
    open_panel,
    plan_talk,
    second_organiser,
)
from tests.stories.test_findings import open_draft, publish, write

pytestmark = pytest.mark.evidence

JOIN = "https://example.org/canary-join"
SERIES = "Northville Talks"


@dataclass(frozen=True, kw_only=True)
class Two:
    ready: Ready

    @property
    def sam(self) -> Person:
        """An organiser of Southville."""
        return self.ready.world.person("Sam South")

    @property
    def arrived(self) -> list[MessageRecord]:
        return self.ready.world.messages("south-talks")

    @property
    def told(self) -> list[str]:
        """What Southville's team was told, the latest last."""
        return [each.text for each in self.ready.world.messages("south-backstage")]


@pytest.fixture
async def two(ready: Ready) -> Two:
    """Southville is set up too, and nobody follows anything."""
    two = Two(ready=ready)
    panel = (await two.sam.slash("setup", channel="south-backstage")).message
    for name in ("talks", "backstage"):
        channel = ready.world.channel(f"south-{name}")
        await two.sam.select(panel, f"setup-channel:{name}", [channel])
    return two


async def share(two: Two) -> str:
    """Ada makes a code; return it."""
    ada = two.ready.ada
    ((_, series),) = await ada.complete("series share", "series", "", channel="backstage")
    card = (await ada.slash("series share", channel="backstage", series=series)).message
    assert "Nobody follows it yet." in card.text
    made = (await ada.click(card, "Make a code")).message
    found = re.search(r"`([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})`", made.text)
    assert found is not None, made.text
    return found[1]


async def share_card(two: Two) -> MessageRecord:
    ada = two.ready.ada
    ((_, series),) = await ada.complete("series share", "series", "", channel="backstage")
    return (await ada.slash("series share", channel="backstage", series=series)).message


async def ask(two: Two, code: str) -> MessageRecord:
    return (await two.sam.slash("series follow", channel="south-backstage", code=code)).message


async def follow(two: Two) -> None:
    await two.sam.click(await ask(two, await share(two)), "Follow")
    await two.ready.world.settle()


async def plan_and_announce(ready: Ready, title: str, when: str) -> str:
    """Return its code."""
    panel = await plan_talk(ready.stage, title, when)
    await announce_now(ready.ada, panel)
    await ready.world.settle()
    return code_on(panel)


async def test_what_arrives_shows_what_is_public_and_nothing_else(two: Two):
    ready, world = two.ready, two.ready.world
    await give_links(ready, registration="https://e.org/register", join=JOIN)
    await fill(ready, "edit-people", {"segments": "Session 1: Benches\nAda @everyone, <#1> Falk"})

    preview = await ask(two, await share(two))
    assert "What would come here, silently and without pings." in preview.text
    assert TITLE in preview.text
    assert two.arrived == []
    await two.sam.click(preview, "Follow")
    await world.settle()

    (card,) = two.arrived
    assert TITLE in card.text
    assert "15:00–16:30 Copenhagen" in card.text
    assert "@everyone" not in card.text
    assert "<#1>" not in card.text
    assert "going" not in card.text
    assert card.labels == ("Register",)
    assert JOIN not in card.text
    told = world.messages("backstage")[-1].text
    assert "**Southville Talks** follows **Northville Talks** now" in told


async def test_talk_and_findings_change_with_their_source(two: Two):
    ready, world = two.ready, two.ready.world
    await follow(two)
    form = (await ready.ada.click(await open_panel(ready), "Move")).form
    asked = await ready.ada.submit(form, when="Friday 8 April 2022 16:00")
    await ready.ada.click(asked.message, next(b for b in asked.message.labels if "Move" in b))
    await world.settle()
    (card,) = two.arrived
    assert "New time." in card.text
    assert "16:00–17:30 Copenhagen" in card.text

    oda = second_organiser(world)
    bench = await write(ready, await open_draft(ready), "Benches", "They decide who stays.")
    await publish(ready, bench, oda)
    _, findings = two.arrived
    assert "**1** Benches" in findings.text
    names = [each.filename for each in findings.attachments]
    assert names == ["northville-talks-2022.pdf", "northville-talks-2022.md"]

    receipt = (
        await ready.noor.click(await open_draft(ready, ready.noor), "What went where")
    ).message
    assert "What went where: Northville Talks 2022" in receipt.text
    assert f"✓ Key findings: https://discord.com/channels/{world.home.id}/" in receipt.text
    assert "✓ Thread for the key findings: <#" in receipt.text
    assert "✓ Southville Talks: stands there" in receipt.text

    bench = await write(ready, await open_draft(ready), "Shade", "It matters.")
    await publish(ready, bench, oda)
    _, findings = two.arrived
    assert "**2** Shade" in findings.text
    assert "Corrected" in findings.text
    asked = (await ready.ada.click(await open_panel(ready), "Cancel the talk")).message
    await ready.ada.click(asked, "Cancel the talk")
    form = (await ready.ada.click(await open_draft(ready), "Retract …")).form
    await ready.ada.submit(form, reason="Counted twice")
    await world.advance(timedelta(seconds=10))
    card, findings = two.arrived
    assert "**Cancelled.**" in card.text
    assert "Counted twice" in findings.text
    assert "Shade" not in findings.text
    assert findings.attachments == ()


async def test_whoever_shares_sees_who_follows_and_ends_it(two: Two):
    ready, world = two.ready, two.ready.world
    await follow(two)
    shared = await share_card(two)
    assert "**Southville Talks**, since" in shared.text
    asked = (await ready.ada.click(shared, "Stop sharing")).message
    assert "one server gets no more of it" in asked.text
    await ready.ada.click(asked, "Stop sharing it")
    await world.advance(timedelta(seconds=10))
    assert "shares **Northville Talks** with this server no more" in two.told[-1]
    (card,) = two.arrived
    assert TITLE in card.text
    assert "Not kept up to date since" in card.text
    await fill(ready, "edit-talk", {"title": "A secret title"})
    await world.settle()
    assert "A secret title" not in two.arrived[0].text
    listed = (await two.sam.slash("series follow", channel="south-backstage")).message
    assert "**Northville Talks** of **Northville Talks** (ended)" in listed.text


async def test_wrong_codes_are_limited_and_a_void_one_opens_nothing(two: Two):
    world, sam = two.ready.world, two.sam
    old = await share(two)
    made = (await two.ready.ada.click(await share_card(two), "New code")).message
    assert old not in made.text
    hostile = [old, "@everyone", "a", "0" * 16, "../../etc"]
    for typed in hostile:
        assert "No series is shared by this code." in (await ask(two, typed)).text
    refused = await ask(two, re.search(r"`([0-9A-Z-]{19})`", made.text)[1])  # type: ignore[index]
    assert "Too many codes were wrong." in refused.text
    assert await sam.slash("series follow", channel="south-backstage")
    await world.advance(timedelta(minutes=11))
    preview = await ask(two, re.search(r"`([0-9A-Z-]{19})`", made.text)[1])  # type: ignore[index]
    assert "What would come here" in preview.text
    # The code is renewed between the question and the yes.
    await two.ready.ada.click(await share_card(two), "New code")
    assert "No series is shared by this code." in (await sam.click(preview, "Follow")).text
    await world.settle()
    assert two.arrived == []


async def test_partner_whose_channel_is_gone_chooses_another_and_ends_it(two: Two):
    ready, world, sam = two.ready, two.ready.world, two.sam
    await follow(two)
    assert len(two.arrived) == 1
    world.delete_channel("south-talks")
    await world.settle()
    shade = await plan_and_announce(ready, "Shade in the Park", "Thursday 21 April 2022 15:00")
    assert "Shade in the Park”: its channel was deleted" in two.told[-1]

    panel = (await ready.ada.slash("talk panel", talk=shade)).message
    receipt = (await ready.ada.click(panel, "What went where")).message
    assert "✓ Announcement: https://" in receipt.text
    assert "⚠ Southville Talks: could not be posted there; its team was told why" in receipt.text

    listed = (await sam.slash("series follow", channel="south-backstage")).message
    menu = listed.selects[0]
    card = (await sam.select(listed, menu.custom_id, [menu.options[0][1]])).message
    assert "That channel is not there any more." in card.text
    assert "one could not be sent" in card.text
    other = world.channel("south-backstage")
    card = (await sam.select(card, card.selects[0].custom_id, [other])).message
    await world.settle()
    assert any("Shade in the Park" in text and "Shared by" in text for text in two.told)
    receipt = (await ready.ada.click(receipt, "Look again")).message
    assert "✓ Southville Talks: stands there" in receipt.text

    asked = (await sam.click(world.fresh(card), "Stop following")).message
    await sam.click(asked, "Stop following it")
    await world.settle()
    assert any(
        "does not follow **Northville Talks**" in m.text for m in world.messages("backstage")
    )
    assert "Nobody follows it yet." in (await share_card(two)).text
