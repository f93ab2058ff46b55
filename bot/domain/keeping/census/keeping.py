"""What the machine keeps of itself, of deeds and of erasures."""

from typing import Final

from bot.domain.keeping.audit import AuditEntry, AuditHead
from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.keeping.erasing import Erasing, Erasure
from bot.domain.keeping.logbook import Absence, CommandSet, Logbook

DECLARED: Final[Census] = {
    Logbook: (
        Declared(
            keeping=Keeping.MACHINE,
            neither=(
                *COMMON,
                *fields(
                    "seen_at begun_at planned_by clock_was_wrong erased_through cleaned_through"
                ),
            ),
            records=fields("absence"),
        ),
    ),
    AuditEntry: (
        Declared(
            keeping=Keeping.AUDIT,
            pseudonymous=fields("by"),
            neither=(
                *COMMON,
                *fields("number at deed about which salt doer previous digest"),
            ),
        ),
    ),
    AuditHead: (
        Declared(
            keeping=Keeping.AUDIT,
            neither=(*COMMON, *fields("number digest pruned pruned_digest")),
        ),
    ),
    Erasing: (
        Declared(keeping=Keeping.ERASURES, neither=(*COMMON, "wake"), records=fields("erasure")),
    ),
    Erasure: (
        Declared(
            keeping=Keeping.ERASURES,
            pseudonymous=fields("user_id"),
            neither=fields("at what owner kind code"),
        ),
    ),
    Absence: (Declared(keeping=Keeping.MACHINE, neither=fields("since until")),),
    CommandSet: (
        Declared(
            keeping=Keeping.MACHINE,
            neither=(*COMMON, *fields("digest application_id registered")),
        ),
    ),
}
