"""Where a panellist's name stands, and what is left to do by hand."""

from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.series import Edition
from bot.saying.i18n import Text
from bot.services.privacy.withdrawals import MayName, NamePlaces
from bot.ui.controls import GRAVE, Item, button, card, divider, option, row, select, text
from bot.ui.plain import plain

SHOWN = 8


def name_places(places: NamePlaces, words: Text) -> list[Item]:
    title = words("places-title", name=plain(places.name, 100))
    if not places.can_be_corrected:
        head = f"## {title}\n{words('places-none')}"
        body = [text(head), *_maybe(places, words), *_by_hand(places, words)]
        return [card(*body), *_notes(places, words)]
    yes = button(
        words("places-correct"),
        "name-correct",
        places.talk.code,
        places.talk.version,
        places.index,
        style=GRAVE,
    )
    head = f"## {title}\n{words('places-correct-how')}"
    lines = "\n".join(_lines(places, words))
    body = [text(head), divider(), text(lines), *_maybe(places, words), *_by_hand(places, words)]
    return [card(*body), row(yes), *_notes(places, words)]


def name_corrected(places: NamePlaces, words: Text) -> list[Item]:
    done = words("places-corrected", name=plain(places.name, 100))
    body = [text(done), *_maybe(places, words), *_by_hand(places, words)]
    return [card(*body), *_notes(places, words)]


def _lines(places: NamePlaces, words: Text) -> list[str]:
    # The publication first: that is what people read.
    lines = [words("places-revision", number=str(each.number)) for each in places.revisions]
    lines += [words("places-takeaway", text=plain(each.text, 120)) for each in places.takeaways]
    lines += [
        words("places-finding", number=str(each.position), heading=plain(each.heading, 100))
        for each in places.findings
    ]
    lines += [words("places-edition", name=plain(each.name, 60)) for each in places.editions]
    lines += [
        words("places-key-findings", title=plain(each.title, 60)) for each in places.key_findings
    ]
    lines += [words("places-review") for _ in places.reviews]
    more = len(lines) - SHOWN
    return [*lines[:SHOWN], *([words("places-more", count=more)] if more > 0 else [])]


def _maybe(places: NamePlaces, words: Text) -> list[Item]:
    """What names somebody by a part of the name, and may mean another."""
    if not places.maybe:
        return []
    lines = [_may_name(each, words) for each in places.maybe[:SHOWN]]
    more = len(places.maybe) - SHOWN
    lines += [words("places-more", count=more)] if more > 0 else []
    return [divider(), text("\n".join([words("places-maybe"), *lines]))]


def _may_name(place: MayName, words: Text) -> str:
    match place.where:
        case Takeaway() as note:
            line = words("places-takeaway", text=plain(note.text, 80))
        case Finding() as finding:
            heading = plain(finding.heading, 80)
            line = words("places-finding", number=str(finding.position), heading=heading)
        case Edition() as edition:
            line = words("places-edition", name=plain(edition.name, 60))
        case KeyFindings() as key:
            line = words("places-key-findings", title=plain(key.title, 60))
        case Revision() as revision:
            line = words("places-revision", number=str(revision.number))
    found = plain(", ".join(place.found), 80)
    return words("places-found", place=line, found=found)


def _notes(places: NamePlaces, words: Text) -> list[Item]:
    """The notes among them can be opened here: to change, or hide, or leave as they are."""
    notes = [each.where for each in places.maybe if isinstance(each.where, Takeaway)][:SHOWN]
    if not notes:
        return []
    options = [option(each.text, each.code) for each in notes]
    return [select("manage", options=options, placeholder=words("places-open"))]


def _by_hand(places: NamePlaces, words: Text) -> list[Item]:
    lines = [words("places-website", link=plain(each, 200)) for each in places.websites]
    lines += [words("places-recording", link=plain(each, 200)) for each in places.recordings]
    lines += [
        words("places-programme", number=str(each.number), title=plain(each.title, 80))
        for each in places.programmes[:SHOWN]
    ]
    lines.append(words("places-others"))
    return [divider(), text("\n".join([words("places-by-hand"), *lines]))]
