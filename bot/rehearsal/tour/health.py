"""At the end: what the bot did to Discord, and how it bore it."""

import asyncio

from bot.rehearsal.tour.checks import each_once, nothing_stuck, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop

_ERROR = " ERROR "


async def obey_discord(company: Company) -> str:
    """Every request of the bot was one that Discord's own document allows."""
    world = company.world
    same("requests that Discord would refuse", world.problems, [])
    requests = world.requests.counts.total()
    if not world.checked:
        return f"{requests} requests, not checked: Discord's OpenAPI document is not at hand"
    return f"{requests} requests, {world.checked} of them checked against Discord's document"


async def stay_well(company: Company) -> str:
    await nothing_stuck(company.ledger)
    once = await each_once(company.world, company.ledger)
    log = await asyncio.to_thread(company.bot.log.read_text, "utf-8")
    same("errors in the bot's log", [line for line in log.splitlines() if _ERROR in line], [])
    stall = round(company.world.longest_stall * 1000)
    return f"{once} planned messages, each there once, no error; longest stall {stall} ms"


STOPS = (
    Stop(name="requests", play=obey_discord, needs=("start",)),
    Stop(name="health", play=stay_well, needs=("start",)),
)
