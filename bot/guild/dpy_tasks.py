"""The names that discord.py 2.7.1 gives to the tasks in which a bot's handlers run."""

import asyncio

_HANDLERS = (
    "discord.py: ",
    "CommandTree-invoker",
    "discord-ui-view-dispatch",
    "discord-ui-modal-dispatch",
    "discord-ui-dynamic-item",
)


def handlers_running() -> bool:
    """Say whether a handler of any bot in this event loop is still at work."""
    return any(
        task.get_name().startswith(_HANDLERS) and task is not asyncio.current_task()
        for task in asyncio.all_tasks()
    )


async def handlers_done(limit: float) -> bool:
    """Wait until none runs in three looks in a row; False past `limit` seconds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + limit
    quiet = 0
    while quiet < 3:  # noqa: PLR2004  a finished handler may just have started another
        if loop.time() > deadline:
            return False
        await asyncio.sleep(0.001)
        quiet = 0 if handlers_running() else quiet + 1
    return True
