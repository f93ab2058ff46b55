"""What was said, and who may be asked about it."""

from typing import Final

from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.takeaways.intake import Intake
from bot.domain.takeaways.takeaway import Takeaway

DECLARED: Final[Census] = {
    Takeaway: (
        Declared(
            keeping=Keeping.AUTHORS,
            pseudonymous=fields("author_id support source dm_channel_id reported_by"),
        ),
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("changed_by")),
        Declared(
            keeping=Keeping.NOTES,
            personal=fields("text tags"),
            neither=(
                *COMMON,
                *fields("talk edition kind segment minute logged_at placement finding ticket"),
                "chatham_house",
                *fields("is_against held hidden_at merged_into is_answered changed_at reports"),
            ),
        ),
    ),
    Intake: (
        Declared(
            keeping=Keeping.SERVER,
            neither=(*COMMON, *fields("talk hold_guests per_person per_talk since count")),
        ),
    ),
}
