"""What a member reads about their own answer."""

from datetime import timedelta

from bot.domain.document import owner_id
from bot.domain.signups.signup import Answer
from bot.domain.talks.slot import channel_address
from bot.domain.talks.talk import DESCRIPTION_MAX
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.signups.editions import WholeEdition
from bot.services.signups.joining import JoinLink
from bot.services.signups.signups import Details, SignupView
from bot.services.talks.views import TalkView
from bot.ui.cards.talks.talk import about, header, public_facts, state_line, when_and_where
from bot.ui.controls import (
    MAIN,
    Item,
    button,
    card,
    divider,
    link,
    option,
    row,
    rows,
    select,
    text,
    typed_link,
)
from bot.ui.plain import plain
from bot.ui.verbs import permitted


def answered(given: SignupView, words: Text) -> list[Item]:
    """Confirm the answer; those who come are asked once whether to be written to.

    While the talk runs, the way in is there at once.
    """
    talk, answer = given.view.talk, given.signup.answer
    parts = (talk.code, given.view.server.code)  # in a letter nothing else names the server
    title = plain(talk.title, 200)
    items: list[Item] = [text(words(f"signup-{answer.value}", title=title, place=given.place or 0))]
    register = typed_link(words("talk-button-register"), talk.links.registration)
    if register and answer is Answer.GOING:
        items += [text(words("signup-register")), row(*register)]
    if given.way_in is not None:
        items += way_through(int(given.view.server.code), given.way_in, words)
    items += _question(given, parts, words)
    if answer is Answer.GOING and given.way_in is None and not given.comes_to_all:
        edition = plain(given.view.edition.name, 60)
        whole = button(words("edition-button-going", edition=edition), "edition-going", *parts)
        items.append(row(whole))
    if given.asks_for_reminder:
        yes = button(words("button-yes"), "remind-yes", *parts, style=MAIN)
        no = button(words("button-no"), "remind-no", *parts)
        items += [
            text(words("signup-offer", before=given.signup.letters.before)),
            row(yes, no),
        ]
    return items


def _question(given: SignupView, parts: tuple[str, ...], words: Text) -> list[Item]:
    """What is asked of whoever comes, who need not answer."""
    asks = given.view.talk.asks
    if asks is None or given.signup.answer is Answer.DECLINED:
        return []
    options = [
        option(each, str(index), default=each == given.signup.choice)
        for index, each in enumerate(asks.options)
    ]
    options.append(option(words("signup-choice-none"), "none"))
    said = words("signup-choice", question=plain(asks.text, 200))
    chosen = select("signup-choice", *parts, options=options, placeholder=asks.text)
    return [text(said), chosen]


def whole_edition(found: WholeEdition, words: Text) -> list[Item]:
    """What coming to all talks means by now, with the way back."""
    edition = plain(found.edition.name, 60)
    lines = [words("edition-going", edition=edition)]
    for name, talks in (
        ("going", found.going),
        ("waiting", found.waiting),
        ("closed", found.closed),
    ):
        lines += [words(f"edition-talk-{name}", title=plain(each.title, 100)) for each in talks]
    parts = (found.edition.code, owner_id(found.edition.owner))
    stop = button(words("edition-button-stop"), "edition-stop", *parts)
    return [text("\n".join(lines)), row(stop)]


def no_whole_edition(found: WholeEdition, words: Text) -> list[Item]:
    return [text(words("edition-stopped", edition=plain(found.edition.name, 60)))]


def will_write(asked: SignupView, parts: tuple[str, ...], words: Text) -> list[Item]:
    """That a letter comes and when, with the way back."""
    letters, starts = asked.signup.letters, asked.view.talk.the_slot().starts_at
    comes = letters.reminder_at(starts)
    is_early = comes < starts - timedelta(minutes=letters.before)
    said = (
        words("signup-reminder-early", when=stamp(comes))
        if is_early
        else words("signup-reminder-set", before=letters.before)
    )
    return [text(said), row(button(words("signup-button-no-letter"), "remind-no", *parts))]


