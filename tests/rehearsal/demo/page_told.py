"""What the opening and the ending of the page say, each sentence with what holds it."""

import re
import tomllib
from collections.abc import Awaitable, Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.findings.finding import ReviewState
from bot.guild.client import intents
from bot.paths import CHECKOUT
from bot.rehearsal import acting
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.web_page import INVITATION, PAGE, READING
from bot.rehearsal.facts import count_sent
from bot.settings import read_settings
from bot.ui.permissions import INVITE

_TOLD_BY: Final = {"p", "li"}
_EMPTY: Final = {"wbr", "input"}


class _Words(HTMLParser):
    """The text of each paragraph and point of some parts of the page, and where links lead."""

    def __init__(self, parts: set[str]) -> None:
        super().__init__()
        self.told: list[str] = []
        self.links: list[str] = []
        self._parts = parts
        self._open: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._within = dict(attrs).get("id") in self._parts
        if not self._within:
            return
        if tag in _TOLD_BY:
            self.told.append("")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            if self.links[-1].startswith("https:"):
                return  # its address is part of what is told
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._within and _TOLD_BY & set(self._open) and "a" not in self._open:
            self.told[-1] += data


def _read(*parts: str) -> _Words:
    words = _Words(set(parts))
    words.feed((PAGE / "index.html").read_text(encoding="utf-8"))
    return words


def sentences() -> list[str]:
    """Those of the opening and the ending, without the names of links and buttons."""
    told = [" ".join(each.split()) for each in _read("opening", "ending").told]
    return [each for each in told if each]


def links() -> list[str]:
    return _read("opening", "ending").links


def said_by_scripts() -> set[str]:
    """The sentences that scripts put on the page; what is counted in them stands as braces."""
    literals = re.compile(r"""(?<=["`])[A-Z][^"`]*? [^"`]*?\.(?= ?["`])""")
    scripts = [each.read_text(encoding="utf-8") for each in sorted(PAGE.glob("*.js"))]
    counted = [re.sub(r"\$\{[^}]*\}", "{}", script) for script in scripts]
    return {sentence for script in counted for sentence in literals.findall(script)}


# All of it is of the form that somebody fills in, of what the page has counted, or no claim.
SAID_BY_SCRIPTS: Final = {
    "An application's id has 17 to 20 digits.",
    "Choose at least one.",
    "Most chose “{}” ({} of {}).",
    "Nothing here yet.",
    "Sent so far: {}, each once.",
    "That was the story. Go on as you like.",
    "The poll “{}” has closed.",
}

# What stands without a story


def asks_for_no_privileged_intent() -> None:
    chosen = intents()
    assert (chosen.members, chosen.presences, chosen.message_content) == (False, False, False)


def runs_with_the_token_alone(folder: Path) -> None:
    example = (CHECKOUT / ".env.example").read_text(encoding="utf-8")
    given = folder / ".env"
    given.write_text(example.replace("ROSTRUM_TOKEN=\n", "ROSTRUM_TOKEN=a.b.c\n"), encoding="utf-8")
    assert read_settings({}, given).token == "a.b.c"


def link_invites_with_what_is_needed() -> None:
    asked = parse_qs(urlsplit(INVITATION).query)
    assert asked["permissions"] == [str(INVITE.value)]
    assert asked["scope"] == ["bot applications.commands"]
    assert asked["client_id"] == ["APPLICATION_ID"]


def make_runs_it_here() -> None:
    made = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^run: .*\n\t\$\(PYTHON\) -m bot\.supervisor$", made, re.MULTILINE)


def is_free_and_needs_such_a_python() -> None:
    assert (CHECKOUT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["license"], project["requires-python"]) == ({"text": "MIT"}, ">=3.11")


def is_played_from_its_folder() -> None:
    assert PAGE.is_relative_to(CHECKOUT)
    assert (CHECKOUT / "bot" / "supervisor.py").is_file()


def makes_its_environment_anew() -> None:
    made = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^\$\(VENV\)/run\.stamp: .* \| \$\(PYTHON\)$", made, re.MULTILINE)
    assert re.search(r"^\$\(PYTHON\):\n(\t.*\n)*\t\$\(PYTHON3\) -m venv", made, re.MULTILINE)


