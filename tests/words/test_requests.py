import pytest

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
        ("Stop cars in the square", None),
        ("Help the shop owners first", None),
        ("? What do you store about visitors", None),
        ("", None),
    ],
)
def test_only_a_whole_message_is_a_request(typed: str, wanted: Request | None):
    assert read_request(typed) is wanted


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
