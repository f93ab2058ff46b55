"""`/series`: series and their editions."""

import discord
from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.domain.talks.series import DateOrder
from bot.saying.i18n import text_id
from bot.ui.choices import offered, series_choices, zone_choices
from bot.ui.command_text import Title, named
from bot.ui.membership import admitted
from bot.ui.presses.partners.partners import ask_to_follow, show_share
from bot.ui.presses.talks.starts import edit_series, series_made
from bot.ui.presses.talks.starts import edition as new_edition
from bot.ui.visit import Context, command

_DATES = [
    app_commands.Choice(name=named(text_id("series-dates", order)), value=order.value)
    for order in DateOrder
]
Name = Range[str, 1, 60]
Code = Range[str, 1, 60]


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class SeriesCog(
    commands.GroupCog,
    group_name=named("cmd-series"),
    group_description=named("cmd-series-about"),
):
    def __init__(self, context: Context) -> None:
        self._context = context

    @app_commands.command(name=named("cmd-series-new"), description=named("cmd-series-new-about"))
    @app_commands.rename(
        title=named("opt-title"),
        edition=named("opt-edition"),
        zone=named("opt-zone"),
        producers=named("opt-producers"),
        cities=named("opt-cities"),
        dates=named("opt-dates"),
    )
    @app_commands.choices(dates=_DATES)
    @app_commands.describe(
        title=named("opt-series-title-about"),
        edition=named("opt-edition-about"),
        zone=named("opt-zone-about"),
        producers=named("opt-producers-about"),
        cities=named("opt-cities-about"),
        dates=named("opt-dates-about"),
    )
    async def new(
        self,
        interaction: discord.Interaction,
        title: Title,
        edition: Name,
        zone: str | None = None,
        producers: Title = "",
        cities: Title = "",
        dates: str | None = None,
    ) -> None:
        """Make a series with its first edition."""
        given = {"title": title, "edition": edition, "producers": producers, "cities": cities}
        await series_made(command(self._context, interaction, **given, zone=zone, dates=dates))

    @app_commands.command(name=named("cmd-series-edit"), description=named("cmd-series-edit-about"))
    @app_commands.rename(
        series=named("opt-series"),
        title=named("opt-title"),
        zone=named("opt-zone"),
        producers=named("opt-producers"),
        cities=named("opt-cities"),
        dates=named("opt-dates"),
    )
    @app_commands.choices(dates=_DATES)
    @app_commands.describe(
        series=named("opt-series-about"),
        title=named("opt-series-title-about"),
        zone=named("opt-zone-about"),
        producers=named("opt-producers-about"),
        cities=named("opt-cities-about"),
        dates=named("opt-dates-about"),
    )
    async def edit(
        self,
        interaction: discord.Interaction,
        series: str,
        title: Title | None = None,
        zone: str | None = None,
        producers: Title | None = None,
        cities: Title | None = None,
        dates: str | None = None,
    ) -> None:
        """Change what is given, leave the rest."""
        given = {"title": title, "zone": zone, "producers": producers, "cities": cities}
        visit = command(self._context, interaction, series=series, dates=dates, **given)
        await edit_series(visit)

    @app_commands.command(
        name=named("cmd-series-edition"), description=named("cmd-series-edition-about")
    )
    @app_commands.rename(series=named("opt-series"), name=named("opt-edition"))
    @app_commands.describe(series=named("opt-series-about"), name=named("opt-edition-about"))
    async def edition(self, interaction: discord.Interaction, series: str, name: Name) -> None:
        """Begin another year or season."""
        await new_edition(command(self._context, interaction, series=series, name=name))

    @app_commands.command(
        name=named("cmd-series-share"), description=named("cmd-series-share-about")
    )
    @app_commands.rename(series=named("opt-series"))
    @app_commands.describe(series=named("opt-series-about"))
    async def share(self, interaction: discord.Interaction, series: str) -> None:
        """Show by what code others may follow it, and who does."""
        await show_share(command(self._context, interaction, series=series))

    @app_commands.command(
        name=named("cmd-series-follow"), description=named("cmd-series-follow-about")
    )
    @app_commands.rename(code=named("opt-code"))
    @app_commands.describe(code=named("opt-code-about"))
    async def follow(self, interaction: discord.Interaction, code: Code | None = None) -> None:
        """Show what would come by a code; without one, what is followed."""
        await ask_to_follow(command(self._context, interaction, code=code))

    @edit.autocomplete("series")
    @share.autocomplete("series")
    @edition.autocomplete("series")
    async def _series(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = series_choices(self._context.services, admitted(interaction), typed)
        return await offered(self._context, interaction, found)

    @new.autocomplete("zone")
    @edit.autocomplete("zone")
    async def _zone(
        self, _interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return zone_choices(typed)
