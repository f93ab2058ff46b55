"""`/talk`: making talks; everything else about a talk is a button on its panel."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.domain.talks.preview import MINUTES
from bot.domain.talks.slot import PLACE
from bot.ui.choices import edition_choices, offered, talk_choices
from bot.ui.command_text import Short, SpokenChannelId, Title, named
from bot.ui.membership import admitted
from bot.ui.presses.talks.programme import handed_in
from bot.ui.presses.talks.starts import paste, talk_made
from bot.ui.presses.talks.talks import panel
from bot.ui.visit import Context, command

Address = Range[str, 1, 500]


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class TalkCog(
    commands.GroupCog, group_name=named("cmd-talk"), group_description=named("cmd-talk-about")
):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-talk-new"), description=named("cmd-talk-new-about"))
    @app_commands.rename(
        title=named("opt-title"),
        when=named("opt-when"),
        length=named("opt-length"),
        place=named("opt-place"),
        channel=named("opt-channel"),
        edition=named("opt-edition"),
    )
    @app_commands.describe(
        title=named("opt-talk-title-about"),
        when=named("opt-when-about"),
        length=named("opt-length-about"),
        place=named("opt-place-about"),
        channel=named("opt-channel-about"),
        edition=named("opt-edition-choice-about"),
    )
    async def new(
        self,
        interaction: discord.Interaction,
        title: Title,
        when: Short,
        length: Range[str, 1, 20] = f"{MINUTES} min",
        place: Address = PLACE,
        channel: app_commands.Transform[int, SpokenChannelId] | None = None,
        edition: str | None = None,
    ) -> None:
        """Show what was understood; nothing is kept until it is confirmed."""
        given = {"title": title, "when": when, "minutes": length, "place": place}
        call = command(self._context, interaction, **given, channel=channel, edition=edition)
        await talk_made(call)

    @app_commands.command(
        name=named("cmd-talk-programme"), description=named("cmd-talk-programme-about")
    )
    @app_commands.rename(file=named("opt-file"), edition=named("opt-edition"))
    @app_commands.describe(file=named("opt-file-about"), edition=named("opt-edition-choice-about"))
    async def programme(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        edition: str | None = None,
    ) -> None:
        """Read the file, or open the box for a pasted programme."""
        call = command(self._context, interaction, edition=edition)
        await (paste(call) if file is None else handed_in(call, file))

    @app_commands.command(name=named("cmd-talk-panel"), description=named("cmd-talk-panel-about"))
    @app_commands.rename(talk=named("opt-talk"))
    @app_commands.describe(talk=named("opt-talk-about"))
    async def panel(self, interaction: discord.Interaction, talk: str | None = None) -> None:
        """Open a talk's panel, or a list to choose from."""
        await panel(command(self._context, interaction, talk=talk))

    @panel.autocomplete("talk")
    async def _talk(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = talk_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)

    @new.autocomplete("edition")
    @programme.autocomplete("edition")
    async def _edition(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = edition_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)
