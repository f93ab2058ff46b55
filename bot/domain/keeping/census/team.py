"""Servers."""

from typing import Final

from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.team.server import Server

DECLARED: Final[Census] = {
    Server: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("set_up_by")),
        Declared(
            keeping=Keeping.SERVER,
            neither=(
                *COMMON,
                *fields("name talks_channel_id backstage_channel_id organiser_role_ids"),
                *fields("forum_channel_id posts_each_finding"),
                *fields("note_taker_role_ids ping_role_ids ping_mute zone language"),
                "attended",
                *fields("two_people_publish left_at host_told_at held_words part_role_ids"),
            ),
        ),
    ),
}
