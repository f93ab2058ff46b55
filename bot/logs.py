"""Logging: one line per unit of work, as key=value text or as JSON, and never a secret."""

import json
import logging
import logging.handlers
import queue
import re
import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from bot.domain.errors import BotError
from bot.settings import Settings

LogFields = dict[str, object]

_HIDDEN = "[secret]"
# Whoever has one of these can act as the bot: its token, and the tokens of interactions and
# webhooks, which Discord puts into the path of a request.
_SECRETS = (
    re.compile(r"(?P<keep>)[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}", re.ASCII),
    re.compile(r"(?P<keep>/(?:webhooks|interactions)/\d+/)[\w%.-]{20,}", re.ASCII),
    # "interaction:" in base64, with which every such token begins, wherever it stands.
    re.compile(r"(?P<keep>)aW50ZXJhY3Rpb246[\w%.=+/-]*", re.ASCII),
    # Whatever is called a token, quoted as JSON, Python or an address does, once or several times.
    re.compile(
        r"(?P<keep>token(?:\\*[\"']|%22)?\s*(?:[:=]|%3[AD])\s*(?:\\*[\"']|%22)?)[\w.=+/-]{20,}",
        re.ASCII | re.IGNORECASE,
    ),
)
# What libraries warn of at every start although nothing is wrong: Rostrum has no voice, and the
# client without intents is one that SimCord makes to look at.
_NOISE = re.compile(
    r"(PyNaCl|davey) is not installed, voice will NOT be supported"
    r"|Guilds intent seems to be disabled"
)
_OURS = frozenset({"bot", "cogs"})
_BARE = re.compile(r"[\w.:/+@#-]+")


def event(
    logger: logging.Logger, name: str, level: int = logging.INFO, /, **fields: object
) -> None:
    """Log one line: an event in snake_case, and what belongs to it as fields."""
    logger.log(level, name, extra={"fields": fields})


@contextmanager
def work(logger: logging.Logger, name: str, /, **fields: object) -> Generator[LogFields]:
    """Log one line when the block ends, with its milliseconds and outcome; errors pass through.

    The block may add to the yielded fields. A `BotError` is an outcome like others (`refused`);
    other exceptions are `failed`, and `report` at the door writes their traceback.
    """
    started = time.perf_counter()
    line: LogFields = dict(fields)
    level, outcome = logging.INFO, "ok"
    try:
        yield line
    except BotError as error:
        outcome = "refused"
        line["error"] = type(error).__name__
        raise
    except Exception as error:
        level, outcome = logging.ERROR, "failed"
        line["error"] = type(error).__name__
        raise
    finally:
        elapsed = round((time.perf_counter() - started) * 1000, 1)
        event(logger, name, level, **line, outcome=outcome, ms=elapsed)


def report(logger: logging.Logger, name: str, error: BaseException, /, **fields: object) -> str:
    """Log an unexpected exception with its traceback; return the reference to tell the person."""
    reference = secrets.token_hex(3)
    extra = {"fields": {**fields, "reference": reference, "error": type(error).__name__}}
    logger.error(name, exc_info=error, extra=extra)
    return reference


@contextmanager
def logging_to(stream: TextIO, settings: Settings) -> Generator[None]:
    """Send all logging to `stream` inside the block, from a thread: a full pipe blocks nobody."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(settings))
    waiting: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = logging.handlers.QueueListener(waiting, handler)
    entrance = _Entrance(waiting)
    entrance.addFilter(_is_worth_reading)
    root = logging.getLogger()
    level_before = root.level
    root.addHandler(entrance)
    root.setLevel(settings.log_level)
    listener.start()
    try:
        yield
    finally:
        root.removeHandler(entrance)
        root.setLevel(level_before)
        listener.stop()
        handler.flush()


def _is_worth_reading(record: logging.LogRecord) -> bool:
    if record.levelno < logging.INFO:
        # What libraries say then holds people's ids, names and words as Discord sent them.
        return record.name.partition(".")[0] in _OURS
    return not (record.name.startswith("discord.") and _NOISE.match(str(record.msg)))


class _Entrance(logging.handlers.QueueHandler):
    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        # The arguments may change before the other thread gets to them.
        record.msg, record.args = record.getMessage(), None
        return record


class _Formatter(logging.Formatter):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return self._hide(self._write(record))

    def _write(self, record: logging.LogRecord) -> str:
        raise NotImplementedError

    def _traceback(self, record: logging.LogRecord) -> str | None:
        return self.formatException(record.exc_info) if record.exc_info else None

    def _hide(self, line: str) -> str:
        if self._token:
            line = line.replace(self._token, _HIDDEN)
        for secret in _SECRETS:
            line = secret.sub(rf"\g<keep>{_HIDDEN}", line)
        return line


class TextFormatter(_Formatter):
    """`2026-11-23T13:00:00.000Z INFO bot.store committed units=3`, with an indented traceback."""

    def _write(self, record: logging.LogRecord) -> str:
        head = (
            f"{_moment(record)} {record.levelname} {record.name} {_one_line(record.getMessage())}"
        )
        words = [f"{name}={_quoted(value)}" for name, value in _fields(record).items()]
        line = " ".join([head, *words])
        traceback = self._traceback(record)
        return line if traceback is None else "\n    ".join([line, *traceback.splitlines()])


class JsonFormatter(_Formatter):
    """One object a line: time, level, logger, event, the fields, perhaps a traceback."""

    def _write(self, record: logging.LogRecord) -> str:
        line = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **_fields(record),
        }
        traceback = self._traceback(record)
        if traceback is not None:
            line["traceback"] = traceback
        return json.dumps(line, ensure_ascii=False, default=str)


def _formatter(settings: Settings) -> logging.Formatter:
    kind = JsonFormatter if settings.log_format == "json" else TextFormatter
    return kind(settings.token)


def _fields(record: logging.LogRecord) -> LogFields:
    return getattr(record, "fields", {})


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _quoted(value: object) -> str:
    text = str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _one_line(message: str) -> str:
    # A line break in what somebody typed would otherwise forge a second line.
    return message if message.isprintable() else json.dumps(message, ensure_ascii=False)
