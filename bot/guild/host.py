"""Who runs the bot: whom its application belongs to, by Discord's word at the login."""

import discord


def host_of(client: discord.Client) -> int | None:
    """None before the login."""
    application = client.application
    if application is None:
        return None
    if application.team is not None:
        return application.team.owner_id
    return application.owner.id
