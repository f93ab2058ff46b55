"""The command line: `python -m bot`, and the commands that `bot.commandline.parser` knows."""

import argparse
import gc
import importlib
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.commandline.exposure import exposures
from bot.commandline.parser import build_parser
from bot.domain.errors import BotError
from bot.exits import CANNOT_START, FAILED
from bot.logs import logging_to, report
from bot.paths import ENV_FILE, DataFolder
from bot.saying.error_text import explain
from bot.saying.i18n import Localizer, Text
from bot.settings import Settings, SettingsError, read_settings

INTERRUPTED = 130  # as shells count: 128 + SIGINT

Entrance = Callable[[argparse.Namespace, Settings], int]

_log = logging.getLogger("bot")


def main(
    arguments: Sequence[str], environment: Mapping[str, str], env_file: Path = ENV_FILE
) -> int:
    """Run one command; return 0 if it went well, 1 if it was refused, 2 if it cannot start."""
    text = Localizer.load().english
    args = build_parser(text).parse_args(arguments)
    try:
        settings = read_settings(environment, env_file)
        if args.command == "run":
            settings = settings.with_token()
            settings.require_token()
            for sentence in exposures(settings, env_file, text):
                print(sentence, file=sys.stderr)
            say_at_first_start(settings, text)
        with logging_to(sys.stderr, settings):
            return run_command(args, settings, text)
    except SettingsError as error:
        return _complain(text(error.message_id, **error.params), CANNOT_START)
    except KeyboardInterrupt:
        return INTERRUPTED


def run_command(args: argparse.Namespace, settings: Settings, text: Text) -> int:
    """Call what `args.entrance` names; every error but `SettingsError` ends here, in words."""
    try:
        return _entrance(args.entrance)(args, settings)
    except SettingsError:
        raise
    except BotError as error:
        return _complain(explain(error, text), FAILED)
    except Exception as error:  # noqa: BLE001 - nothing above this would say it in words
        return _complain(_unexpected(error, args.command, text), FAILED)


def _entrance(name: str) -> Entrance:
    """Import a command only when it is asked for: `run` does not need the simulated Discord."""
    module, function = name.split(":")
    # Nothing of a module that is being loaded is garbage: to look for it is a tenth of the time.
    gc.disable()
    try:
        return getattr(importlib.import_module(module), function)
    finally:
        gc.enable()


def _unexpected(error: Exception, command: str, text: Text) -> str:
    missing = (error.name or "") if isinstance(error, ModuleNotFoundError) else "bot"
    if missing.startswith("bot.rehearsal"):
        return text("cli-needs-checkout", command=command)
    if not missing.startswith("bot"):
        return text("cli-needs-extra", command=command, package=missing)
    return text(
        "error-unexpected", reference=report(_log, "command_failed", error, command=command)
    )


def say_at_first_start(settings: Settings, text: Text) -> None:
    """Once: at the next start the database is there."""
    is_first = _is_new(DataFolder(settings.data))
    if is_first and not (settings.servers or settings.rehearsal):
        print(text("cli-first-start-public"), file=sys.stderr)


def _is_new(folder: DataFolder) -> bool:
    """Tell whether it can be made; opening it says what is wrong with one that cannot."""
    try:
        found = next(each for each in (folder.database, *folder.database.parents) if each.exists())
        may_write = os.access(found, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
        return found != folder.database and found.is_dir() and may_write
    except OSError:
        return False


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
