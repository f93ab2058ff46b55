"""Every text that is asked for exists, with what it needs, in every language."""

import ast
import re
from collections.abc import Iterable
from enum import StrEnum

import pytest

from bot.documents.verifying import FileVerdict
from bot.domain import errors
from bot.domain.deliveries.getting_on import Tried, Trouble
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import Worry
from bot.domain.deliveries.reasons import Reason
from bot.domain.errors import BotError
from bot.domain.keeping.audit import Deed
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.mentions import Involvement
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.states import TalkState
from bot.domain.times.wall import TimeUnit
from bot.saying.error_text import error_id, explain
from bot.saying.i18n import Localizer, text_id
from bot.services.team.desk import Missing
from tests import source

LANGUAGES = sorted(path.name for path in source.LOCALES.iterdir() if path.is_dir())


def all_below(kind: type[BotError]) -> list[type[BotError]]:
    return [below for child in kind.__subclasses__() for below in [child, *all_below(child)]]


# Ids that the code composes, and of what.
GROUPS: dict[str, Iterable[StrEnum]] = {
    "answer": Answer,
    "host-trouble": Trouble,
    "delivery": DeliveryKind,
    "distance": TimeUnit,
    "machine-worry": Worry,
    "missing": Missing,
    "audit-deed": Deed,
    "my-data-part": Involvement,
    "privacy-class": Keeping,
    "privacy-purpose": Keeping,
    "privacy-term": Keeping,
    "reason": Reason,
    "talk-state": TalkState,
    "tried": Tried,
    "trouble": Trouble,
    "verify": FileVerdict,
}

ERRORS = [kind for kind in all_below(BotError) if kind.__module__.startswith("bot.")]


def test_every_file_can_be_read():
    assert list(Localizer.load(strict=True).languages) == LANGUAGES


def test_every_text_in_code_exists():
    known = source.messages("en")

    assert [
        f"{use.place} {use.message_id}" for use in source.uses() if use.message_id not in known
    ] == []


def test_every_text_in_code_gets_its_arguments():
    known = source.messages("en")
    lacking = [
        f"{use.place} {use.message_id}: {', '.join(sorted(missing))}"
        for use in source.uses()
        if use.complete and use.message_id in known
        if (missing := source.variables(use.message_id) - use.arguments)
    ]

    assert lacking == []


def test_every_text_is_used():
    spoken = source.string_constants() | source.referred_to() | {error_id(kind) for kind in ERRORS}
    composed = source.composed_ids()
    unused = [
        name
        for name in source.messages("en")
        if name not in spoken
        and not name.startswith(("-", "cli-settings-"))
        and not any(pattern.fullmatch(name) for pattern in composed)
    ]

    assert unused == []


@pytest.mark.parametrize(("group", "members"), GROUPS.items(), ids=GROUPS)
def test_every_member_has_its_text(group, members):
    assert {text_id(group, member) for member in members} <= source.messages("en").keys()


