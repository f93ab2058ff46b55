"""`python -m bot check anonymity`: what a disk still tells of sealed polls."""

from collections.abc import Iterator
from pathlib import Path

from bot.commandline.saying import say
from bot.exits import DAMAGED
from bot.saying.i18n import Localizer, Text
from bot.settings import Settings
from bot.store.ballots.tracing import Traces, look_for_traces


def check_anonymity(settings: Settings) -> int:
    """Print what was looked for and found; reads only, so the bot may be running."""
    text = Localizer.load().english
    traces = look_for_traces(settings.data)
    say(_looked(traces, settings.data, text))
    say(_found(traces, settings.data, text))
    say([text("anonymity-clean" if traces.is_clean else "anonymity-not-clean")])
    return 0 if traces.is_clean else DAMAGED


def _looked(traces: Traces, root: Path, text: Text) -> Iterator[str]:
    yield text("anonymity-polls", sealed=len(traces.sealed), open=len(traces.open))
    yield text("anonymity-files", folder=str(root), count=len(traces.files))
    yield from (f"  {path.relative_to(root)}" for path in traces.files)
    yield text("anonymity-looked-for")


def _found(traces: Traces, root: Path, text: Text) -> Iterator[str]:
    yield from (text("anonymity-rows", poll=poll) for poll in traces.rows)
    yield from (text("anonymity-key", poll=poll) for poll in traces.keys)
    for trace in traces.bytes_left:
        yield text("anonymity-bytes", poll=trace.poll, file=str(trace.file.relative_to(root)))
    for path in traces.readable:
        yield text("anonymity-readable", file=str(path.relative_to(root)))
