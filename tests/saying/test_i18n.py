import logging
from pathlib import Path

import pytest

from bot.saying.i18n import Localizer, TextError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path,
        "en",
        """
greeting = Hello { $name }
coming = { $count ->
    [0] Nobody is coming
    [one] { $count } person is coming
   *[other] { $count } people are coming
}
only-english = Words
""",
    )
    write(tmp_path, "sv", "greeting = Hej { $name }\n")
    write(tmp_path, "nb", "greeting = Hei { $name }\n")
    return tmp_path


def write(folder: Path, language: str, content: str, name: str = "texts.ftl") -> None:
    (folder / language).mkdir(exist_ok=True)
    (folder / language / name).write_text(content, encoding="utf-8")


def english(folder: Path, *, strict: bool = True):
    return Localizer.load(strict, folder).english


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Nobody is coming"),
        (1, "1 person is coming"),
        (2, "2 people are coming"),
        (12345, "12,345 people are coming"),
    ],
)
def test_text_chooses_plural(folder, count, sentence):
    assert english(folder)("coming", count=count) == sentence


@pytest.mark.parametrize("name", ["{ $count } { coming }", "[one] *a* =\n.b", "x" * 9000, ""])
def test_text_keeps_argument_as_data(folder, name):
    assert english(folder)("greeting", name=name) == f"Hello {name}"


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("en-US", "en"),
        ("en-GB", "en"),
        ("sv-SE", "sv"),
        ("no", "nb"),
        ("nb_NO", "nb"),
        ("ja", "en"),
        ("", "en"),
    ],
)
def test_for_locale_maps_discord_code(folder, code, locale):
    assert Localizer.load(strict=True, folder=folder).for_locale(code).locale == locale


@pytest.mark.parametrize(
    ("message_id", "args"), [("nowhere", {}), ("greeting", {}), ("coming", {"number": 3})]
)
def test_text_raises_for_mistakes_when_strict(folder, message_id, args):
    with pytest.raises(TextError, match=message_id):
        english(folder)(message_id, **args)


def test_text_raises_for_missing_translation_when_strict(folder):
    swedish = Localizer.load(strict=True, folder=folder).for_locale("sv-SE")

    with pytest.raises(TextError, match="only-english"):
        swedish("only-english")


def test_text_falls_back_to_english_then_id(folder, caplog):
    swedish = Localizer.load(strict=False, folder=folder).for_locale("sv-SE")

    with caplog.at_level(logging.ERROR):
        written = [swedish("only-english"), swedish("nowhere"), swedish("greeting", name="Ada")]

    assert written == ["Words", "nowhere", "Hej Ada"]
    assert [record.message for record in caplog.records] == [
        "text_broken only-english (sv): there is no such message",
        "text_broken nowhere (sv): there is no such message",
        "text_broken nowhere (en): there is no such message",
    ]


def test_text_shows_sentence_with_hole_rather_than_id(folder):
    assert english(folder, strict=False)("greeting") == "Hello name"


def test_has_looks_at_own_language_only(folder):
    swedish = Localizer.load(strict=True, folder=folder).for_locale("sv-SE")

    assert (swedish.has("greeting"), swedish.has("only-english")) == (True, False)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("broken = { $a\n", "texts2.ftl: Expected token"),
        ("greeting = again\n", "texts2.ftl: greeting is defined twice"),
        ("twice = 1\ntwice = 2\n", "texts2.ftl: twice is defined twice"),
    ],
)
def test_load_refuses_mistakes_in_files_when_strict(folder, content, complaint):
    write(folder, "en", content, "texts2.ftl")

    with pytest.raises(TextError, match=complaint):
        Localizer.load(strict=True, folder=folder)


def test_load_keeps_what_can_be_read(folder):
    write(folder, "en", "broken = { $a\nfine = Fine\n", "texts2.ftl")

    assert english(folder, strict=False)("fine") == "Fine"


def test_load_needs_english(tmp_path):
    with pytest.raises(TextError, match="no English texts"):
        Localizer.load(strict=True, folder=tmp_path)


def test_a_text_leads_to_the_other_languages(folder: Path):
    swedish = Localizer.load(strict=True, folder=folder).for_locale("sv")

    assert swedish.in_language("nb")("greeting", name="Ada") == "Hei Ada"
    assert swedish.in_language("fi").locale == "en"
    assert [each.locale for each in swedish.in_every_language()] == ["sv", "en", "nb"]
