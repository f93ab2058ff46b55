"""Where a panellist's name stands, and what is left to do by hand."""

from bot.saying.i18n import Text
from bot.services.privacy.withdrawals import NamePlaces
from bot.ui.controls import GRAVE, Item, button, card, divider, row, text
from bot.ui.plain import plain

SHOWN = 8


def name_places(places: NamePlaces, words: Text) -> list[Item]:
    title = words("places-title", name=plain(places.name, 100))
    if not places.can_be_corrected:
        return [card(text(f"## {title}\n{words('places-none')}"), *_by_hand(places, words))]
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
    return [card(text(head), divider(), text(lines), *_by_hand(places, words)), row(yes)]


def name_corrected(places: NamePlaces, words: Text) -> list[Item]:
    done = words("places-corrected", name=plain(places.name, 100))
    return [card(text(done), *_by_hand(places, words))]


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


def _by_hand(places: NamePlaces, words: Text) -> list[Item]:
    lines = [words("places-website", link=plain(each, 200)) for each in places.websites]
    lines += [words("places-recording", link=plain(each, 200)) for each in places.recordings]
    lines += [
        words("places-programme", number=str(each.number), title=plain(each.title, 80))
        for each in places.programmes[:SHOWN]
    ]
    lines.append(words("places-others"))
    return [divider(), text("\n".join([words("places-by-hand"), *lines]))]
