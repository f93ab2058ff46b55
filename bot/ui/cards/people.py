"""Who signed up: for organisers only, never in public."""

from bot.domain.signup import Answer, Signup
from bot.i18n import Text
from bot.ui.controls import Item, text
from bot.ui.plain import cut

SHOWN = 60


def people_list(signups: list[Signup], words: Text) -> list[Item]:
    """Members as mentions, which show a name and, in a private reply, reach nobody."""
    if not signups:
        return [text(words("people-none"))]
    parts: list[str] = []
    for answer in Answer:
        given = [each for each in signups if each.answer is answer]
        if given:
            parts.append(words(f"people-{answer.value}", count=len(given)))
            parts.append(", ".join(f"<@{each.user_id}>" for each in given[:SHOWN]))
    return [text(cut("\n".join(parts), 3900))]