def writes_not(parts: tuple[str, ...], words: Text) -> list[Item]:
    """That no letter comes, with the way back."""
    again = button(words("signup-button-remind"), "remind-yes", *parts)
    return [text(words("signup-reminder-none")), row(again)]


def letters_are_off(parts: tuple[str, ...], words: Text) -> list[Item]:
    """All letters are switched off: this one comes only if they are on again."""
    yes = button(words("signup-button-switch"), "remind-switch", *parts, style=MAIN)
    no = button(words("button-no"), "remind-no", *parts)
    return [text(words("signup-letters-off")), row(yes, no)]


def stopped(words: Text) -> list[Item]:
    again = button(words("me-switch-off"), "allow-letters")
    return [text(words("letters-stopped")), row(again)]


def way_through(guild_id: int, found: JoinLink, words: Text) -> list[Item]:
    """The way in that is open: to the channel of the talk, or by the link."""
    if found.channel_id is not None:
        return _way_to_channel(guild_id, found, words)
    button = typed_link(words("letter-button-join"), found.link)
    return [text(words("join-here")), row(*button)] if button else []


def _way_to_channel(guild_id: int, found: JoinLink, words: Text) -> list[Item]:
    """Where a talk in a channel takes place; those going may have another way in besides."""
    address = channel_address(guild_id, found.channel_id or 0)
    buttons = [
        link(words("join-button-channel"), address),
        *typed_link(words("letter-button-join"), found.link),
    ]
    return [text(words("join-channel", channel=f"<#{found.channel_id}>")), row(*buttons)]


def details(shown: Details, words: Text) -> list[Item]:
    """[More]: the whole programme, one's own answer, and where the talk is talked about."""
    view, mine = shown.view, shown.mine
    talk = view.talk
    lines = [header(view, words), when_and_where(view, words), state_line(view, words)]
    body: list[Item] = [text("\n".join(line for line in lines if line))]
    body += about(talk, DESCRIPTION_MAX)
    foot = [public_facts(view, words), _mine(mine, words)]
    if talk.signup_role_ids:
        roles = ", ".join(f"<@&{each}>" for each in talk.signup_role_ids)
        foot.append(words("details-roles", roles=roles))
    if view.thread_id is not None:
        foot.append(words("details-thread", thread=f"<#{view.thread_id}>"))
    body += [divider(), text("\n".join(line for line in foot if line))]
    return [card(*body), *_detail_rows(shown, words)]


def _mine(mine: SignupView | None, words: Text) -> str:
    if mine is None:
        return ""
    if mine.signup.given_on:
        return words("details-mine-given-on")
    return words(f"details-mine-{mine.signup.answer.value}", place=mine.place or 0)


def _detail_rows(shown: Details, words: Text) -> list[Item]:
    view, mine = shown.view, shown.mine
    talk = view.talk
    parts = (talk.code, view.server.code)
    buttons = [
        *typed_link(words("talk-button-register"), talk.links.registration),
        *typed_link(words("talk-button-recording"), talk.recording),
    ]
    if _takes_part(view) and mine is not None:
        if mine.place == 0:
            take = words("letter-button-take-seat")
            buttons.append(button(take, "going", *parts, style=MAIN))
        if mine.signup.answer is Answer.GOING:
            buttons.append(button(words("letter-button-join"), "join", *parts))
        if mine.signup.answer is not Answer.DECLINED:
            buttons.append(button(words("letter-button-cannot"), "cannot", *parts))
    if shown.was_there:
        buttons.append(button(words("certificate-button"), "certificate", talk.code))
    buttons.append(button(words("panel-button-open"), "panel", talk.code))
    return permitted(rows(buttons), view.rights)


def _takes_part(view: TalkView) -> bool:
    """Tell whether an answer still means something."""
    return view.talk.is_open and not view.talk.is_over(view.now)
