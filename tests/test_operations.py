"""The host's page names what there is."""

from pathlib import Path

from bot import exits
from bot.commandline.parser import build_parser

PAGE = (Path(__file__).parent.parent / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_exit_code_is_explained():
    codes = [value for name, value in vars(exits).items() if name.isupper()]

    assert [code for code in codes if f"\n| {code} |" not in PAGE] == []


def test_every_option_of_maintenance_is_explained(localizer):
    lines = [
        line.removeprefix("python -m bot ").split("#")[0].split()
        for line in PAGE.splitlines()
        if line.startswith("python -m bot ")
    ]
    parser = build_parser(localizer.english)

    commands = {parser.parse_args(line).command for line in lines}

    assert commands == {"check", "deliveries", "backup", "restore", "handover"}
    options = ("--to", "--mark-copied", "--arm", "--export", "--stuck", "--server", "--json")
    assert all(option in PAGE for option in options)
