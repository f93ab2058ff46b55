import pytest

from bot.paths import TEMPLATES
from bot.templates import read_poll_templates


def test_every_language_of_the_bundled_poll_has_as_many_options():
    found = read_poll_templates(TEMPLATES / "poll.json")

    assert {language: len(each.options) for language, each in found.items()} == {
        "en": 3,
        "da": 3,
        "sv": 3,
        "nb": 3,
        "fi": 3,
    }


def test_a_template_with_a_question_too_long_is_refused(tmp_path):
    path = tmp_path / "poll.json"
    path.write_text('{"en": {"question": "%s", "options": ["a", "b"]}}' % ("x" * 301))

    with pytest.raises(ValueError, match="too long"):
        read_poll_templates(path)