def tells_how_to_keep_it_running() -> None:
    told = READING["operations.md"].read_text(encoding="utf-8")
    for each in ("## Backups", "## Restoring", "## Keeping it running", "deploy/rostrum.service"):
        assert each in told


# What stands once the minute was played


async def ran_a_series_of_talks(show: Show) -> None:
    facts = await show.facts()
    sent = {each.kind for each in facts.deliveries if each.state is DeliveryState.SENT}
    assert {
        DeliveryKind.ANNOUNCEMENT,
        DeliveryKind.DAY_BEFORE,
        DeliveryKind.BALLOT,
        DeliveryKind.FINDINGS,
    } <= sent
    assert len(facts.talks) > 1
    assert len(facts.takeaways) > len(facts.findings) > 1
    assert [each.state for each in facts.key_findings] == [ReviewState.PUBLISHED]


async def was_killed_and_sent_once(show: Show) -> None:
    assert show.bot.running
    count = count_sent(await show.facts(), show.world)
    assert (count.twice, count.missing) == (0, 0)


async def is_the_bot_itself_on_this_machine(show: Show) -> None:
    """`test_fences` tries what keeps all of it here, `test_demo` that nothing stays."""
    assert urlsplit(show.world.base_url).hostname == "127.0.0.1"
    assert show.bot.running
    assert await show.ledger.talk(show.first.title)


async def fourth_step_shows_what_is_missing(show: Show) -> None:
    world, ada = show.world, show.ada
    world.deny_bot("talks", "embed_links")
    await world.settle()
    panel = acting.answered(await ada.slash("setup", channel="backstage")).message
    await acting.press(world, ada, panel, "setup-step", "4")
    checked = world.fresh(panel)
    world.allow_bot("talks", "embed_links")
    assert "Embed Links" in checked.text


Holds = Callable[[Show], Awaitable[None]]

STANDS: Final[dict[str, Callable[[Path], object]]] = {
    "Free, under the MIT licence. You have it already, in the folder that this page comes from; "
    "it needs Python 3.11 or newer, and make.": (
        lambda _: (is_free_and_needs_such_a_python(), is_played_from_its_folder())
    ),
    "You have it already, in the folder that this page comes from. For a machine that stays on, "
    "copy that folder there, without the folder .venv in it: the Python packages lie there, and "
    "make fetches them anew.": (
        lambda _: (is_played_from_its_folder(), makes_its_environment_anew())
    ),
    "For the people who organise such talks for a community, and host their bot themselves.": (
        lambda _: make_runs_it_here()
    ),
    "Create an application at https://discord.com/developers/applications. On its page Bot, copy "
    "the token, and leave all three privileged intents off.": (
        lambda _: asks_for_no_privileged_intent()
    ),
    "Copy .env.example to .env, and put the token in.": runs_with_the_token_alone,
    "Invite the bot by a link that is made of the application's ID, which you find on its page "
    "General Information. Application ID, such as 123456789012345678:": (
        lambda _: link_invites_with_what_is_needed()
    ),
    "In that folder: make run": lambda _: make_runs_it_here(),
    "The folder:": lambda _: is_played_from_its_folder(),
    "To keep it running (backups, restoring, as a service):": (
        lambda _: tells_how_to_keep_it_running()
    ),
}
PLAYED: Final[dict[str, Holds]] = {
    "A Discord bot that runs a series of talks: it announces and reminds, polls the audience, "
    "and helps to turn what people note during the talks into a published report.": (
        ran_a_series_of_talks
    ),
    "If it is killed in the middle of a message, it looks in the channel first when it is back, "
    "so that the message comes once.": was_killed_and_sent_once,
    "The bot is the real one, Discord is simulated. Nothing leaves this machine, and nothing is "
    "kept.": is_the_bot_itself_on_this_machine,
    "On your Discord server: /setup. Step 4 of /setup shows what is still missing.": (
        fourth_step_shows_what_is_missing
    ),
}


def files_behind_links() -> Iterator[Path]:
    for link in links():
        if link.startswith("reading/"):
            yield READING[link.removeprefix("reading/")]
