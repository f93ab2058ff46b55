"""What a member sees about themselves."""

from bot.domain.team.member import Member
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.signups.signups import SignupView
from bot.ui.controls import MAIN, Item, button, card, divider, row, text
from bot.ui.plain import plain

SHOWN = 10


def me(member: Member, coming: list[SignupView], words: Text) -> list[Item]:
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
        row(switch),
    ]


def _line(each: SignupView, words: Text) -> str:
    talk = each.view.talk
    when = stamp(talk.starts_at) if talk.starts_at else ""
    answer = words(f"answer-{each.signup.answer.value}")
    return f"- **{plain(talk.title, 120)}** {when} · {answer}"
