"""What commands and handlers share: the use cases, the texts and the settings."""

from dataclasses import dataclass, field

import discord

from bot.saying.i18n import Localizer, Text
from bot.services.bundle import Services
from bot.settings import Settings
from bot.ui.giving_back import GivingBack, UnsentBallots
from bot.ui.membership import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    services: Services
    localizer: Localizer
    settings: Settings
    membership: Membership
    giving_back: GivingBack = field(default_factory=GivingBack)
    unsent_ballots: UnsentBallots = field(default_factory=UnsentBallots)

    def text_for(self, interaction: discord.Interaction) -> Text:
        """A private reply speaks the language of the person's own client."""
        return self.localizer.for_locale(interaction.locale.value)
