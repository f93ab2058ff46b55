"""The grammar of the command line."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.saying.i18n import Text

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - has no other name


# What 05/06/2027 means, as a choice and as the readers take it.
DATES = {"asked": None, "day-first": True, "month-first": False}


def build_parser(text: Text) -> argparse.ArgumentParser:
    """Return a parser whose result names what to call in `entrance`, as "module:function"."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=text("cli-help"))
    parser.set_defaults(command="run", entrance="bot.application:run")
    commands = parser.add_subparsers(metavar="COMMAND")
    _add(commands, "run", "bot.application:run", text("cli-help-run"))
    _add_demo(commands, text)
    _add_tour(commands, text)
    _add_import(commands, text)
    _add_read(commands, text)
    _add_verify(commands, text)
    _add_check(commands, text)
    _add_deliveries(commands, text)
    _add_backup(commands, text)
    _add_handover(commands, text)
    _add(commands, "rights", "bot.commandline.rights_page:main", text("cli-help-rights"))
    return parser


def _add(
    commands: "Commands", name: str, entrance: str, explanation: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=explanation, description=explanation)
    parser.set_defaults(command=name, entrance=entrance)
    return parser


def _add_demo(commands: "Commands", text: Text) -> None:
    demo = _add(commands, "demo", "bot.rehearsal.demo.command:main", text("cli-help-demo"))
    demo.add_argument(
        "--port", type=int, default=0, metavar="PORT", help=text("cli-help-demo-port")
    )
    demo.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help=text("cli-help-demo-pictures")
    )


def _add_tour(commands: "Commands", text: Text) -> None:
    tour = _add(commands, "tour", "bot.rehearsal.tour.command:main", text("cli-help-tour"))
    tour.add_argument("--out", type=Path, metavar="DIR", help=text("cli-help-tour-out"))
    tour.add_argument("--json", action="store_true", help=text("cli-help-tour-json"))


def _add_check(commands: "Commands", text: Text) -> None:
    check = _add(commands, "check", "bot.commandline.check:main", text("cli-help-check"))
    check.add_argument(
        "what", nargs="?", choices=("anonymity",), help=text("cli-help-check-anonymity")
    )
    check.add_argument("--export", type=Path, metavar="FILE", help=text("cli-help-check-export"))


def _add_deliveries(commands: "Commands", text: Text) -> None:
    entrance, explanation = "bot.commandline.deliveries:main", text("cli-help-deliveries")
    deliveries = _add(commands, "deliveries", entrance, explanation)
    deliveries.epilog = text("cli-help-deliveries-codes")
    deliveries.add_argument("--stuck", action="store_true", help=text("cli-help-deliveries-stuck"))
    deliveries.add_argument(
        "--server", type=int, metavar="ID", help=text("cli-help-deliveries-server")
    )
    deliveries.add_argument("--json", action="store_true", help=text("cli-help-deliveries-json"))


def _add_backup(commands: "Commands", text: Text) -> None:
    backup = _add(commands, "backup", "bot.commandline.backup:main", text("cli-help-backup"))
    where = backup.add_mutually_exclusive_group()
    where.add_argument("--to", type=Path, metavar="DIR", help=text("cli-help-backup-to"))
    where.add_argument(
        "--mark-copied", action="store_true", help=text("cli-help-backup-mark-copied")
    )
    restore = _add(commands, "restore", "bot.commandline.restore:main", text("cli-help-restore"))
    restore.add_argument("file", type=Path, metavar="FILE", help=text("cli-help-restore-file"))
    restore.add_argument("--arm", action="store_true", help=text("cli-help-restore-arm"))


def _add_handover(commands: "Commands", text: Text) -> None:
    entrance, explanation = "bot.commandline.handover:main", text("cli-help-handover")
    handover = _add(commands, "handover", entrance, explanation)
    handover.add_argument("--to", type=Path, metavar="DIR", help=text("cli-help-handover-to"))


def _add_import(commands: "Commands", text: Text) -> None:
    explanation = text("cli-help-import")
    group = commands.add_parser("import", help=explanation, description=explanation)
    kinds = group.add_subparsers(metavar="WHAT", required=True)
    _add_import_programme(kinds, text)
    findings = _add(
        kinds,
        "findings",
        "bot.commandline.import_findings:main",
        text("cli-help-import-findings"),
    )
    findings.add_argument("file", metavar="FILE", help=text("cli-help-import-file"))
    findings.add_argument(
        "--server", type=int, metavar="ID", required=True, help=text("cli-help-import-server")
    )
    findings.add_argument(
        "--edition", metavar="NAME", required=True, help=text("cli-help-import-edition")
    )
    _add_dates(findings, text)
    findings.add_argument("--dry-run", action="store_true", help=text("cli-help-import-dry-run"))
    findings.add_argument("--json", action="store_true", help=text("cli-help-import-json"))


def _add_dates(command: argparse.ArgumentParser, text: Text) -> None:
    command.add_argument(
        "--dates", choices=tuple(DATES), default="asked", help=text("cli-help-read-dates")
    )


def _add_import_programme(kinds: "Commands", text: Text) -> None:
    help_ = text("cli-help-import-programme")
    programme = _add(kinds, "programme", "bot.commandline.import_programme:main", help_)
    programme.add_argument(
        "file", type=Path, metavar="FILE", help=text("cli-help-import-programme-file")
    )
    programme.add_argument(
        "--server", type=int, metavar="ID", required=True, help=text("cli-help-import-server")
    )
    for name in ("series", "newest", "zone"):
        option = "edition" if name == "newest" else name
        programme.add_argument(
            f"--{option}", metavar=option.upper(), help=text(f"cli-help-import-{name}")
        )
    programme.add_argument("--dry-run", action="store_true", help=text("cli-help-import-dry-run"))
    programme.add_argument(
        "--json", action="store_true", help=text("cli-help-import-programme-json")
    )


def _add_verify(commands: "Commands", text: Text) -> None:
    verify = _add(commands, "verify", "bot.commandline.verify:main", text("cli-help-verify"))
    verify.add_argument("file", type=Path, metavar="FILE", help=text("cli-help-verify-file"))
    verify.add_argument(
        "--revisions", type=Path, metavar="FILE", help=text("cli-help-verify-revisions")
    )
    verify.add_argument("--json", action="store_true", help=text("cli-help-verify-json"))


def _add_read(commands: "Commands", text: Text) -> None:
    read = _add(commands, "read", "bot.commandline.read:main", text("cli-help-read"))
    read.add_argument(
        "what",
        choices=("time", "length", "repeat", "programme", "article"),
        help=text("cli-help-read-what"),
    )
    read.add_argument("text", nargs="*", metavar="TEXT", help=text("cli-help-read-text"))
    read.add_argument("--zone", default="UTC", metavar="ZONE", help=text("cli-help-read-zone"))
    _add_dates(read, text)
    read.add_argument("--now", metavar="ISO", help=text("cli-help-read-now"))
    read.add_argument(
        "--language", default="en", metavar="CODE", help=text("cli-help-read-language")
    )
    read.add_argument("--json", action="store_true", help=text("cli-help-read-json"))