@pytest.mark.parametrize("kind", [BotError, *ERRORS], ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence(kind):
    assert error_id(kind) in set(source.messages("en"))


def test_every_error_brings_what_its_sentence_says():
    names = {kind.__name__: error_id(kind) for kind in ERRORS}
    known = source.messages("en")
    lacking = []
    for place, call in source.nodes(ast.Call):
        message_id = names.get(source.called(call))
        arguments = {item.arg for item in call.keywords}
        if message_id in known and None not in arguments:
            missing = source.variables(message_id) - arguments
            lacking += [f"{place} {message_id}: {name}" for name in sorted(missing)]

    assert lacking == []


@pytest.mark.parametrize(
    ("kind", "message_id"),
    [
        (errors.ChangedMeanwhile, "error-changed-meanwhile"),
        (type("NotAnOrganiser", (BotError,), {}), "error-not-an-organiser"),
        (type("ICSNotUnderstood", (BotError,), {}), "error-ics-not-understood"),
    ],
)
def test_error_id_is_class_name(kind, message_id):
    assert error_id(kind) == message_id


def test_explain_falls_back_to_base_class(localizer):
    kind = type("NeverHeardOf", (errors.ChangedMeanwhile,), {})

    assert explain(kind(), localizer.english) == explain(
        errors.ChangedMeanwhile(), localizer.english
    )


def test_every_language_says_what_english_says():
    english = {name: source.variables(name) for name in source.messages("en")}

    for language in LANGUAGES:
        spoken = {name: source.variables(name, language) for name in source.messages(language)}
        assert spoken == english, language


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_kind_of_document_has_words(kind, localizer):
    text = localizer.english

    assert text("document-kind", kind=kind.KIND) != text("document-kind", kind="of an older bot")


def test_no_sentence_in_two_files():
    """A second definition would silently win or lose."""
    ids = [
        line.split(" ", 1)[0]
        for path in (source.LOCALES / "en").rglob("*.ftl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"[a-z][\w-]* *=", line)
    ]

    assert sorted(ids) == sorted(set(ids))


AREAS = (
    "talks signups polls ballots takeaways findings partners deliveries team host exports"
    " privacy calendars".split()
)
# About one area, and shown by the cards of another alone.
SHOWN_ELSEWHERE = {
    *("people-button-csv", "people-csv-here", "people-no-part", "people-none"),
    *("people-free", "people-free-which", "people-free-number", "people-freed"),
    *("people-free-question", "people-free-yes"),
    *("panel-button-announce", "panel-button-announce-on"),
    "notice-line",
    "erase-button-which",
    "kept-button",
    "document-kind",
}


def test_texts_lie_in_the_folder_of_their_area():
    folders = {
        message: path.parent.name
        for path in (source.LOCALES / "en").rglob("*.ftl")
        for message in re.findall(
            r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert {*folders.values()} - {"en", "rehearsal"} == set(AREAS)
    shown: dict[str, set[str]] = {}
    for use in source.uses():
        area = next((name for name in AREAS if f"/{name}/" in use.place), "")
        shown.setdefault(use.message_id, set()).add(area)
    elsewhere = {
        message
        for message, areas in shown.items()
        if len(areas) == 1 and "" not in areas
        if folders.get(message) not in {*areas, "en", "rehearsal"}
    }

    assert elsewhere == SHOWN_ELSEWHERE


# What can never be one: so few are not shown, or it is a figure that nothing changes.
NEVER_ONE = {
    "asked-over": "minutes",
    "ballot-line-sealed": "count",
    "error-web-page-too-slow": "seconds",
    "follow-up-months": "months",
    "kept-after-leaving": "days",
    "manage-remove-question": "days",
    "minute-results": "people",
    "minute-written": "findings",
    "sort-reading": "count",
    "talk-preview-repeats": "count",
    "time-city-unusual": "minutes",
}


def test_what_is_counted_has_words_for_one():
    assert {each.message_id: each.counted for each in source.plurals()} == NEVER_ONE


# Words that stand in code because they are written for machines, or are data.
NOT_FOR_PEOPLE = re.compile(
    r"^(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|DROP|EXPLAIN|ALTER)\b|^\s*(AND|FROM|WHERE)\b"
)
SPEAKS_TO_DEVELOPERS = (
    "bot/documents/schemas.py",
    "bot/documents/template_schema.py",
    "bot/domain/keeping/census/",
    "bot/rehearsal/",
    "bot/store/",
    "bot/settings.py",
    "bot/saying/i18n.py",
    "bot/guild/address.py",
    "bot/guild/session_starts.py",
    "bot/logs.py",
    "bot/ui/verbs.py",  # names of controls
)
# Words that people type, or print, and that are recognised.
READS_WORDS = (
    "bot/words/",
    "bot/documents/read/",
    "bot/domain/times/zones.py",
    "bot/domain/talks/offices.py",
)


def test_no_sentence_stands_in_code():
    """What people read is in Fluent: three words in a row that a program shows belong there."""
    sentences = [
        f"{place}: {node.value!r}"
        for place, node in source.nodes(ast.Constant)
        if isinstance(node.value, str)
        and re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", node.value)
        and not place.startswith((*SPEAKS_TO_DEVELOPERS, *READS_WORDS))
        and not NOT_FOR_PEOPLE.search(node.value)
        and not source.is_explanation(place, node)
    ]

    assert sentences == []
