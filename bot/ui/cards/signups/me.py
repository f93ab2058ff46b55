"""What a member sees about themselves."""

from bot.domain.signups.own_calendar import ALARMS, OwnCalendar
from bot.domain.team.member import CAPS, Member
from bot.domain.times.letter_times import CHOICES, LetterTimes
from bot.saying.i18n import Text
from bot.saying.times import city_of, stamp
from bot.services.signups.members import Me
from bot.services.signups.signups import SignupView
from bot.ui.calendar import subscribe_buttons, subscription_lines
from bot.ui.controls import MAIN, Item, button, card, divider, option, row, rows, select, text
from bot.ui.forms import Field, Part
from bot.ui.plain import plain
from bot.ui.web_addresses import own_address

SHOWN = 10


def me(shown: Me, languages: tuple[str, ...], words: Text) -> list[Item]:
    """`languages` are those that letters can be written in."""
    member, coming = shown.member, shown.coming
    state = "on" if member.reminders else "off"
    whole = [words("me-edition", edition=plain(each.name, 60)) for each in shown.editions]
    lines = [*whole, *(_line(each, words) for each in coming[:SHOWN])] or [
        words("error-not-taking-part" if shown.is_kept_out else "me-nothing")
    ]
    stops = [
        button(words("me-edition-stop", edition=plain(each.name, 60)), "edition-stop", each.code)
        for each in shown.editions[:SHOWN]
    ]
    switch = button(
        words(f"me-switch-{state}"), "letters", "off" if member.reminders else "on", style=MAIN
    )
    when = _letter_times(member, words) if member.reminders else []
    return [
        card(
            text("\n".join([f"## {words('me-title')}", words(f"me-letters-{state}"), *when])),
            divider(),
            text("\n".join([words("me-coming"), *lines])),
        ),
        *(_letter_choices(member, languages, words) if member.reminders else []),
        row(
            switch,
            *([button(words("me-quiet-button"), "letters-quiet")] if member.reminders else []),
            button(words("me-findings-letters"), "findings-letters"),
        ),
        row(
            button(words("my-calendar-button"), "my-calendar"),
            button(words("certificates-button"), "certificates"),
            button(words("my-data-button-open"), "my-data", "here"),
        ),
        *rows(stops),
    ]


def _letter_times(member: Member, words: Text) -> list[str]:
    letters = member.letters
    lines = [
        words(
            "me-letters-when",
            before=letters.before,
            quiet="yes" if letters.has_quiet_hours else "no",
            until=f"{letters.quiet_until:02}:00",
            city=city_of(letters.zone),
            **{"from": f"{letters.quiet_from:02}:00"},
        )
    ]
    if letters.has_quiet_hours:
        lines.append(words("me-letters-quiet"))
    if member.zone is not None:
        lines.append(words("me-letters-zone", city=city_of(member.zone)))
    if member.letters_a_day is not None:
        lines.append(words("me-letters-cap"))
    return lines


def _letter_choices(member: Member, languages: tuple[str, ...], words: Text) -> list[Item]:
    before = [
        option(words(f"me-before-{each}"), str(each), default=each == member.letters.before)
        for each in CHOICES
    ]
    caps = [
        option(words("me-cap", count=each), str(each), default=each == (member.letters_a_day or 0))
        for each in (0, *CAPS)
    ]
    shown: list[Item] = [
        select("letters-before", options=before, placeholder=words("me-before-choose")),
        select("letters-cap", options=caps, placeholder=words("me-cap-choose")),
    ]
    if len(languages) > 1:
        own = [
            option(words("language-name", code=each), each, default=each == member.language)
            for each in languages
        ]
        servers = option(words("me-language-servers"), "-", default=member.language is None)
        hint = words("me-language-choose")
        shown.append(select("letters-language", options=[servers, *own], placeholder=hint))
    return shown


def quiet_fields(letters: LetterTimes, zone: str, words: Text) -> list[Part]:
    """`zone` is the member's, or the server's for whoever has not named one."""
    hours = f"{letters.quiet_from}-{letters.quiet_until}" if letters.has_quiet_hours else ""
    return [
        Field(
            key="hours",
            label=words("me-quiet-field-hours"),
            hint=words("me-quiet-field-hours-hint"),
            value=hours,
            required=False,
            limit=20,
        ),
        Field(
            key="zone",
            label=words("me-quiet-field-zone"),
            hint=words("field-zone-hint"),
            value=zone,
            limit=60,
        ),
    ]


def own_calendar(kept: OwnCalendar | None, base: str | None, words: Text) -> list[Item]:
    """A member's own calendar: its address again, or the offer of one; `base` is the bot's."""
    if base is None:
        return [text(words("my-calendar-nowhere"))]
    if kept is None:
        on = button(words("my-calendar-on"), "my-calendar-on", style=MAIN)
        return [text(f"{words('my-calendar-off')}\n{words('my-calendar-promise')}"), row(on)]
    address = own_address(base, kept.owner, kept.code, kept.secret)
    alarms = [
        option(words(f"my-calendar-alarm-{each}"), str(each), default=each == kept.alarm)
        for each in ALARMS
    ]
    return [
        text(f"{words('my-calendar-here')}\n{subscription_lines(address, words)}"),
        row(*subscribe_buttons(address)),
        select("my-calendar-alarm", options=alarms, placeholder=words("my-calendar-alarm")),
        row(
            button(words("my-calendar-renew"), "my-calendar-renew"),
            button(words("my-calendar-stop"), "my-calendar-stop"),
        ),
    ]


def ask_own_calendar(what: str, words: Text) -> list[Item]:
    """Before its address is renewed ("renew") or ends ("stop"): either breaks who subscribed."""
    yes = button(words(f"my-calendar-{what}"), f"my-calendar-{what}-yes")
    no = button(words("my-calendar-keep"), "my-calendar-on")
    return [text(words(f"my-calendar-{what}-question")), row(yes, no)]


def _line(each: SignupView, words: Text) -> str:
    talk = each.view.talk
    when = stamp(talk.starts_at) if talk.starts_at else ""
    kind = "given-on" if each.signup.given_on else each.signup.answer.value
    answer = words(f"answer-{kind}", place=each.place or 0)
    return f"- **{plain(talk.title, 120)}** {when} · {answer}"
