"""Counts, over all tests and workers, the requests that were checked against Discord's document."""

from collections import Counter

import pytest

from bot.rehearsal.discord.world import World

_SENT_BY_WORKERS = "requests_checked"


class WireTally:
    """A pytest plugin: what the worlds of all tests checked becomes one line of the summary."""

    def __init__(self) -> None:
        self._checked: Counter[str] = Counter()

    def count(self, world: World) -> None:
        """Add what a world checked, when it is closed, or why it checked nothing."""
        self._checked[world.checker.skipped] += world.checked

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        sent = getattr(session.config, "workeroutput", None)
        if sent is not None:
            sent[_SENT_BY_WORKERS] = dict(self._checked)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        for skipped, checked in getattr(node, "workeroutput", {}).get(_SENT_BY_WORKERS, {}).items():
            self._checked[skipped] += checked

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        reasons = [reason for reason in self._checked if reason]
        if self._checked:
            said = f"{self._checked.total()} requests checked against Discord's OpenAPI document"
            said += "".join(f"; skipped: {reason}" for reason in reasons)
            terminalreporter.write_line(said)


tally = WireTally()
