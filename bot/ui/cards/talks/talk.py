"""The card of a talk: what everybody sees. No pings, no names of those who come."""

from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.parts import Segment
from bot.domain.talks.series import TOTAL_SHOWN_UPTO
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Attended
from bot.saying.i18n import Text
from bot.saying.times import slot_elsewhere, slot_in_words, stamp
from bot.services.talks.views import TalkView
from bot.ui import colours, limits
from bot.ui.cards.polls.poll import results_line
from bot.ui.controls import GOOD, Item, button, card, divider, picture, row, text, typed_link
from bot.ui.places import place_shown
from bot.ui.plain import cut, label, paragraphs, plain

TITLE_SHOWN = 200
SEGMENT_SHOWN = 120
# Where the texts have no name for a language, its code stands there as it was typed.
LANGUAGE_SHOWN = 20
SPEAKERS_SHOWN = 200
LINE_SHOWN = 200
DESCRIPTION_SHOWN = 700
# For description and programme: leaves room on a card of 4,000 characters for the rest.
BODY_TEXT = 2600


def talk_card(view: TalkView, words: Text, *, mark: str = "") -> list[Item]:
    """The announcement, from the talk's state at this moment."""
    head = [header(view, words), when_and_where(view, words)]
    told = (state_line(view, words), results_line(view.poll, words), public_facts(view, words))
    notes = [line for line in told if line]
    body = [text("\n".join(part for part in head if part)), *about(view.talk)]
    if notes:
        body += [divider(), text("\n".join(notes))]
    return [card(*body, colour=colour_of(view)), *_buttons(view, words, mark)]


def _place_id(view: TalkView, *, with_total: bool) -> str:
    if view.talk.number == NO_NUMBER:
        return "talk-card-series"
    is_told = with_total and view.talks_in_edition <= TOTAL_SHOWN_UPTO
    return "talk-card-place" if is_told else "talk-card-place-alone"


def header(view: TalkView, words: Text) -> str:
    return f"-# {number_line(view, words)}\n## {plain(view.talk.title, TITLE_SHOWN)}"


def number_line(view: TalkView, words: Text, *, with_total: bool = True) -> str:
    """Of which series and edition it is, and the how-manieth, of how many."""
    return words(
        _place_id(view, with_total=with_total),
        series=plain(view.series.title, 100).upper(),
        edition=plain(view.edition.name, 60).upper(),
        number=str(view.talk.number),
        total=str(view.talks_in_edition),
    )


def when_and_where(view: TalkView, words: Text) -> str:
    slot = view.talk.slot
    if slot is None:
        return words("talk-card-no-time")
    elsewhere = slot_elsewhere(slot, view.series.cities, words)
    return "\n".join(
        [
            f"**{plain(slot_in_words(slot, words))}**",
            *([f"-# {plain(elsewhere)}"] if elsewhere else []),
            words(
                "talk-card-for-you", when=stamp(slot.starts_at), distance=stamp(slot.starts_at, "R")
            ),
        ]
    )


def public_facts(view: TalkView, words: Text) -> str:
    """Where, in which language, recorded or not, and how many come."""
    talk = view.talk
    facts: list[str] = []
    if talk.slot is not None:
        facts.append(place_shown(talk.where, words))
    facts.append(words("language-name", code=plain(talk.language, LANGUAGE_SHOWN)))
    if talk.will_be_recorded:
        facts.append(words("talk-card-recorded"))
    if talk.chatham_house:
        facts.append(words("talk-card-chatham"))
    facts += _who_comes(view, words)
    facts += _who_may_sign_up(view, words)
    if talk.channel_at(view.now) is not None and view.server.attended is not Attended.OFF:
        facts.append(words(f"talk-card-attended-{view.server.attended.value}"))
    return " · ".join(facts)


def _who_comes(view: TalkView, words: Text) -> list[str]:
    """Nobody goes to a talk that is over or cancelled: how many had meant to, if any."""
    talk, counts = view.talk, view.counts
    if talk.was_cancelled or talk.is_over(view.now):
        return [words("talk-card-signed-up", count=counts.going)] if counts.going else []
    facts = [words("talk-card-going", count=counts.going)]
    if counts.maybe:
        facts.append(words("talk-card-maybe", count=counts.maybe))
    if talk.seats is not None:
        facts.append(words("talk-card-seats", count=max(talk.seats - counts.taken, 0)))
    return facts


