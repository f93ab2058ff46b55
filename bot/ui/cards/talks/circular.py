"""What an organiser writes to those who signed up: the question before it, and the letter."""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import WrittenText
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text
from bot.services.signups.circulars import Circular
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.told import letters_of
from bot.ui.controls import GOOD, Item, button, card, row, text
from bot.ui.plain import paragraphs, plain

# Twice what may be typed, for each character of it may have to be escaped.
_SHOWN = 2000


def circular_question(shown: Circular, words: Text) -> list[Item]:
    question = words("circular-question", **letters_of(shown.told))
    return [
        card(text(_letter(shown.talk, shown.text, words))),
        text(question),
        row(
            button(words("circular-yes"), "write-to-all-yes", shown.code, style=GOOD),
            button(words("button-no"), "dismiss"),
        ),
    ]


def circular_sent(sent: Circular, words: Text) -> list[Item]:
    return [text(words("circular-sent", **letters_of(sent.told)))]


def circular(view: TalkView, words: Text, delivery: Delivery) -> list[Item]:
    written = delivery.payload
    assert isinstance(written, WrittenText)
    place = (view.talk.code, view.server.code)
    more = button(words("talk-button-more"), "more", *place, mark=delivery.key)
    stop = button(words("letter-button-stop"), "stop-letters", *place)
    return [text(_letter(view.talk, written.text, words)), row(more, stop)]


def _letter(talk: Talk, written: str, words: Text) -> str:
    head = words("circular-letter", title=plain(talk.title, 200))
    return f"{head}\n{paragraphs(written, _SHOWN)}"
