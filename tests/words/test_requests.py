import pytest

from bot.words.languages.all import LANGUAGES
from bot.words.languages.language import Language
from bot.words.requests import Request, read_request, without_command


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("help", Request.HELP),
        ("Help!", Request.HELP),
        ("/help", Request.HELP),
        ("Hjælp", Request.HELP),
        ("hjälp?", Request.HELP),
        ("Apua!", Request.HELP),
        ("Aide", Request.HELP),
        ("STOP", Request.STOP),
        ("hold op", Request.STOP),
        ("please stop writing to me", Request.STOP),
        ("Don't write to me any more, please!", Request.STOP),
        ("Stop all letters", Request.STOP),
        ("How do I sign off?", Request.STOP),
        ("Hi there!", Request.HELP),
        ("Sluta", Request.STOP),
        ("Hör auf!", Request.STOP),
        ("Arrêtez.", Request.STOP),
        ("what do you store about me?", Request.DATA),
        ("What data do you have about me", Request.DATA),
        ("Hvad gemmer du om mig?", Request.DATA),
        ("Vad sparar du om mig?", Request.DATA),
        ("Mitä tiedät minusta?", Request.DATA),
        ("Was weißt du über mich?", Request.DATA),
        ("Que sais-tu sur moi ?", Request.DATA),
        ("Can you delete all my data, please?", Request.DATA),
        ("Please delete my data", Request.DATA),
        ("Hvilke data har du om mig?", Request.DATA),
        ("Slet alt om mig", Request.DATA),
        ("Ta bort mina uppgifter", Request.DATA),
        ("Slett dataene mine!", Request.DATA),
        ("Poista kaikki tietoni", Request.DATA),
        ("Bitte löschen Sie meine Daten", Request.DATA),
        ("Meine Daten löschen", Request.DATA),
        ("Supprimez mes données s'il vous plaît", Request.DATA),
        ("Quelles données conservez-vous sur moi ?", Request.DATA),
        ("Hi! What do you store about me? Thanks", Request.DATA),
        ("hello, please stop writing to me", Request.STOP),
        ("Do you have any data about me?", Request.DATA),
        ("Speichert ihr Daten über mich?", Request.DATA),
        ("Vad sparar ni om mig? Tack!", Request.DATA),
        ("Thanks!", Request.THANKS),
        ("Thank you for the reminder 🙂", Request.THANKS),
        ("Danke schön!", Request.THANKS),
        ("Merci beaucoup !", Request.THANKS),
        ("Thanks to the benches people stay", None),
        ("Thank you for the benches", None),
        ("Stop cars in the square", None),
        ("Privacy, data, gdpr", None),
        ("Hi, the benches are full", None),
        ("Delete my data centre", None),
        ("They should delete all my data", None),
        ("Help the shop owners first", None),
        ("Please stop writing to me-too shops", None),
        ("How do I stop these cars?", None),
        ("? What do you store about visitors", None),
        ("", None),
    ],
)
def test_only_a_whole_message_is_a_request(typed: str, wanted: Request | None):
    asked = read_request(typed)
    assert (asked.request if asked else None) is wanted


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("help", "en"),
        ("Hjælp mig!", "da"),
        ("Glöm mig", "sv"),
        ("Hva lagrer du om meg?", "nb"),
        ("Mitä tallennat minusta?", "fi"),
        ("Was hast du von mir gespeichert?", "de"),
        ("Oublie-moi !", "fr"),
    ],
)
def test_request_tells_in_which_language_it_is_answered(typed: str, language: str):
    asked = read_request(typed)
    assert asked is not None
    assert asked.language == language


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_each_language_asks_for_each(language: Language):
    """Whatever a table holds is understood, also where another language says it alike."""
    for request, phrases in (
        (Request.HELP, language.asks_help),
        (Request.STOP, language.asks_stop),
        (Request.DATA, language.asks_data),
        (Request.THANKS, language.only_thanks),
    ):
        plain = [phrase for phrase in phrases if "(" not in phrase]
        assert plain
        for phrase in plain:
            asked = read_request(phrase.upper())
            assert asked is not None
            assert asked.request is request


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("/log Benches matter", "Benches matter"),
        ("/log text: ? Who pays", "? Who pays"),
        ("/logging is noise", "/logging is noise"),
        ("Benches /log", "Benches /log"),
    ],
)
def test_command_that_was_typed_as_text_is_no_part_of_the_note(typed: str, note: str):
    assert without_command(typed) == note
