"""Who signed up: for organisers only, never in public."""

from itertools import groupby

from bot.domain.signups.choices import ChoiceTotals
from bot.domain.signups.signup import COMING, Answer, Signup, in_order
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.signups.participants import SignedUp
from bot.ui.controls import GRAVE, Item, button, option, row, rows, select, text
from bot.ui.paging import page_buttons, page_of, within
from bot.ui.plain import plain

# A marked mention takes 26 characters, so these and what is around them stay below 4,000.
SHOWN = 140
# Beside whoever may not see the talks channel now.
OUT = "⚠"


def people_list(listed: SignedUp, words: Text, *, page: int = 0) -> list[Item]:
    """Members as mentions, which show a name and, in a private reply, reach nobody.

    Of a talk that is over or called off, no seat is freed and nobody is written to.
    """
    signups = listed.signups
    if not signups:
        return [text(words("people-none"))]
    in_turn = [each for answer in Answer for each in in_order(signups) if each.answer is answer]
    page, pages = within(page, len(in_turn), SHOWN)
    shown = in_turn[page * SHOWN : (page + 1) * SHOWN]
    lines: list[str] = []
    for answer, given in groupby(shown, key=lambda each: each.answer):
        count = sum(each.answer is answer for each in signups)
        lines.append(words(f"people-{answer.value}", count=count))
        lines.append(", ".join(_member(each) for each in given))
    if any(_is_out(each) for each in shown):
        lines.append(words("people-no-part", mark=OUT))
    talk = signups[0].talk
    buttons = [
        *page_buttons("coming-page", talk, page=page, pages=pages, words=words),
        button(words("people-button-csv"), "coming-csv", talk),
        button(words("erase-button-which"), "erase-which", 0),
    ]
    if listed.is_open and any(each.answer in COMING for each in signups):
        buttons.append(button(words("circular-button"), "write-to-all", talk))
    if listed.is_open and any(each.holds_seat for each in signups):
        buttons.insert(0, button(words("people-free"), "free-seat", talk))
    return [text("\n".join(lines)), *rows(buttons)]


def choices(chosen: ChoiceTotals | None, words: Text) -> list[Item]:
    """What they chose of the talk's question, in sums that point at nobody."""
    if chosen is None:
        return []
    lines = [words("people-choices", question=plain(chosen.question, 200))]
    lines += [
        words("people-choice", option=plain(each, 80), count=count)
        for each, count in chosen.options
    ]
    if chosen.others:
        lines.append(words("people-choice-others", count=chosen.others))
    if len(lines) == 1:
        lines.append(words("people-choices-few"))
    return [text("\n".join(lines))]


def free_which(listed: SignedUp, words: Text, *, page: int = 0) -> list[Item]:
    """Whose seat: by number, for the bot knows no names, and a mention shows them."""
    going = [each for each in listed.signups if each.holds_seat]
    if not going or not listed.is_open:
        return people_list(listed, words)
    options = [
        option(words("people-free-number", number=str(number)), str(each.user_id))
        for number, each in enumerate(going, 1)
    ]
    shown = page_of(options, page, words)
    offered = {each.value for each in shown}
    lines = [
        f"{number} · <@{each.user_id}>{_kept(each, words)}"
        for number, each in enumerate(going, 1)
        if str(each.user_id) in offered
    ]
    asked = words("people-free-which")
    chosen = select("free-seat-of", going[0].talk, options=shown, placeholder=asked)
    return [text("\n".join([asked, *lines])), chosen]


def free_question(listed: SignedUp, user_id: int, words: Text) -> list[Item]:
    """Nothing gives the seat back once whoever waits has it."""
    going = [each for each in listed.signups if each.holds_seat and each.user_id == user_id]
    if not going or not listed.is_open:
        return people_list(listed, words)
    yes = button(words("people-free-yes"), "free-seat-really", going[0].talk, user_id, style=GRAVE)
    question = words("people-free-question", member=f"<@{user_id}>")
    return [text(question), row(yes, button(words("button-no"), "dismiss"))]


def _kept(signup: Signup, words: Text) -> str:
    if signup.offered_until is None:
        return ""
    return f" · {words('people-free-kept', when=stamp(signup.offered_until))}"


def _member(signup: Signup) -> str:
    mention = f"<@{signup.user_id}>"
    return f"{mention} {OUT}" if _is_out(signup) else mention


def _is_out(signup: Signup) -> bool:
    return signup.no_part_since is not None and signup.answer is not Answer.DECLINED
