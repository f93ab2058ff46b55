"""What is printed by role and organisation: no name that may be one, and no way to somebody."""

import pytest

from bot.domain.talks.names import WORD, fold
from bot.domain.talks.offices import Sense, sense_of
from bot.domain.talks.role_only import role_of
from bot.domain.talks.speaker import Consent, Speaker


def a_speaker(line: str, **fields) -> Speaker:
    return Speaker(**{"name": "Marta Holm", "line": line, "consent": Consent.ROLE_ONLY} | fields)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (
            "Marta Holm, Head of Prevention, City of Northville",
            "Head of Prevention, City of Northville",
        ),
        ("Marta Holm (Northville Library)", "Northville Library"),
        ("Marta Holm, librarian, with Jonas Berg", "librarian"),
        ("Marta Holm, librarian, @martaholm", "librarian"),
        ("Marta Holm, librarian, marta@example.org", "librarian"),
        ("Marta Holm, librarian, https://example.org/holm", "librarian"),
        ("Marta Holm, librarian, mh.example.be", "librarian"),
        ("Marta Holm, librarian, t.me/reader", "librarian"),
        ("Marta Holm, librarian, https://example.org/u/reader", "librarian"),
        ("Marta Holm, librarian/writer", "librarian, writer"),
        ("Marta Holm, librarian \u00b7 Ola Nord", "librarian"),
        ("Marta Holm, librarian, m_h on a network", "librarian"),
        ("Marta Holm, librarian, reader77", "librarian"),
        ("Marta Holm, librarian, 12.34.56.78", "librarian"),
        (
            "Marta Holm, Asst. Prof. of History, St. Example College",
            "Asst. Prof. of History, St. Example College",
        ),
        ("Marta Holm, librarian \u2013 J. Berg", "librarian"),
        ("Librarian Marta Holm", "Librarian"),
        ("HOLM Marta, librarian", "librarian"),
        ("Marta Holm, Jonas Berg", None),
        ("Marta Holm, +45 12 34 56 78", None),
        ("Marta Holm", None),
    ],
)
def test_role_only_prints_no_name_handle_or_address(line, printed):
    assert role_of(a_speaker(line), ("Jonas Berg",)) == printed


def test_the_affiliation_serves_where_nothing_of_the_line_does():
    assert role_of(a_speaker("Marta Holm, at work", affiliation="Northville Library"), ()) == (
        "Northville Library"
    )
    assert role_of(a_speaker("Marta Holm, at work", affiliation="Holm & Sons"), ()) is None


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Mayor Jane Roe, New Example", "Mayor"),
        ("Marta Holm, Mayor of New Example", "Mayor of New Example"),
        ("Marta Holm, Dr ROE", None),
        ("Marta Holm, researcher, UNHCR", "researcher, UNHCR"),
        ("Marta Holm, researcher at UNXYZ", "researcher at UNXYZ"),
        ("Marta Holm, librarian, ROE, Jane", "librarian"),
        ("Marta Holm, lecturer at Example University", "lecturer at Example University"),
        ("Marta Holm, co-founder of Exit Northville", "co-founder of Exit Northville"),
        (
            "Marta Holm, Präventionsbeauftragte der Stadt Nord",
            "Präventionsbeauftragte der Stadt Nord",
        ),
        ("Marta Holm, SSP-konsulent i Nordby Kommune", "SSP-konsulent i Nordby Kommune"),
        ("Marta Holm, förebyggande rektor, Nordby stad", "förebyggande rektor, Nordby stad"),
        ("Marta Holm, directrice de la bibliothèque", "directrice de la bibliothèque"),
        ("Marta Holm, kirjastonhoitaja, Pohjolan kaupunki", "kirjastonhoitaja, Pohjolan kaupunki"),
        ("Marta Holm, lærer på Nordby Skole", "lærer på Nordby Skole"),
    ],
)
def test_offices_and_organisations_of_all_languages_stay(line, printed):
    assert role_of(a_speaker(line), ()) == printed


# Somebody whom nobody knows: no panellist, so only the look of it tells.
SOMEBODY = (
    *(("Jane", "Roe"), ("jane", "roe"), ("JANE", "ROE"), ("Åsa", "Østby")),
    *(("Jean-Luc", "d’Exempel"), ("Яна", "Сова"), ("花子", "見本")),
)
FORMS = (
    *("{first} {last}", "{last}, {first}", "{last} {first}", "{first}", "{last}, {first[0]}."),
    *("{first[0]}. {last}", "assistant to {first} {last}", "assistant of {last}", "née {last}"),
    *("friend of {first} {last}", "secretary for {first} {last}", "aide de {first} {last}"),
    *("with {first} {last}", "working for {last}", "{first} {last}’s assistant", "Dr {last}"),
    *("Professor {first} {last}", "teacher {first} {last}", "{first} {last} teacher", "“{first}”"),
    *("linkedin: {first}", "X/Twitter: {last}", "insta {last}", "t.me/{last}", "X: {last}"),
    *(
        "{last} on telegram",
        "@{last}",
        "{last}@example.org",
        "{last}.example.org",
        "ig {first}{last}",
    ),
    *("{first}_{last}", "{first}{last}", "{last}77", "Telegram {first}", "mail {first} at example"),
    *("{first}-teacher", "teacher:{first}", "{first}\u200bteacher", "c/o {first} {last}"),
    *("{first} & {last}", "{first}/{last}", "({first} {last})", "teacher, {first}", "by {first}"),
)


@pytest.mark.parametrize("form", FORMS)
def test_what_may_be_anybody_is_never_printed(form):
    for first, last in SOMEBODY:
        said = form.format(first=first, last=last)
        for line in (f"Marta Holm, librarian, {said}", f"Marta Holm, librarian {said}", said):
            printed = role_of(a_speaker(line), ()) or ""

            left = {fold(word) for word in WORD.findall(printed)}
            assert not left & {*map(fold, WORD.findall(f"{first} {last}"))}, (line, printed)
            assert not {word for word in left if sense_of(word) is Sense.UNKNOWN}, (line, printed)


@pytest.mark.parametrize("handle", ["jroe", "roej", "janeroe", "roe-jane", "rroe"])
def test_a_handle_made_of_a_known_name_does_not_vouch(handle):
    line = f"Marta Holm, lecturer at {handle}"

    assert role_of(a_speaker(line), ("Jane Roe",)) == "lecturer"
