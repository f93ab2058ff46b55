"""Every address that somebody gave goes through one check, stored or shown."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from bot.domain.document import Variant
from bot.domain.findings.article import Article, ArticleTalk
from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Answer
from bot.domain.talks.parts import Links
from bot.domain.talks.states import TalkState
from bot.ical.calendar import talk_calendar
from bot.ical.links import google_link, outlook_link
from bot.services.signups.signups import Details, SignupView
from bot.ui.cards.findings.article import article_pages
from bot.ui.cards.signups import signup as signup_cards
from bot.ui.cards.talks import letters
from bot.ui.cards.talks import talk as talk_cards
from bot.ui.controls import typed_link
from bot.words.errors import LinkNotUnderstood
from bot.words.links import checked_link, safe_link
from tests import source
from tests.factories import a_delivery, a_signup, a_talk
from tests.ui.cards.measuring import parts_of
from tests.ui.cards.test_cards import big_view

BAD = [
    "javascript:alert(1)",
    "JavaScript:alert(1)//https://example.org",
    "data:text/html,hello",
    "file:///etc/passwd",
    "discord://-/channels/1",
    "https:",
    "https://",
    "//example.org",
    "example.org/recording",
    "https://exam ple.org",
    "https://example.org/a\nb",
    "https://example.org/\u202egro.elpmaxe",
    "https://example.org/" + "x" * 500,
    "http://[1",
    "not an address",
]
# Where documents hold addresses. A field that is named like one and stands not here fails below.
HELD = {
    "talk.links.registration",
    "talk.links.join",
    "talk.links.panellists",
    "talk.recording",
    "edition.website",
    "finding.became.link",
    "revision.website",
    "revision.article.talks.recording",
    "arrival.talk.registration",
    "arrival.talk.recording",
    "arrival.findings.website",
    "arrival.findings.article.talks.recording",
}
_NAMED = ("link", "url", "address", "website", "recording", "registration", "join", "panellists")
# What is so named and holds none.
_NO_ADDRESS = {"talk.will_be_recorded", "talk.links", "arrival.talk.will_be_recorded"}
# Where buttons lead to addresses of our own making.
_OWN = {
    *(
        # To the bot's own calendars too, by way of the calendars of others.
        "bot/ui/calendar.py",
        "bot/ui/cards/findings/publication.py",
        "bot/ui/controls.py",
    ),
    "bot/ui/cards/findings/catching_up.py",
    # To the channel of a talk.
    "bot/ui/cards/signups/signup.py",
}


def leaves(cls: type, path: str, seen: tuple[type, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every field of a document and of what lies in it, by its way there."""
    hints = get_type_hints(cls)
    for field in fields(cls):
        yield f"{path}.{field.name}", hints[field.name]
        for inner in parts(hints[field.name]):
            if is_dataclass(inner) and inner not in seen and not issubclass(inner, Variant):
                yield from leaves(inner, f"{path}.{field.name}", (*seen, inner))


def parts(hint: Any) -> Iterator[type]:
    if get_origin(hint) is None and not isinstance(hint, UnionType):
        if isinstance(hint, type):
            yield hint
        return
    for each in get_args(hint):
        yield from parts(each)


def test_every_field_that_holds_an_address_is_known():
    named = {
        path
        for kind in KINDS
        for path, hint in leaves(kind, kind.KIND)
        if any(name in path.rpartition(".")[2] for name in _NAMED) and str in set(parts(hint))
    }

    assert named - _NO_ADDRESS == HELD


def test_buttons_lead_to_what_was_checked_or_is_ours():
    raw = [
        place
        for place, call in source.nodes(ast.Call)
        if any(keyword.arg == "url" for keyword in call.keywords)
        and not place.startswith("bot/rehearsal/")
    ]
    unchecked = {
        place.partition(":")[0]
        for place, call in source.nodes(ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id == "link"
    }

    assert {place.partition(":")[0] for place in raw} <= {
        "bot/ui/controls.py",
        # A property of a calendar, checked by `plain_address`.
        "bot/ical/talk_event.py",
    }
    assert unchecked <= _OWN


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_address_is_refused_and_never_shown(bad: str):
    with pytest.raises(LinkNotUnderstood):
        checked_link(bad)
    assert safe_link(bad) is None
    assert typed_link("Recording", bad) == []


@pytest.mark.parametrize("bad", [BAD[0], BAD[-3]])
@pytest.mark.parametrize("state", [TalkState.ANNOUNCED, TalkState.ENDED])
def test_what_was_stored_before_the_check_becomes_no_button(bad: str, state, localizer):
    """A backup or an import of long ago may hold anything."""
    words = localizer.english
    talk = a_talk(
        state=state, recording=bad, links=Links(registration=bad, join=bad, panellists=bad)
    )
    view = big_view("x", talk)
    mine = SignupView(signup=a_signup(answer=Answer.GOING), view=view, asks_for_reminder=True)
    shown = [
        talk_cards.talk_card(view, words),
        signup_cards.answered(mine, words),
        signup_cards.details(Details(view=view, mine=mine, was_there=True), words),
        letters.registration(view, words),
        letters.soon(view, words, a_delivery(), late=False, maybe=False),
    ]
    addresses = [part["url"] for items in shown for part in parts_of(items) if part.get("url")]

    assert all(address.startswith("https://") and bad not in address for address in addresses)
    names = {"series_title": "S", "edition_name": "E"}
    assert bad.encode() not in talk_calendar(talk, **names, host="h.invalid")
    for address in (google_link, outlook_link):
        assert "javascript" not in address(talk, **names)


def test_what_is_an_address_becomes_one(localizer):
    good = "https://example.org/recording"
    view = big_view("x", a_talk(recording=good))

    parts_shown = parts_of(talk_cards.talk_card(view, localizer.english))

    assert [part["url"] for part in parts_shown if part.get("url")] == [good]


def test_article_from_elsewhere_shows_no_such_recording(localizer):
    talks = (ArticleTalk(title="Ice", recording=BAD[0]),)
    pages = "\n".join(article_pages(Article(title="Ice", talks=talks), localizer.english))

    assert "javascript" not in pages
