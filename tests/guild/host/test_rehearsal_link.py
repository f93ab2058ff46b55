import asyncio

from bot.guild.rehearsal_link import RehearsalLink

NOBODY = "ws://127.0.0.1:1/rehearsal/control"


async def settle() -> float:
    return 0.0


async def test_link_gives_up_when_its_world_is_gone():
    link = RehearsalLink(NOBODY, None, settle, alone=0.1)

    link.start()

    async with asyncio.timeout(5):
        assert not await link.found()
    await link.close()
