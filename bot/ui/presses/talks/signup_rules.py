"""[Sign-up] on a talk's panel: the roles that may, and when it closes."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.talks.errors import HoursNotUnderstood
from bot.domain.team.rights import Act
from bot.services.talks.talks import CLOSES_BEFORE_MAX
from bot.ui.cards.talks.signup_rules import closing_fields, question_fields, signup_rules
from bot.ui.door import Handler
from bot.ui.visit import Call
from bot.words.signups import read_signup_question


async def show(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    await call.reply(signup_rules(view, call.text))


async def roles(call: Call) -> None:
    """Part 1 is the version that the choice was drawn from."""
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    chosen = tuple(int(value) for value in call.values)
    view = await call.services.talks.let_sign_up(
        call.person, call.code, call.number(1), role_ids=chosen
    )
    await call.redraw(signup_rules(view, call.text))


async def closes(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    fields = closing_fields(view, call.text)
    title = call.text("form-signup-closes")
    await call.ask(title, "signup-closes-set", call.code, view.talk.version, fields=fields)


async def closes_set(call: Call) -> None:
    typed = call.typed("closes") or "0"
    if not (typed.isascii() and typed.isdecimal()):
        raise HoursNotUnderstood(typed=typed, most=CLOSES_BEFORE_MAX)
    view = await call.services.talks.let_sign_up(
        call.person, call.code, call.number(1), closes_before=int(typed)
    )
    await call.reply(signup_rules(view, call.text))


async def question(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.EDIT_TALK)
    fields = question_fields(view.talk.asks, call.text)
    title = call.text("form-signup-question")
    await call.ask(title, "signup-question-set", call.code, view.talk.version, fields=fields)


async def question_set(call: Call) -> None:
    asked = read_signup_question(call.typed("question"), call.typed("options"))
    view = await call.services.talks.ask_at_signup(call.person, call.code, call.number(1), asked)
    await call.reply(signup_rules(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "signup-rules": show,
    "signup-roles": roles,
    "signup-closes": closes,
    "signup-closes-set": closes_set,
    "signup-question": question,
    "signup-question-set": question_set,
}
