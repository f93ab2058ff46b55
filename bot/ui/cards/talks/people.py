"""Who signed up: for organisers only, never in public."""

from bot.domain.signups.signup import Answer, Signup
from bot.saying.i18n import Text
from bot.ui.controls import Item, text

# A mention takes 24 characters, so these and the headings stay below a message's 4,000.
SHOWN = 150


def people_list(signups: list[Signup], words: Text) -> list[Item]:
    """Members as mentions, which show a name and, in a private reply, reach nobody."""
    if not signups:
        return [text(words("people-none"))]
    lines: list[str] = []
    room = SHOWN
    for answer in Answer:
        given = [each for each in signups if each.answer is answer]
        if given:
            shown, room = given[:room], max(room - len(given), 0)
            lines += _lines(answer, given, shown, words)
    return [text("\n".join(lines))]


def _lines(answer: Answer, given: list[Signup], shown: list[Signup], words: Text) -> list[str]:
    lines = [words(f"people-{answer.value}", count=len(given))]
    if shown:
        lines.append(", ".join(f"<@{each.user_id}>" for each in shown))
    if len(given) > len(shown):
        lines.append(words("people-more", count=len(given) - len(shown)))
    return lines