def _who_may_sign_up(view: TalkView, words: Text) -> list[str]:
    talk = view.talk
    if not talk.is_open or talk.is_over(view.now):
        return []
    closes = talk.signup_closes_at
    facts = [words("talk-card-roles")] if talk.signup_role_ids else []
    if not talk.takes_signups(view.now):
        facts.append(words("talk-card-closed"))
    elif closes is not None:
        facts.append(words("talk-card-closes", when=stamp(closes)))
    return facts


def about(talk: Talk, limit: int = DESCRIPTION_SHOWN) -> list[Item]:
    """What it is about, its picture, and who speaks of what."""
    said = paragraphs(talk.public_description, limit)
    shown: list[Item] = [divider(), text(said)] if said else []
    if talk.picture is not None:
        shown.append(picture(talk.picture, talk.title))
    parts = programme(talk, BODY_TEXT - len(said))
    return [*shown, divider(), text(parts)] if parts else shown


def programme(talk: Talk, limit: int) -> str:
    """Each segment with the lines of its speakers as printed; where all are too much, names."""
    numbered = list(enumerate(talk.segments, start=1))
    printed = "\n".join(_segment(number, each, _lines(each)) for number, each in numbered)
    if len(printed) <= limit:
        return printed
    named = [_segment(number, each, _names(each)) for number, each in numbered]
    return cut("\n".join(named), limit)


def _segment(number: int, segment: Segment, people: list[str]) -> str:
    return "\n-# ".join([f"**{number}** {plain(segment.title, SEGMENT_SHOWN)}", *people])


def _lines(segment: Segment) -> list[str]:
    return [plain(speaker.line, LINE_SHOWN) for speaker in segment.speakers]


def _names(segment: Segment) -> list[str]:
    names = ", ".join(plain(speaker.name, 60) for speaker in segment.speakers)
    return [cut(names, SPEAKERS_SHOWN)] if names else []


def state_line(view: TalkView, words: Text) -> str:
    """How it stands, in words that stay true until it is drawn anew."""
    talk = view.talk
    if talk.was_cancelled:
        return words("talk-card-cancelled")
    if talk.is_over(view.now):
        if view.ends_edition:
            return words("talk-card-ended-last", edition=plain(view.edition.name, 60))
        return words("talk-card-ended")
    if talk.is_live(view.now):
        began = talk.began_at() or view.now
        end = stamp(talk.the_slot().ends_at, "t")
        return words("talk-card-live", start=stamp(began, "t"), end=end)
    return ""


def colour_of(view: TalkView) -> int:
    if view.talk.was_cancelled or view.talk.is_over(view.now):
        return colours.OVER
    return colours.LIVE if view.talk.is_live(view.now) else colours.TALK


def _buttons(view: TalkView, words: Text, mark: str) -> list[Item]:
    code = view.talk.code
    shown = [button(words("talk-button-more"), "more", code, mark=mark)]
    if view.talk.is_open and not view.talk.is_over(view.now):
        shown.insert(0, button(words("talk-button-calendar"), "calendar", code))
    if view.talk.takes_signups(view.now):
        shown = [
            button(words("talk-button-going"), "going", code, style=GOOD, mark=mark),
            button(words("talk-button-maybe"), "maybe", code),
            button(words("talk-button-calendar"), "calendar", code),
            button(words("talk-button-more"), "more", code),
        ]
    shown += typed_link(words("talk-button-recording"), view.talk.recording)
    return [row(*shown)]


def short_line(view: TalkView, words: Text) -> str:
    """One talk in a list."""
    talk = view.talk
    title = f"**{plain(talk.title, TITLE_SHOWN)}**"
    if talk.slot is None:
        return f"{title}\n-# {words('talk-card-no-time')}"
    when = f"{stamp(talk.slot.starts_at)} ({stamp(talk.slot.starts_at, 'R')})"
    return f"{title}\n{when}\n-# {public_facts(view, words)}"


def thread_name(view: TalkView, words: Text) -> str:
    """The thread's name, within Discord's 100 characters."""
    name = words("talk-thread-name", number=str(view.talk.number), title=view.talk.title)
    return label(name, limits.THREAD_NAME)
