"""Another town's server follows the series: what is announced and published arrives there, too."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import Revision
from bot.rehearsal import acting
from bot.rehearsal.deeds import partners, publishing
from bot.rehearsal.tour.checks import has, lacks, need, public, quiet, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop


async def follow(company: Company) -> str:
    """Only who has the code may, and reads beforehand what would come."""
    scene = company.scene(company.first)
    shown = await partners.ask_to_follow(scene)
    same("what arrived before [Follow]", public(company.world, partners.TALKS), [])
    await partners.begin_to_follow(scene, shown)
    arrived = public(company.world, partners.TALKS)
    for each in arrived:
        quiet(each)
    return f"Southville follows by a code that only its team read; {len(arrived)} cards came along"


async def arrive(company: Company) -> str:
    """Published and corrected at home, it stands there once, as it was corrected, and silent."""
    await company.world.settle()
    kind = DeliveryKind.PARTNER_FINDINGS.value
    sent = await company.ledger.one(Delivery, kind=kind)
    (post,) = [each for each in public(company.world, partners.TALKS) if each.id == sent.message_id]
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
