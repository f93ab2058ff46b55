"""What a request to Discord raises when it fails, whoever made it."""

from typing import Final

import aiohttp
import discord

NETWORK: Final = (
    discord.HTTPException,
    discord.RateLimited,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
)
