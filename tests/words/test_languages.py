"""Each language's table is complete, and no word means two things unseen."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest
from babel.dates import get_day_names, get_month_names

from bot.words.as_typed import fold
from bot.words.duration import read_minutes
from bot.words.languages.all import LANGUAGES
from bot.words.languages.language import Language
from bot.words.lexicon import plain
from bot.words.programme.parsing import parse_programme
from bot.words.when import Choice, Understood, read_when
from bot.words.written_days import written_days

# A Wednesday, 10:00 in Copenhagen.
NOW = datetime(2027, 3, 10, 9, tzinfo=UTC)
MONDAY = date(2027, 3, 8)


class Typed(NamedTuple):
    """8 April, tomorrow and in two weeks at 15:00; 90, 120 and 45 minutes; one talk."""

    day: str
    tomorrow: str
    in_two_weeks: str
    lengths: tuple[str, str, str]
    programme: str


# One entry for each language.
TYPED = {
    "en": Typed(
        "Thursday the 8th of April at 15:00",
        "tomorrow at 15:00",
        "in two weeks at 15:00",
        ("an hour and a half", "2 hours", "45 minutes"),
        "Talk 1: Benches\n8 April 2027, 15:00 to 16:30\nSession 1: Paint\nModerated by Ada Bo",
    ),
    "da": Typed(
        "torsdag den 8. april 2027 kl. 15.00",
        "i morgen kl. 15",
        "om to uger kl. 15",
        ("halvanden time", "2 timer", "45 minutter"),
        "Foredrag 1: Benches\n8. april 2027, kl. 15-16.30\nDel 1: Paint\nModereret af Ada Bo",
    ),
    "sv": Typed(
        "torsdagen den 8 april 2027 kl. 15.00",
        "imorgon kl 15",
        "om två veckor kl 15",
        ("en och en halv timme", "2 timmar", "45 minuter"),
        "Föredrag 1: Benches\n8 april 2027, kl. 15–16.30\nDel 1: Paint\nModereras av Ada Bo",
    ),
    "nb": Typed(
        "torsdag 8. april 2027 kl. 15.00",
        "i morgen klokka 15",
        "om to uker kl 15",
        ("halvannen time", "2 timer", "45 minutter"),
        "Foredrag 1: Benches\n8. april 2027, kl. 15-16.30\nDel 1: Paint\nModerert av Ada Bo",
    ),
    "fi": Typed(
        "torstaina 8. huhtikuuta 2027 klo 15",
        "huomenna klo 15",
        "2 viikon kuluttua klo 15",
        ("puolitoista tuntia", "2 tuntia", "45 minuuttia"),
        "Luento 1: Benches\n8. huhtikuuta 2027, klo 15–16.30\nOsa 1: Paint\nJuontaja: Ada Bo",
    ),
    "de": Typed(
        "Donnerstag, 8. April 2027, 15 Uhr",
        "morgen um 15:00 Uhr",
        "in zwei Wochen um 15 Uhr",
        ("anderthalb Stunden", "2 Stunden", "45 Minuten"),
        "Vortrag 1: Benches\n8. April 2027, 15–16:30 Uhr\nTeil 1: Paint\nModeriert von Ada Bo",
    ),
    "fr": Typed(
        "jeudi 8 avril 2027 à 15h",
        "demain à 15 h",
        "dans deux semaines à 15 heures",
        ("une heure et demie", "2 heures", "45 minutes"),
        "Conférence 1: Benches\n8 avril 2027, de 15h à 16h30\nPartie 1: Paint\nAnimé par Ada Bo",
    ),
}
# Which words mean two things, and what becomes of them.
CLASHES = {
    "morgen": "tomorrow, or in the morning: both are tried, and asked about if both can be",
    "sept": "September; seven counts only before a unit or an hour's word",
    "ti": "ten before a unit, Tuesday before a day and month, else refused",
    "to": "two before a unit, Thursday before a day and month, else refused",
    "a": "one before a unit, from or until before an hour",
    "an": "one before a unit, a year after a number",
    "et": "one before a unit, and between numbers",
    "des": "December after a day, of before a month that has a name",
    "h": "a length after a number alone, an hour on a day",
    "heure": "as h",
    "heures": "as h",
    "et demi": "half an hour behind hours of a length, half past behind an hour of a day",
    "et demie": "as et demi",
    "at": "before an hour, and left over from it",
    "de": "of before a month, from before an hour",
    "du": "the before the first of several days, of before a month",
    "in": "of before a month, ahead before a length",
}

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)


def read(text: str) -> tuple[datetime, ...]:
    found = read_when(text, now=NOW, zone="Europe/Copenhagen")
    walls = (found.wall,) if isinstance(found, Understood) else found.candidates
    return tuple(wall.local for wall in walls)


@each_language
def test_a_table_is_complete(language: Language):
    assert len(language.months) == 12
    assert len(language.weekdays) == len(language.short_weekdays) == 7
    assert len(language.ranks) == 6
    assert set(range(1, 21)) <= set(language.numbers.values())
    lists = (*language.months, *language.weekdays, *language.ranks)
    needed = "today tonight tomorrow overmorrow this_week next_week this_month next_month noon "
    needed += "midnight morning afternoon evening hours minutes days weeks months_long years "
    needed += "conjunction and_a_half talks sessions moderators hosts panellists calls "
    needed += "talks_section further_reading thanks scope_note sections"
    assert all(lists)
    assert [name for name in needed.split() if not getattr(language, name)] == []
    assert language.lengths.keys()


@each_language
def test_words_are_in_small_letters(language: Language):
    wrong = [word for _, word in words_of(language) if word != " ".join(word.casefold().split())]

    assert wrong == []


@each_language
def test_every_name_of_a_month_is_read(language: Language):
    for month, names in enumerate(language.months, 1):
        for name in names:
            at = datetime(2028, month, 17, 15)
            assert read(f"17 {name} 2028 15:00") == (at,), name
            assert read(f"17. {name.title()}. 2028, 15:00") == (at,), name
            assert read(f"17 {plain(name)} 2028 15:00") == (at,), name
            (found,) = written_days(f"It was on 17 {name.upper()} 2028, in rain.")
            assert (found.month, found.year) == (month, 2028), name


@each_language
def test_every_name_of_a_weekday_is_read(language: Language):
    for weekday, names in enumerate(language.weekdays):
        for name in names:
            on = weekday_of(read(f"{name} 16:00"))
            assert (name, on) == (name, weekday)
            assert weekday_of(read(f"{plain(name).title()}, 16:00")) == weekday
    for weekday, names in enumerate(language.short_weekdays):
        day = date(2027, 5, 24) + timedelta(weekday)
        for name in names:
            assert read(f"{name} {day.day}.5.2027 16:00") == (datetime(2027, 5, day.day, 16),), name
            (found,) = written_days(f"{name.title()}., {day.day}. {language.months[4][0]} 2027")
            assert (found.weekday, found.on(2027)) == (weekday, day), name


def weekday_of(moments: tuple[datetime, ...]) -> int:
    (weekday,) = {moment.weekday() for moment in moments}
    return weekday


@each_language
def test_the_names_of_the_locale_data_are_known(language: Language):
    months, weekdays = defaultdict(set), defaultdict(set)
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for month, name in get_month_names(width, context, language.code).items():
                months[month - 1].add(name.casefold().rstrip("."))
            for weekday, name in get_day_names(width, context, language.code).items():
                weekdays[weekday].add(name.casefold().rstrip("."))
    for month, names in months.items():
        assert names <= set(language.months[month])
    for weekday, names in weekdays.items():
        known = {*language.weekdays[weekday], *language.short_weekdays[weekday]}
        # French "mar." is March elsewhere.
        assert names - known <= {"mar"}


@pytest.mark.parametrize("code", TYPED)
def test_what_people_type_is_read(code: str):
    typed = TYPED[code]

    assert read(typed.day) == (datetime(2027, 4, 8, 15),)
    assert read(typed.tomorrow) == (datetime(2027, 3, 11, 15),)
    assert read(typed.in_two_weeks) == (datetime(2027, 3, 24, 15),)
    assert [read_minutes(text) for text in typed.lengths] == [90, 120, 45]


@pytest.mark.parametrize("code", TYPED)
def test_what_people_paste_is_read(code: str):
    programme = parse_programme(TYPED[code].programme)

    (talk,) = programme.talks
    assert (talk.title, programme.unread) == ("Benches", ())
    assert talk.date
    assert talk.date.on == date(2027, 4, 8)
    assert talk.start
    assert (talk.start.at.hour, talk.start.minutes) == (15, 90)
    ((segment),) = talk.segments
    assert segment.title == "Paint"
    assert [(each.name, each.role) for each in segment.speakers] == [("Ada Bo", "moderator")]


def test_each_language_is_tried_here():
    assert [language.code for language in LANGUAGES] == list(TYPED)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("nächsten Donnerstag 15 Uhr", ("2027-03-11 15:00", "2027-03-18 15:00")),
        ("næste torsdag kl. 15", ("2027-03-11 15:00", "2027-03-18 15:00")),
        ("jeudi prochain à 15h30", ("2027-03-11 15:30", "2027-03-18 15:30")),
        ("ensi viikon torstaina klo 15", ("2027-03-18 15:00",)),
        ("torsdag i næste uge kl. 15", ("2027-03-18 15:00",)),
        ("första tisdagen i juni kl 10", ("2027-06-01 10:00",)),
        ("premier mardi de juin à 10 h", ("2027-06-01 10:00",)),
        ("am 15. um 10 Uhr", ("2027-03-15 10:00",)),
        ("1er avril 2027 à 10h", ("2027-04-01 10:00",)),
        ("ke 17.3.2027 klo 15", ("2027-03-17 15:00",)),
        ("Do 8.4. 15:00 Uhr", ("2027-04-08 15:00",)),
        ("om 90 minutter", ("2027-03-10 11:30",)),
        ("in 90 Minuten", ("2027-03-10 11:30",)),
        ("ikväll kl 8", ("2027-03-10 20:00",)),
        ("heute Abend um 8", ("2027-03-10 20:00",)),
        ("fredag morgen kl. 9", ("2027-03-12 09:00",)),
        ("lordag kl. 15.05", ("2027-03-13 15:05",)),
        ("samedi après-midi à 3 heures", ("2027-03-13 15:00",)),
        ("freitag 15 Uhr 30", ("2027-03-12 15:30",)),
        ("torstaina kello 5", ("2027-03-11 05:00", "2027-03-11 17:00")),
        ("friday kl. 15", ("2027-03-12 15:00",)),
        ("i morgen formiddag kl. 10", ("2027-03-11 10:00",)),
        ("morgen früh um 8", ("2027-03-11 08:00",)),
        ("demain matin à 9h", ("2027-03-11 09:00",)),
        ("om fjorten dage kl. 15", ("2027-03-24 15:00",)),
        ("15 Uhr am 30. April", ("2027-04-30 15:00",)),
    ],
)
def test_other_forms_in_other_languages(text: str, moments: tuple[str, ...]):
    assert read(text) == tuple(map(datetime.fromisoformat, moments))


def test_tomorrow_in_one_language_and_morning_in_another_is_asked():
    assert read("morgen 11:00") == (datetime(2027, 3, 10, 11), datetime(2027, 3, 11, 11))
    assert isinstance(read_when("morgen 11:00", now=NOW, zone="Europe/Copenhagen"), Choice)
    # At 15:00 no morning can be meant.
    assert read("morgen 15:00") == (datetime(2027, 3, 11, 15),)


def test_a_name_before_a_date_is_a_name():
    (found,) = written_days("Coffee with Sam, 17 March 2027")

    assert (found.text, found.weekday) == ("17 March 2027", None)


def test_a_number_before_a_date_is_a_number():
    (found,) = written_days("4. March 17, 2027")

    assert found.text == "March 17, 2027"


def test_no_word_means_two_things_unseen():
    meanings: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for meaning, word in words_of(language):
            meanings[plain(word)].add(meaning)

    assert {word for word, of in meanings.items() if len(of) > 1} == set(CLASHES)


PLACED = ("months", "weekdays", "ranks")
# Two tables may call one thing by words of two fields.
NO_MEANING = {
    "together",
    *("on_subject", "series_labels"),
    *("speaks", "meeting", "given_by"),
    "mail_heads",
    "loose_days",
    "titles",
    "no_names",
    "organisations",
    "all_of_them",
    "each_weekday",
    *("seasons", "for_start", "by_then"),
    *("code", "short_weekdays", "ordinal_marks", "before_month", "next_is_nearest", "month_first"),
    *("counting", "by", "comes_from", "on_subject", "lengths", "numbers"),
    *("talks", "sessions", "moderators", "hosts", "panellists", "calls", "sections"),
    *("talks_section", "further_reading", "thanks", "scope_note", "sections_open"),
    # Words of what repeats.
    *("every", "every_other", "one_in_two", "weekly", "fortnightly", "monthly", "of_each_month"),
    *("times", "until_day", "until_behind", "first_day", "first_day_behind", "and_then", "end_of"),
    # Words of pages.
    *("dates_field", "places_field", "titles_field", "other_fields", "breaks", "ends", "online"),
    "closings",
    *("ways", "nouns_of_findings", "findings_heading", "after_findings", "more_reading"),
    *(
        "valedictions",
        "more_thanks",
        "published",
        "updated",
        "authors",
        "kinds",
        "editions",
        "furniture",
    ),
    *(
        "after_open",
        "invites",
        "skips",
        "firstly",
        "page_kinds",
        "numbered_things",
        "reading_time",
        "weekends",
    ),
    *(
        "minutes_past",
        "minutes_to",
        "lasting",
        "about",
        "at_most",
        "sources_field",
        "local_time",
        "time_of_place",
    ),
    *(
        "navigation",
        "navigation_open",
        "reads_on",
        "entries",
        "what_field",
        "followed_by",
        "share_words",
        "findings_open",
        "thanks_open",
    ),
    *("before_nouns", "recordings", "agendas", "empty_titles", "gatherings", "days_counted"),
    *(
        "talk_parts",
        "rooms",
        "clock_words",
        "in_zone",
        "salutations",
        "letters_behind",
        "particles",
    ),
    *("word_headings", "word_titles", "no_talks", "deadlines", "called_off"),
    # Words that only speak for what a line may be.
    *("menu_words", "greetings", "organised_by", "inviting", "kinds_of_events", "discussions"),
}


def words_of(language: Language) -> Iterator[tuple[str, str]]:
    """Give each word of times and lengths with what it means."""
    for name in PLACED:
        for place, words in enumerate(getattr(language, name)):
            yield from ((f"{name} {place}", word) for word in words)
    for place, words in enumerate(language.short_weekdays):
        yield from ((f"weekdays {place}", word) for word in words)
    yield from ((f"number {value}", word) for word, value in language.numbers.items())
    for field in fields(language):
        if field.name not in {*PLACED, *NO_MEANING}:
            yield from ((field.name, word) for word in getattr(language, field.name))


def test_what_is_typed_is_read_without_accents_as_well():
    assert fold("  LØRDAG\u00a0 Säg ") == "lordag sag"
