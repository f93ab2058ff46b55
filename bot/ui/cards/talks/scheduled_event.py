"""What a talk's scheduled event says; Discord shows its name and place without formatting."""

from bot.domain.document import owner_id
from bot.domain.talks.scheduled_event import EventFacts, EventKind, EventPlace
from bot.domain.talks.slot import Venue, VenueKind, channel_address
from bot.saying.i18n import Text
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.talk import number_line, programme
from bot.ui.plain import cut, label, paragraphs

NAME_SHOWN = 100
DESCRIPTION_MAX = 1000
_PROGRAMME = 400
_KINDS = {VenueKind.VOICE: EventKind.VOICE, VenueKind.STAGE: EventKind.STAGE}


def event_facts(view: TalkView, words: Text, *, mark: str) -> EventFacts:
    """`mark` ends the description: by it the event is known again."""
    slot = view.talk.the_slot()
    return EventFacts(
        name=label(view.talk.title, NAME_SHOWN),
        description=_description(view, words, mark),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=_place(view.talk.where, words),
    )


def _description(view: TalkView, words: Text, mark: str) -> str:
    end = "\n".join([*_lead_on(view, words), mark])
    room = DESCRIPTION_MAX - len(end) - len("\n\n")
    parts = programme(view.talk, _PROGRAMME)
    said = paragraphs(view.talk.public_description, room - _PROGRAMME)
    # How many they are changes with each talk that is added: no reason to write all events anew.
    told = [number_line(view, words, with_total=False), said, parts]
    body = cut("\n\n".join(part for part in told if part), room)
    return f"{body}\n\n{end}"


def _lead_on(view: TalkView, words: Text) -> list[str]:
    """To where the card stands: [Interested] in Discord is no answer that the bot knows."""
    card = view.announcement
    if card is None:
        return []
    channel = channel_address(owner_id(view.talk.owner), card.channel_id)
    text_id = "event-sign-up" if view.talk.takes_signups(view.now) else "event-more"
    return [words(text_id, address=f"{channel}/{card.message_id}")]


def _place(where: Venue, words: Text) -> EventPlace:
    kind = _KINDS.get(where.kind)
    if kind is not None and where.channel_id is not None:
        return EventPlace(kind=kind, channel_id=where.channel_id)
    location = label(where.public_name, NAME_SHOWN) or words("place-online")
    return EventPlace(kind=EventKind.EXTERNAL, location=location)
