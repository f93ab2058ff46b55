import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main, run_command, say_at_first_start
from bot.commandline.parser import build_parser
from bot.domain.errors import ChangedMeanwhile
from bot.settings import Settings

CHECKOUT = Path(__file__).parent.parent


def parse(localizer, *arguments: str) -> dict[str, object]:
    return vars(build_parser(localizer.english).parse_args(arguments))


@pytest.mark.parametrize(
    ("arguments", "parsed"),
    [
        ((), {"command": "run", "entrance": "bot.application:run"}),
        (("run",), {"command": "run", "entrance": "bot.application:run"}),
        (
            ("demo",),
            {
                "command": "demo",
                "entrance": "bot.rehearsal.demo.command:main",
                "port": 0,
                "pictures": None,
            },
        ),
        (
            ("tour",),
            {
                "command": "tour",
                "entrance": "bot.rehearsal.tour.command:main",
                "out": None,
                "json": False,
            },
        ),
        (
            ("tour", "--out", "out", "--json"),
            {
                "command": "tour",
                "entrance": "bot.rehearsal.tour.command:main",
                "out": Path("out"),
                "json": True,
            },
        ),
        (
            ("import", "findings", "a.txt", "--server", "1001", "--edition", "2022", "--dry-run"),
            {
                "command": "findings",
                "entrance": "bot.commandline.import_findings:main",
                "file": "a.txt",
                "json": False,
                "server": 1001,
                "edition": "2022",
                "dates": "asked",
                "dry_run": True,
            },
        ),
    ],
)
def test_parser_names_what_to_call(localizer, arguments, parsed):
    assert parse(localizer, *arguments) == parsed


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "There is no bot token:"),
        ({"ROSTRUM_TOKEN": "  "}, "There is no bot token:"),
        ({"ROSTRUM_TOKEN": "token"}, "ROSTRUM_TOKEN does not look like a bot token,"),
        ({"ROSTRUM_LOG_LEVEL": "loud"}, 'ROSTRUM_LOG_LEVEL is "loud", but must be one of:'),
    ],
)
def test_wrong_setting_is_one_sentence_and_code_2(capsys, tmp_path, environment, sentence):
    code = main(["run"], environment, tmp_path / ".env")

    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith(sentence)


def refuse(_args: argparse.Namespace, _settings: Settings) -> int:
    raise ChangedMeanwhile


def break_down(_args: argparse.Namespace, _settings: Settings) -> int:
    raise ZeroDivisionError


def succeed(args: argparse.Namespace, settings: Settings) -> int:
    return len(args.command) if settings == Settings() else -1


@pytest.mark.parametrize(
    ("entrance", "code", "sentence"),
    [
        ("tests.test_main:refuse", 1, "Somebody changed this in the meantime."),
        ("tests.test_main:break_down", 1, "Something went wrong on my side,"),
        ("simcord_is_missing:main", 1, '"tour" needs the package simcord_is_missing,'),
        ("tests.test_main:succeed", 4, ""),
    ],
)
def test_command_ends_in_words(capsys, localizer, entrance, code, sentence):
    args = argparse.Namespace(command="tour", entrance=entrance)

    assert run_command(args, Settings(), localizer.english) == code
    assert capsys.readouterr().err.startswith(sentence)


def test_bot_with_wrong_token_is_refused_before_it_starts():
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=CHECKOUT,
        env={"ROSTRUM_TOKEN": "token"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_first_start_says_that_everybody_may_use_the_bot(capsys, localizer, tmp_path):
    say_at_first_start(Settings(data=tmp_path), localizer.english)
    assert "turn *Public Bot* off" in capsys.readouterr().err.replace("Turn", "turn")

    say_at_first_start(Settings(data=tmp_path, servers=(1,)), localizer.english)
    (tmp_path / "rostrum.sqlite3").touch()
    say_at_first_start(Settings(data=tmp_path), localizer.english)
    assert capsys.readouterr().err == ""
