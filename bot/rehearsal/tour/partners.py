"""Another town's server follows the series: what is announced and published arrives there, too."""

import re

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import Revision
from bot.rehearsal import acting
from bot.rehearsal.deeds import publishing
from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.tour.checks import has, lacks, need, public, quiet, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_SAM = "Sam South"
_TALKS, _BACKSTAGE = "south-talks", "south-backstage"
_CODE = re.compile(r"`([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})`")
_SOUTHVILLE = Blueprint(
    server="Southville Talks",
    roles=(RolePlan(name="South organiser", permissions=("manage_events",)),),
    channels=(ChannelPlan(name=_TALKS), ChannelPlan(name=_BACKSTAGE)),
    people=(PersonPlan(name=_SAM, roles=("South organiser",)),),
)


async def follow(company: Company) -> str:
    """Only who has the code may, and reads beforehand what would come."""
    world, ada = company.world, company.ada
    world.add_server(_SOUTHVILLE)
    await world.settle()
    sam = world.person(_SAM)
    panel = acting.answered(await sam.slash("setup", channel=_BACKSTAGE)).message
    await sam.select(panel, "setup-channel:talks", [world.channel(_TALKS)])
    await sam.select(panel, "setup-channel:backstage", [world.channel(_BACKSTAGE)])
    ((_, series),) = await ada.complete("series share", "series", "", channel="backstage")
    shared = await ada.slash("series share", channel="backstage", series=series)
    made = await acting.press(world, ada, acting.answered(shared).message, "share-new")
    found = _CODE.search(made.text)
    need(found, f"no code in {made.text!r}")
    shown = await _asked(sam, found[1] if found else "")
    same("what arrived before [Follow]", public(world, _TALKS), [])
    await acting.press(world, sam, shown, "follow-begin")
    await world.settle()
    arrived = public(world, _TALKS)
    for each in arrived:
        quiet(each)
    return f"Southville follows by a code that only its team read; {len(arrived)} cards came along"


async def _asked(sam: Person, code: str) -> MessageRecord:
    shown = acting.answered(await sam.slash("series follow", channel=_BACKSTAGE, code=code))
    return shown.message


async def arrive(company: Company) -> str:
    """Published and corrected at home, it stands there once, as it was corrected, and silent."""
    await company.world.settle()
    kind = DeliveryKind.PARTNER_FINDINGS.value
    sent = await company.ledger.one(Delivery, kind=kind)
    (post,) = [each for each in public(company.world, _TALKS) if each.id == sent.message_id]
    quiet(post)
    revision = max(await company.ledger.all(Revision), key=lambda each: each.number)
    same("revision", revision.number, 2)
    has(post, *(each.heading for each in revision.article.findings[:3]))
    has(post, "revision 2")
    lacks("the partner's post", post.text, *company.world.people)
    home = publishing.findings_post(company.scene(company.first))
    receipt = acting.answered(await company.ada.slash("draft", channel="backstage")).message
    went = (await acting.press(company.world, company.ada, receipt, "receipt")).message
    has(went, "Southville Talks")
    need(home.id != post.id, "it is the same message")
    return "the key findings stand on Southville's server too, corrected in the same message"


FOLLOW = (Stop(name="partner", play=follow, needs=("announce",)),)
ARRIVE = (Stop(name="partner: findings", play=arrive, needs=("partner", "correction")),)
