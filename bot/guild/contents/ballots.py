"""The anonymous poll after a talk, and what backstage reads of it."""

from collections.abc import Callable

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.guild.contents.content import Content, Draw, Drawings, Redraw, Redrawings
from bot.saying.i18n import Text
from bot.services.ballots.views import BallotView
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.ui.cards.ballots.ballot import ballot_card, ballot_result, half_time
from bot.ui.cards.ballots.results import chart
from bot.ui.controls import Item, attached


async def _view(services: Services, post: Delivery) -> BallotView:
    return await services.ballots.results(post.owner, post.about)


async def _ballot(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _ballot_again(services, claimed.delivery, words)


async def _ballot_again(services: Services, post: Delivery, words: Text) -> Content:
    """Published, it has the picture of its results with it."""
    view = await _view(services, post)
    items = ballot_card(view, words, mark=post.key)
    if view.poll.published_at is None:
        return Content(items=items)
    picture = await chart(view.results, words)
    if picture is None:
        return Content(items=items)
    return Content(items=[*items, attached(picture)], files=[picture])


def _drawn(card: Callable[..., list[Item]]) -> Draw:
    async def draw(services: Services, claimed: Claimed, words: Text) -> Content:
        view = await _view(services, claimed.delivery)
        return Content(items=card(view, words, mark=claimed.delivery.key))

    return draw


def _drawn_anew(card: Callable[..., list[Item]]) -> Redraw:
    async def redraw(services: Services, post: Delivery, words: Text) -> Content:
        return Content(items=card(await _view(services, post), words, mark=post.key))

    return redraw


DRAWINGS: Drawings = {
    DeliveryKind.BALLOT: _ballot,
    DeliveryKind.BALLOT_HALF_TIME: _drawn(half_time),
    DeliveryKind.BALLOT_RESULT: _drawn(ballot_result),
}
REDRAWINGS: Redrawings = {
    MirrorKind.BALLOT: _ballot_again,
    MirrorKind.BALLOT_HALF_TIME: _drawn_anew(half_time),
    MirrorKind.BALLOT_RESULT: _drawn_anew(ballot_result),
}
