"""What stands under a refusal: the way to what is missing, for whoever may go it."""

import discord

from bot.domain.talks.errors import NoEditionYet
from bot.saying.i18n import Text
from bot.ui.context import Context
from bot.ui.controls import MAIN, Item, button, row
from bot.ui.errors import unwrap
from bot.ui.membership import admitted
from bot.ui.verbs import permitted


async def ways_on(
    interaction: discord.Interaction, error: BaseException, context: Context, words: Text
) -> list[Item]:
    """Nothing where the sentence says all, or where somebody else has to do it."""
    if not isinstance(unwrap(error), NoEditionYet):
        return []
    person = admitted(interaction)
    server = await context.services.servers.of(person.owner)
    begin = row(button(words("help-button-series"), "new-series", style=MAIN))
    return permitted([begin], server.rights_of(person))
