"""What a member sees about themselves."""

from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.signups.signups import Me, SignupView
from bot.ui.controls import MAIN, Item, button, card, divider, row, text
from bot.ui.plain import plain

SHOWN = 10


def me(shown: Me, words: Text) -> list[Item]:
    member, coming = shown.member, shown.coming
    state = "on" if member.reminders else "off"
    lines = [_line(each, words) for each in coming[:SHOWN]] or [words("me-nothing")]
    switch = button(
        words(f"me-switch-{state}"), "letters", "off" if member.reminders else "on", style=MAIN
    )
    return [
        card(
            text(f"## {words('me-title')}\n{words(f'me-letters-{state}')}"),
            divider(),
            text("\n".join([words("me-coming"), *lines])),
        ),
        row(switch, button(words("my-data-button-open"), "my-data", "here")),
    ]


def _line(each: SignupView, words: Text) -> str:
    talk = each.view.talk
    when = stamp(talk.starts_at) if talk.starts_at else ""
    answer = words(f"answer-{each.signup.answer.value}", place=each.place or 0)
    return f"- **{plain(talk.title, 120)}** {when} · {answer}"
