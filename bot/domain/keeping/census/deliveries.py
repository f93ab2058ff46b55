"""Planned messages, and what shows a thing as it is."""

from typing import Final

from bot.domain.deliveries.delivery import Claim, Delivery, Mirror
from bot.domain.deliveries.payloads import (
    MachineWorry,
    NoticeLine,
    NoticeLines,
    OneFinding,
    OtherTime,
    PartnerNews,
    PlannedPublication,
    Publication,
    SheetAhead,
    WrittenText,
)
from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields

DECLARED: Final[Census] = {
    Delivery: (
        Declared(keeping=Keeping.LETTERS, pseudonymous=fields("user_id")),
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *COMMON,
                *fields("kind about place key due wake after occasion state attempts"),
                *fields("failed_looks unreadable_since absent_since overtaken again was_held"),
                *fields("channel_id message_id sent_at reason"),
            ),
            records=fields("claim payload"),
        ),
    ),
    Claim: (Declared(keeping=Keeping.SERVER, neither=fields("by at since_id channel_id")),),
    SheetAhead: (Declared(keeping=Keeping.SERVER, neither=fields("days type")),),
    OtherTime: (
        Declared(
            keeping=Keeping.SERVER,
            neither=fields("old new type"),
            records=fields("old_place new_place"),
        ),
    ),
    NoticeLines: (
        Declared(keeping=Keeping.SERVER, neither=fields("since type"), records=fields("lines")),
    ),
    NoticeLine: (
        Declared(keeping=Keeping.SERVER, neither=fields("what about reason posted count")),
    ),
    OneFinding: (Declared(keeping=Keeping.SERVER, neither=fields("finding type")),),
    PlannedPublication: (Declared(keeping=Keeping.SERVER, neither=fields("version known type")),),
    Publication: (Declared(keeping=Keeping.SERVER, neither=fields("revision stopped type")),),
    PartnerNews: (Declared(keeping=Keeping.PARTNERS, neither=fields("event series server type")),),
    # Each reader's letter holds the text, and goes with the letters.
    WrittenText: (
        Declared(keeping=Keeping.LETTERS, personal=fields("text"), neither=fields("type")),
    ),
    MachineWorry: (Declared(keeping=Keeping.MACHINE, neither=fields("worry reason type")),),
    Mirror: (
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *COMMON,
                *fields("kind post about wanted shown wake shown_at attempts reason"),
            ),
        ),
    ),
}
