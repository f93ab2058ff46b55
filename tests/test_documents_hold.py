"""What the documents lead to is there: files, headings, commands and buttons."""

import re
from pathlib import Path

import pytest

from bot.commandline.parser import build_parser
from bot.saying.i18n import Localizer
from tests.reference_pages import commands
from tests.source import CHECKOUT

DOCUMENTS = sorted(
    path.relative_to(CHECKOUT).as_posix()
    for path in (
        *CHECKOUT.glob("*.md"),
        *CHECKOUT.glob("docs/**/*.md"),
        CHECKOUT / "bot" / "README.md",
        CHECKOUT / "tests" / "README.md",
    )
)
_ENGLISH = CHECKOUT / "bot" / "locales" / "en"
_LINK = re.compile(r"""(?:\]\(|src=")([^)"\s]+)""")
_NAMED = re.compile(r"`((?:docs|tests|bot|cogs|requirements|deploy|data)/[\w./-]+\.\w+)`")
_MADE = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.MULTILINE)
_BOT = re.compile(r"python -m bot ([a-z]+)")
_TYPED = re.compile(r"`(/[a-z]+(?: [a-z]+)?)(?![\w/.-])")
_FOR_THE_TEAM = [each for each in DOCUMENTS if "/how-to/" in each or "tutorial" in each]
_BUTTON = re.compile(r"\[([^\]]+)\](?!\()")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _text(document: str) -> str:
    return (CHECKOUT / document).read_text(encoding="utf-8")


def _anchors(text: str) -> set[str]:
    """As GitHub makes them of headings."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(text)
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_named_files_lead_somewhere(document: str):
    text = _text(document)
    folder = (CHECKOUT / document).parent
    links = [each for each in _LINK.findall(text) if "://" not in each]
    anchors = _anchors(text)
    dead = [
        link
        for link in links
        if (link.startswith("#") and link[1:] not in anchors)
        or (not link.startswith("#") and not (folder / link.partition("#")[0]).exists())
    ]
    missing = [name for name in _NAMED.findall(text) if not _is_there(folder, name)]

    assert dead + missing == []


def _is_there(folder: Path, name: str) -> bool:
    return (CHECKOUT / name).exists() or (folder / name).exists()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_that_are_named_exist(document: str):
    text = _text(document)
    targets = set(re.findall(r"^([a-z][a-z-]*):", _text("Makefile"), re.MULTILINE))
    parser = build_parser(Localizer.load().english)
    known = next(
        set(action.choices) for action in parser._actions if isinstance(action.choices, dict)
    )

    assert set(_MADE.findall(text)) <= targets
    assert set(_BOT.findall(text)) <= known


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_can_be_typed_on_a_server_exists(document: str):
    known = commands()
    groups = {each.partition(" ")[0] for each in known}
    named = {each if each in known else each.partition(" ")[0] for each in _typed(document)}

    assert named - {*known, *groups} == set()


def _typed(document: str) -> list[str]:
    return _TYPED.findall(_text(document))


@pytest.mark.parametrize("document", _FOR_THE_TEAM)
def test_buttons_that_are_named_are_called_so(document: str):
    texts = "\n".join(each.read_text(encoding="utf-8") for each in _ENGLISH.rglob("*.ftl"))
    called = set(re.findall(r"^[a-z][a-z0-9-]* = (.+)$", texts, re.MULTILINE))

    assert set(_BUTTON.findall(re.sub(r"\s+", " ", _text(document)))) - called == set()


def test_page_about_anonymity_quotes_the_promise_of_the_card():
    card = Localizer.load(strict=True).for_locale("en")("ballot-promise", k=5)
    promise = card.removeprefix("**").partition(";")[0]

    assert promise.startswith("No moderator")
    assert f"*{promise[0].lower()}{promise[1:]}.*" in _text("docs/anonymity.md")
