"""Hands out the frames of the minute, each played when somebody first asks for it."""

import asyncio
from typing import Any

from bot.rehearsal.demo.minute.frame import Frame, names_view
from bot.rehearsal.demo.minute.playing import SCRIPT, play
from bot.rehearsal.demo.show import Show


class Minute:
    def __init__(self, show: Show) -> None:
        self._show = show
        self.files: dict[str, bytes] = {}
        self._play = play(show, self.files)
        self._views: list[dict[str, Any]] = []
        self._playing = asyncio.Lock()

    async def view(self, number: int) -> dict[str, Any]:
        """Raises `IndexError` for a frame that the minute does not have."""
        if not 0 <= number < len(SCRIPT):
            raise IndexError(number)
        async with self._playing:
            while len(self._views) <= number:
                self._views.append(self._view(await anext(self._play)))
        return self._views[number]

    def _view(self, frame: Frame) -> dict[str, Any]:
        """Names are those of this moment, as what is shown of it is."""
        return {
            "key": frame.key,
            "seconds": SCRIPT[frame.key],
            "sentence": self._show.text(f"minute-{frame.key}", **frame.numbers),
            "exhibits": frame.exhibits,
            "frames": len(SCRIPT),
            "names": names_view(self._show),
            "zone": self._show.demo.series.zone,
        }
