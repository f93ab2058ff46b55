"""What a person chose for themself, in words, for the page that they take away."""

from collections.abc import Iterator

from bot.domain.document import Document
from bot.domain.findings.letters import FindingsLetters
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.team.member import Member
from bot.saying.i18n import Text
from bot.saying.times import city_of


def chosen_in_words(document: Document, text: Text) -> str:
    match document:
        case Member():
            return " · ".join(_of_member(document, text))
        case OwnCalendar():
            return text("my-data-chose-calendar")
        case FindingsLetters():
            return text("my-data-chose-findings")
        case _:
            return ""


def _of_member(member: Member, text: Text) -> Iterator[str]:
    letters = member.letters
    if not member.reminders:
        yield text("my-data-chose-no-letters")
    yield text("my-data-chose-before", before=letters.before)
    if letters.has_quiet_hours:
        yield text(
            "my-data-chose-quiet",
            city=city_of(letters.zone),
            until=f"{letters.quiet_until:02}:00",
            **{"from": f"{letters.quiet_from:02}:00"},
        )
    if member.zone is not None:
        yield text("my-data-chose-zone", city=city_of(member.zone))
    if member.letters_a_day is not None:
        yield text("my-data-chose-cap", count=member.letters_a_day)
    if member.language is not None:
        yield text("my-data-chose-language", language=text("language-name", code=member.language))
    if member.dm_channel_id is not None:
        yield text("my-data-chose-direct")
