"""The announcement, its thread, reminders and news of a talk, and the panel of the running one."""

from collections.abc import Callable

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.scheduled_event import EventStatus, wanted_status
from bot.domain.talks.states import TalkState
from bot.guild.contents.content import Content, Drawings, EventContent, Redraw, Redrawings
from bot.guild.marks import small_print
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.services.talks.views import TalkView
from bot.ui.cards.talks import letters, team_letters
from bot.ui.cards.talks.circular import circular
from bot.ui.cards.talks.live import live_panel
from bot.ui.cards.talks.scheduled_event import event_facts
from bot.ui.cards.talks.talk import talk_card, thread_name
from bot.ui.controls import Item, text


async def _view(services: Services, post: Delivery) -> TalkView:
    return await services.talks.view(post.owner, post.about)


async def _announcement(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    ping = _pinged(view, claimed.delivery)
    return Content(items=_card_under_ping(view, words, claimed.delivery), ping_role_ids=ping)


async def _announcement_again(services: Services, post: Delivery, words: Text) -> Content:
    return Content(items=_card_under_ping(await _view(services, post), words, post))


def _pinged(view: TalkView, post: Delivery) -> tuple[int, ...]:
    """Whoever was pinged once is not by what stands for a card that was deleted."""
    return view.server.ping_role_ids if view.talk.ping and not post.again else ()


def _card_under_ping(view: TalkView, words: Text, post: Delivery) -> list[Item]:
    """The card, under the mention that was ticked; an edit of it pings nobody again."""
    roles = _pinged(view, post)
    mention = [text(" ".join(f"<@&{role}>" for role in roles))] if roles else []
    return [*mention, *talk_card(view, words, mark=post.key)]


async def _thread(services: Services, claimed: Claimed, words: Text) -> Content:
    return Content(thread_name=thread_name(await _view(services, claimed.delivery), words))


async def _thread_name_again(services: Services, post: Delivery, words: Text) -> Content:
    return Content(thread_name=thread_name(await _view(services, post), words))


async def _event(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _event_again(services, claimed.delivery, words)


async def _event_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await _view(services, post)
    known = await services.scheduled_events.of(post)
    is_replaced = known is not None and known.replaced
    status = EventStatus.CANCELLED if is_replaced else wanted_status(view.talk, view.now)
    event = EventContent(
        facts=event_facts(view, words, mark=small_print(post.key)),
        picture=view.talk.picture,
        card=view.announcement,
        status=status,
        may_be_off=is_replaced or view.talk.state is not TalkState.ANNOUNCED,
        is_to_stand=_is_to_stand(view, status) and not (known is not None and known.ended),
    )
    return Content(event=event)


def _is_to_stand(view: TalkView, status: EventStatus) -> bool:
    """Discord ends an event by itself at its end, and in a channel as soon as that is empty."""
    if status is not EventStatus.ACTIVE:
        is_to_come = status is EventStatus.SCHEDULED
        return is_to_come and view.talk.state is TalkState.ANNOUNCED
    is_in_channel = view.talk.where.channel_id is not None
    return not is_in_channel and view.now < view.talk.the_slot().ends_at


async def _day_before(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=letters.day_before(view, words, claimed.delivery))


async def _soon(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    maybe = await _said_maybe(services, claimed.delivery)
    zone = await _zone(services, claimed.delivery)
    items = letters.soon(view, words, claimed.delivery, zone, late=claimed.late, maybe=maybe)
    return Content(items=items)


async def _soon_again(services: Services, post: Delivery, words: Text) -> Content:
    maybe = await _said_maybe(services, post)
    view = await _view(services, post)
    zone = await _zone(services, post)
    return Content(items=letters.soon_again(view, words, post, zone, maybe=maybe))


async def _zone(services: Services, post: Delivery) -> str | None:
    """Of the member whom a letter goes to, if they named one."""
    return None if post.user_id is None else (await services.members.of(post.user_id)).zone


async def _said_maybe(services: Services, post: Delivery) -> bool:
    found = await _signup(services, post)
    return found is not None and found.answer is Answer.MAYBE


async def _signup(services: Services, post: Delivery) -> Signup | None:
    """What the member whom a letter goes to has answered."""
    assert post.user_id is not None
    return await services.signups.signup_of(post.owner, post.about, post.user_id)


async def _start(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=letters.start(view, words, claimed.delivery, late=claimed.late))


async def _start_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await _view(services, post)
    return Content(items=letters.start(view, words, post, late=False))


async def _moved(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _moved_again(services, claimed.delivery, words)


async def _moved_again(services: Services, post: Delivery, words: Text) -> Content:
    zone = await _zone(services, post)
    return Content(items=letters.moved(await _view(services, post), words, post, zone))


async def _cancelled(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=letters.cancelled(view, words, claimed.delivery))


async def _back_on(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _back_on_again(services, claimed.delivery, words)


async def _back_on_again(services: Services, post: Delivery, words: Text) -> Content:
    zone = await _zone(services, post)
    return Content(items=letters.back_on(await _view(services, post), words, post, zone))


async def _seat_free(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _seat_free_again(services, claimed.delivery, words)


async def _seat_free_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await _view(services, post)
    return Content(items=letters.seat_free(view, words, post, await _signup(services, post)))


async def _seat_offer(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _seat_offer_again(services, claimed.delivery, words)


async def _seat_offer_again(services: Services, post: Delivery, words: Text) -> Content:
    until = await services.signups.offered_until(post.owner, post.about)
    return Content(items=letters.seat_offer(await _view(services, post), words, post, until))


async def _circular(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=circular(view, words, claimed.delivery))


async def _rule_off(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=team_letters.rule_off(view, claimed.delivery, words))


async def _run_sheet(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _run_sheet_again(services, claimed.delivery, words)


async def _run_sheet_again(services: Services, post: Delivery, words: Text) -> Content:
    sheet = await services.desk.sheet(post.owner, post.about)
    return Content(items=team_letters.run_sheet(sheet, words, post))


async def _still_missing(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _still_missing_again(services, claimed.delivery, words)


async def _still_missing_again(services: Services, post: Delivery, words: Text) -> Content:
    sheet = await services.desk.sheet(post.owner, post.about)
    return Content(items=team_letters.still_missing(sheet, words, post))


async def _still_running(services: Services, claimed: Claimed, words: Text) -> Content:
    view = await _view(services, claimed.delivery)
    return Content(items=team_letters.still_running(view, words, claimed.delivery))


async def _live_panel(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _live_panel_again(services, claimed.delivery, words)


async def _live_panel_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.takeaway_views.live_panel_view(post.owner, post.about)
    return Content(items=live_panel(view, words, mark=post.key))


DRAWINGS: Drawings = {
    DeliveryKind.ANNOUNCEMENT: _announcement,
    DeliveryKind.THREAD: _thread,
    DeliveryKind.SCHEDULED_EVENT: _event,
    DeliveryKind.DAY_BEFORE: _day_before,
    DeliveryKind.SOON: _soon,
    DeliveryKind.START: _start,
    DeliveryKind.MOVED: _moved,
    DeliveryKind.MOVED_LETTER: _moved,
    DeliveryKind.CANCELLED: _cancelled,
    DeliveryKind.CANCELLED_LETTER: _cancelled,
    DeliveryKind.BACK_ON: _back_on,
    DeliveryKind.BACK_ON_LETTER: _back_on,
    DeliveryKind.SEAT_FREE: _seat_free,
    DeliveryKind.SEAT_OFFER: _seat_offer,
    DeliveryKind.CIRCULAR: _circular,
    DeliveryKind.RUN_SHEET: _run_sheet,
    DeliveryKind.STILL_MISSING: _still_missing,
    DeliveryKind.RULE_OFF: _rule_off,
    DeliveryKind.LIVE_PANEL: _live_panel,
    DeliveryKind.STILL_RUNNING: _still_running,
}


def _again(draw: Callable[[TalkView, Text, Delivery], list[Item]]) -> Redraw:
    """Draw what was posted from the talk as it stands now."""

    async def redraw(services: Services, post: Delivery, words: Text) -> Content:
        return Content(items=draw(await _view(services, post), words, post))

    return redraw


REDRAWINGS: Redrawings = {
    MirrorKind.CARD: _announcement_again,
    MirrorKind.THREAD_NAME: _thread_name_again,
    MirrorKind.SCHEDULED_EVENT: _event_again,
    MirrorKind.START: _start_again,
    MirrorKind.LIVE_PANEL: _live_panel_again,
    MirrorKind.DAY_BEFORE: _again(letters.day_before),
    MirrorKind.MOVED: _moved_again,
    MirrorKind.MOVED_LETTER: _moved_again,
    MirrorKind.CANCELLED: _again(letters.cancelled),
    MirrorKind.CANCELLED_LETTER: _again(letters.cancelled),
    MirrorKind.BACK_ON: _back_on_again,
    MirrorKind.BACK_ON_LETTER: _back_on_again,
    MirrorKind.SEAT_FREE: _seat_free_again,
    MirrorKind.SEAT_OFFER: _seat_offer_again,
    MirrorKind.SOON: _soon_again,
    MirrorKind.STILL_RUNNING: _again(team_letters.still_running),
    MirrorKind.RUN_SHEET: _run_sheet_again,
    MirrorKind.STILL_MISSING: _still_missing_again,
}
