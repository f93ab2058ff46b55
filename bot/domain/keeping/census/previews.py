"""What somebody was shown and has not said yes to."""

from typing import Final

from bot.domain.findings.returned import ReturnedDraft, WrittenFinding
from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.talks.listed import ListedTalk
from bot.domain.talks.preview import (
    LaterAnnouncement,
    ListedProgramme,
    NewTalk,
    OtherPlace,
    OtherSlot,
    PastedProgramme,
    Preview,
    RepeatedTalk,
    TypedCircular,
)

DECLARED: Final[Census] = {
    Preview: (
        Declared(
            keeping=Keeping.PREVIEWS,
            pseudonymous=fields("user_id"),
            neither=(*COMMON, "made_at"),
            records=fields("payload"),
        ),
    ),
    NewTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("title join"),
            neither=fields("minutes venue place channel_id edition copies type"),
            records=fields("candidates repeats"),
        ),
    ),
    OtherSlot: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("join"),
            neither=fields("talk seen minutes type"),
            records=fields("candidates where"),
        ),
    ),
    OtherPlace: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("join"),
            neither=fields("talk seen type"),
            records=fields("where"),
        ),
    ),
    RepeatedTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=fields("talk seen type"),
            records=fields("walls"),
        ),
    ),
    TypedCircular: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("text"),
            neither=fields("talk with_maybe type"),
        ),
    ),
    LaterAnnouncement: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=fields("talk seen type"),
            records=fields("candidates"),
        ),
    ),
    ListedProgramme: (
        Declared(
            keeping=Keeping.PREVIEWS,
            neither=fields("edition ends_rules zone seen type"),
            records=fields("talks"),
        ),
    ),
    ListedTalk: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("title key repeat place join registration description"),
            neither=fields("line code on at floating minutes is_called_off"),
            records=fields("segments"),
        ),
    ),
    ReturnedDraft: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("name around"),
            neither=fields("edition left type"),
            records=fields("findings"),
        ),
    ),
    WrittenFinding: (Declared(keeping=Keeping.PREVIEWS, personal=fields("heading body")),),
    PastedProgramme: (
        Declared(
            keeping=Keeping.PREVIEWS,
            personal=fields("text title join"),
            neither=fields("edition start minutes type"),
            records=fields("where"),
        ),
    ),
}
