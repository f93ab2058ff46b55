"""One fault on each way by which the bot sends something by itself."""

from collections.abc import Callable

from bot.rehearsal.discord.faults import Answer, Fault
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.rest.rest import Phase
from bot.rehearsal.discord.world import World

MakeFault = Callable[[str, str], Fault]

PATHS = frozenset(
    {
        "post in a channel",
        "post in a thread",
        "poll",
        "letter",
        "opening of a letter",
        "thread",
        "edit",
        "end of a poll",
    }
)
EDITS = frozenset({"edit", "end of a poll"})


class EveryPath:
    """A hook: the first request on each path meets a fault of its own."""

    def __init__(self, world: World, make: MakeFault, paths: frozenset[str] = PATHS) -> None:
        """`make` gets the method and the path, as a regular expression."""
        self._world = world
        self._make = make
        self._paths = paths
        self.faults: dict[str, Fault] = {}

    @property
    def struck(self) -> frozenset[str]:
        return frozenset(name for name, fault in self.faults.items() if fault.struck)

    async def __call__(self, method: str, path: str, body: Json, phase: Phase) -> Answer:
        name = self._name(method, path, body)
        if name not in self._paths:
            return None
        fault = self.faults.setdefault(name, self._make(method, path))
        return await fault(method, path, body, phase)

    def _name(self, method: str, path: str, body: Json) -> str | None:
        match method, path.strip("/").split("/"):
            case "POST", ["users", "@me", "channels"]:
                return "opening of a letter"
            case "POST", ["channels", channel_id, "messages"]:
                return "poll" if "poll" in body else self._post(int(channel_id))
            case "POST", ["channels", _, "messages", _, "threads"]:
                return "thread"
            case "PATCH", ["channels", _, "messages", _]:
                return "edit"
            case "POST", ["channels", _, "polls", _, "expire"]:
                return "end of a poll"
            case _:
                return None

    def _post(self, channel_id: int) -> str:
        channel = self._world.discord.get_channel(channel_id)
        if channel.guild_id is None:
            return "letter"
        return "post in a thread" if channel.is_thread else "post in a channel"
