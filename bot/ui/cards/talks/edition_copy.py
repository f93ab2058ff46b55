"""What the talks of an edition would be in the next one."""

from bot.domain.talks.series import Edition
from bot.saying.i18n import Text
from bot.saying.times import slot_in_words
from bot.services.talks.edition_copies import EditionCopy, Planned
from bot.ui.controls import GOOD, Item, button, card, divider, row, text
from bot.ui.paging import text_pages
from bot.ui.plain import plain

PAGE = 3000
NO_TIME = "-"


def edition_copy(shown: EditionCopy, words: Text) -> list[Item]:
    head = words(
        "edition-copy-understood",
        source=plain(shown.source.name, 60),
        target=plain(shown.target.name, 60),
        count=len(shown.talks),
    )
    begins = shown.begins.local.isoformat(timespec="minutes") if shown.begins else NO_TIME
    yes = button(
        words("programme-right"),
        "edition-copy-yes",
        shown.source.code,
        shown.target.code,
        begins.replace(":", ""),
        style=GOOD,
    )
    first, *more = text_pages([_planned(each, words) for each in shown.talks], PAGE)
    body = first if not more else f"{first}\n\n{words('edition-copy-more')}"
    return [
        card(text(head), divider(), text(body)),
        row(yes, button(words("button-no"), "dismiss")),
    ]


def edition_copied(done: EditionCopy, words: Text) -> list[Item]:
    target = plain(done.target.name, 60)
    return [text(words("edition-copied", count=len(done.talks), target=target))]


def copy_offer(source: Edition, target: Edition, words: Text) -> Item:
    label = words("edition-copy-button", source=source.name)
    return row(button(label, "edition-copy", source.code, target.code))


def _planned(planned: Planned, words: Text) -> str:
    when = words("talk-card-no-time")
    if planned.slot is not None:
        when = plain(slot_in_words(planned.slot, words))
    return f"**{plain(planned.original.title, 200)}**\n-# {when}"
