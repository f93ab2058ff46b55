"""A document of every kind, as schema 2 keeps it, with every payload there is."""

from dataclasses import replace
from datetime import time

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import (
    MachineWorry,
    NoticeLine,
    NoticeLines,
    OtherTime,
    Payload,
    Worry,
)
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import Document
from bot.domain.talks.preview import (
    LaterAnnouncement,
    NewTalk,
    OtherSlot,
    PastedProgramme,
    Preview,
    Previewed,
)
from bot.domain.talks.talk import Talk
from tests.store import golden_1

MOMENT = golden_1.MOMENT
_DELIVERY = next(each for each in golden_1.DOCUMENTS if isinstance(each, Delivery))
_PREVIEW = next(each for each in golden_1.DOCUMENTS if isinstance(each, Preview))
_TALK = next(each for each in golden_1.DOCUMENTS if isinstance(each, Talk))
_WALL = _TALK.the_slot().start

PAYLOADS: dict[DeliveryKind, Payload] = {
    DeliveryKind.MOVED: OtherTime(old=MOMENT, new=MOMENT),
    DeliveryKind.NOTICE: NoticeLines(
        lines=(
            NoticeLine(what=DeliveryKind.SOON, about="TA1K01", count=3),
            NoticeLine(
                what=DeliveryKind.START, about="TA1K01", reason=Reason.NO_PERMISSION, posted=True
            ),
        ),
        since=MOMENT,
    ),
    DeliveryKind.HOST_NOTICE: MachineWorry(worry=Worry.CLOCK_AHEAD, reason="120"),
}
PREVIEWED: tuple[Previewed, ...] = (
    NewTalk(title="Ice", candidates=(_WALL, replace(_WALL, fold=0)), edition="ED2026"),
    OtherSlot(talk="TA1K01", seen=3, candidates=(_WALL,), minutes=60),
    LaterAnnouncement(talk="TA1K01", seen=3, candidates=(_WALL,)),
    PastedProgramme(text="Talk 1: Ice", edition="ED2026", title="Ice", start=time(17, 30)),
)

DOCUMENTS: tuple[Document, ...] = (
    *golden_1.DOCUMENTS,
    *(
        replace(_DELIVERY, code=f"DE2V{number:02}", key=f"{number:020}", kind=kind, payload=payload)
        for number, (kind, payload) in enumerate(PAYLOADS.items())
    ),
    *(
        replace(_PREVIEW, code=f"PRE2{number:02}", payload=payload)
        for number, payload in enumerate(PREVIEWED)
    ),
)
