"""`/log`, `/search` and the message menu "Log takeaway"."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.i18n import text_id
from bot.ui.choices import offered, people_choices, public_talk_choices, tag_choices
from bot.ui.command_text import Short, named
from bot.ui.membership import admitted
from bot.ui.presses.takeaways.search import search
from bot.ui.presses.takeaways.takeaways import log, log_message
from bot.ui.visit import Context, command


class TakeawaysCog(commands.Cog):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-log"), description=named("cmd-log-about"))
    @app_commands.rename(text=named("opt-text"), tag=named("opt-tag"))
    @app_commands.describe(text=named("opt-text-about"), tag=named("opt-tag-about"))
    @app_commands.guild_only()
    async def log(
        self,
        interaction: discord.Interaction,
        text: Range[str, 1, 4000] | None = None,
        tag: Short | None = None,
    ) -> None:
        """Keep one takeaway a line; without a text a form opens, which takes many lines."""
        await log(command(self._context, interaction, text=text, tag=tag))

    @app_commands.command(name=named("cmd-search"), description=named("cmd-search-about"))
    @app_commands.rename(
        words=named("opt-words"),
        kind=named("opt-kind"),
        tag=named("opt-tag"),
        talk=named("opt-talk"),
        person=named("opt-person"),
        date=named("opt-date"),
    )
    @app_commands.describe(
        words=named("opt-words-about"),
        kind=named("opt-kind-about"),
        tag=named("opt-tag-search-about"),
        talk=named("opt-talk-search-about"),
        person=named("opt-person-about"),
        date=named("opt-date-about"),
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=named(text_id("takeaway-kind", kind)), value=kind.value)
            for kind in TakeawayKind
        ]
    )
    @app_commands.guild_only()
    async def search(
        self,
        interaction: discord.Interaction,
        words: Short | None = None,
        kind: str | None = None,
        tag: Short | None = None,
        talk: Short | None = None,
        person: Short | None = None,
        date: Short | None = None,
    ) -> None:
        """Search takeaways and findings of all editions; any one of these is enough."""
        given = {"words": words, "kind": kind, "tag": tag, "talk": talk}
        await search(command(self._context, interaction, **given, person=person, date=date))

    @log.autocomplete("tag")
    @search.autocomplete("tag")
    async def _tag(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = tag_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)

    @search.autocomplete("talk")
    async def _talk(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = public_talk_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)

    @search.autocomplete("person")
    async def _person(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        mine = self._context.text_for(interaction)("search-mine")
        found = people_choices(self._context.services, admitted(interaction), typed, mine=mine)
        return await offered(self._context, interaction, found)


def log_menu(context: Context) -> app_commands.ContextMenu:
    """The menu of a message: a form with its text, which its reader may still change."""

    @app_commands.guild_only()
    async def log_takeaway(interaction: discord.Interaction, message: discord.Message) -> None:
        given = {"text": message.content, "channel": message.channel.id}
        await log_message(command(context, interaction, **given))

    return app_commands.ContextMenu(name=named("cmd-menu-log"), callback=log_takeaway)
