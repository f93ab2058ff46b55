"""What each delivery says, drawn at the moment it is sent, never when it was planned."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.saying.i18n import Localizer, Text
from bot.services.bundle import Services
from bot.services.sending.deliveries import Claimed
from bot.services.talks.views import TalkView
from bot.ui.cards.talks import letters
from bot.ui.cards.talks.talk import talk_card, thread_name
from bot.ui.controls import Item, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A message to be: components, or a native poll with its line of text; or a thread's name."""

    items: Sequence[Item] = ()
    # A poll cannot stand beside components, so its mark is small print in the text.
    text: str | None = None
    poll: discord.Poll | None = None
    thread_name: str | None = None
    files: Sequence[discord.File] = ()
    silent: bool = True
    # Roles that an organiser ticked to be pinged; everybody else is only named.
    ping_role_ids: Sequence[int] = ()


Draw = Callable[[Claimed, Text], Awaitable[Content]]
DrawMirror = Callable[[Mirror, Delivery, Text], Awaitable[Content]]


class Contents:
    """One drawing function per kind; `add` registers those of other nouns."""

    def __init__(self, services: Services, localizer: Localizer) -> None:
        self._services = services
        self._localizer = localizer
        self._draw: dict[DeliveryKind, Draw] = {
            DeliveryKind.ANNOUNCEMENT: self._announcement,
            DeliveryKind.THREAD: self._thread,
            DeliveryKind.DAY_BEFORE: self._day_before,
            DeliveryKind.SOON: self._soon,
            DeliveryKind.START: self._start,
            DeliveryKind.MOVED: self._moved,
            DeliveryKind.MOVED_LETTER: self._moved,
            DeliveryKind.CANCELLED: self._cancelled,
            DeliveryKind.CANCELLED_LETTER: self._cancelled,
            DeliveryKind.SEAT_FREE: self._seat_free,
            DeliveryKind.RUN_SHEET: self._run_sheet,
            DeliveryKind.STILL_RUNNING: self._still_running,
            DeliveryKind.TEST: self._test,
        }
        self._draw_mirror: dict[MirrorKind, DrawMirror] = {
            MirrorKind.CARD: self._card,
            MirrorKind.START: self._started,
        }

    def add(
        self,
        posts: Mapping[DeliveryKind, Draw],
        mirrors: Mapping[MirrorKind, DrawMirror] | None = None,
    ) -> None:
        self._draw |= posts
        self._draw_mirror |= mirrors or {}

    async def of(self, claimed: Claimed) -> Content:
        words = await self.words(claimed.delivery.owner)
        return await self._draw[claimed.delivery.kind](claimed, words)

    async def of_mirror(self, mirror: Mirror, post: Delivery) -> Content:
        words = await self.words(mirror.owner)
        return await self._draw_mirror[mirror.kind](mirror, post, words)

    async def words(self, owner: str) -> Text:
        """What the bot says by itself speaks the server's language."""
        server = await self._services.servers.of(owner)
        return self._localizer.for_locale(server.language)

    async def _view(self, delivery: Delivery) -> TalkView:
        return await self._services.talks.view(delivery.owner, delivery.about)

    async def _announcement(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        ping = view.server.ping_role_ids if view.talk.ping else ()
        items = _announcement(view, words, claimed.delivery)
        return Content(items=items, silent=False, ping_role_ids=ping)

    async def _thread(self, claimed: Claimed, words: Text) -> Content:
        return Content(thread_name=thread_name(await self._view(claimed.delivery), words))

    async def _day_before(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.day_before(view, words, claimed.delivery))

    async def _soon(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        items = letters.soon(view, words, claimed.delivery, late=claimed.late)
        # This one was asked for, to be noticed.
        return Content(items=items, silent=False)

    async def _start(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.start(view, words, claimed.delivery, late=claimed.late))

    async def _moved(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.moved(view, words, claimed.delivery), silent=False)

    async def _cancelled(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.cancelled(view, words, claimed.delivery), silent=False)

    async def _seat_free(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.seat_free(view, words, claimed.delivery), silent=False)

    async def _run_sheet(self, claimed: Claimed, words: Text) -> Content:
        delivery = claimed.delivery
        sheet = await self._services.desk.sheet(delivery.owner, delivery.about)
        return Content(items=letters.run_sheet(sheet, words, delivery))

    async def _still_running(self, claimed: Claimed, words: Text) -> Content:
        view = await self._view(claimed.delivery)
        return Content(items=letters.still_running(view, words, claimed.delivery))

    async def _test(self, claimed: Claimed, words: Text) -> Content:
        return Content(items=letters.test_message(claimed.delivery, words))

    async def _card(self, _mirror: Mirror, post: Delivery, words: Text) -> Content:
        return Content(items=_announcement(await self._view(post), words, post))

    async def _started(self, _mirror: Mirror, post: Delivery, words: Text) -> Content:
        return Content(items=letters.start(await self._view(post), words, post, late=False))


def _announcement(view: TalkView, words: Text, post: Delivery) -> list[Item]:
    """The card, under the mention that was ticked; an edit of it pings nobody again."""
    roles = view.server.ping_role_ids if view.talk.ping else ()
    mention = [text(" ".join(f"<@&{role}>" for role in roles))] if roles else []
    return [*mention, *talk_card(view, words, mark=post.key)]
