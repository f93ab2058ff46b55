"""What a drawing gives, and what it is given."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.talks.scheduled_event import EventFacts, EventStatus
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.services.talks.views import Posted
from bot.ui.controls import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """A scheduled event to be; `may_be_off` tells that nobody misses it if it is called off.

    `is_to_stand` tells that it is missed if it is over, whoever ended it.
    `card` is the message where the talk's `picture` stands, by its address.
    """

    facts: EventFacts
    picture: str | None
    card: Posted | None
    status: EventStatus
    may_be_off: bool
    is_to_stand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is to be: components, or a poll with its line of text; a thread's name; an event."""

    items: Sequence[Item] = ()
    # A poll cannot stand beside components, so its mark is small print in the text.
    text: str | None = None
    poll: discord.Poll | None = None
    thread_name: str | None = None
    event: EventContent | None = None
    files: Sequence[discord.File] = ()
    # Those that stand with the message already shall not any more.
    takes_files_away: bool = False
    # Roles that an organiser ticked to be pinged; everybody else is only named.
    ping_role_ids: Sequence[int] = ()


Draw = Callable[[Services, Claimed, Text], Awaitable[Content]]
# Anew, what stands already.
Redraw = Callable[[Services, Delivery, Text], Awaitable[Content]]
Drawings = Mapping[DeliveryKind, Draw]
Redrawings = Mapping[MirrorKind, Redraw]
