from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots.questions import QuestionKind
from bot.paths import TEMPLATES
from bot.words import errors
from bot.words.ballot_template import SIZE_MAX, read_template

LANGUAGES = frozenset({"en", "da"})
WHOLE = """\
format: rostrum-ballot/1
name: {en: A talk, da: Et oplæg}
questions:
  - key: useful
    kind: rating
    text: {en: Of use, da: Til nytte}
    ends: [Not, {en: Very, da: Meget}]
  - key: again
    kind: recommend
    text: Recommend it?
    options: [Yes, Maybe, no]
  - key: better
    kind: text
    text: What is better?
    hint: Please name nobody.
"""

MISTAKES = tuple(each for name, each in vars(errors).items() if name.startswith("Template"))


def read(text):
    return read_template(text, languages=LANGUAGES)


def test_every_word_is_the_text_that_stands_there():
    template = read(WHOLE)
    useful, again, better = template.said("da")

    assert (useful.text, useful.options) == ("Til nytte", ("1 · Not", "2", "3", "4", "5 · Meget"))
    assert (again.text, again.options) == ("Recommend it?", ("Yes", "Maybe", "no"))
    assert (better.kind, better.hint) == (QuestionKind.TEXT, "Please name nobody.")
    assert template.name == {"en": "A talk", "da": "Et oplæg"}


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("kind: rating", "kind: ratting", errors.TemplateUnknownWord, 5),
        ("rostrum-ballot/1", "other/2", errors.TemplateUnknownWord, 1),
        ("    kind: text\n", "", errors.TemplateLacks, 12),
        ("da: Til nytte", "xx: Til nytte", errors.TemplateUnknownWord, 6),
        ("en: Of use, ", "", errors.TemplateLacks, 6),
        ("[Yes, Maybe, no]", "[Yes, no]", errors.TemplateCountWrong, 11),
        ("[Yes, Maybe, no]", "[Yes, Yes, no]", errors.TemplateSaysTwice, 11),
        ("[Yes, Maybe, no]", "[{en: Yes, da: no}, Maybe, no]", errors.TemplateSaysTwice, 11),
        ("key: again", "key: useful", errors.TemplateSaysTwice, 8),
        ("What is better?", "x" * 46, errors.TemplateTextTooLong, 14),
        ("What is better?", '"\\u200b"', errors.TemplateNotYaml, 14),
        ("hint: Please", "options: [a, b]\n    hint: Please", errors.TemplateUnknownWord, 15),
        ("name: {en", "name: {en: x, en", errors.TemplateSaysTwice, 2),
        ("name: {en", "name: [{en", errors.TemplateNotYaml, 2),
        ("Recommend it?", "&a Recommend it?", errors.TemplateNotYaml, 10),
        ("Recommend it?", "*a", errors.TemplateNotYaml, 10),
        ("Recommend it?", "[" * 2000, errors.TemplateNotYaml, 10),
        ("Recommend it?", "!!python/object/apply:os.system [ls]", errors.TemplateNotYaml, 10),
        ("questions:\n", "questions: []\nmore:\n", errors.TemplateUnknownWord, 4),
    ],
)
def test_a_mistake_is_named_with_its_line(old, new, error, line):
    assert old in WHOLE
    with pytest.raises(error) as raised:
        read(WHOLE.replace(old, new, 1))
    assert raised.value.params["line"] == line


@pytest.mark.parametrize(
    ("old", "new", "why", "line"),
    [
        ("    kind: text", "\tkind: text", "tab", 13),
        ("What is better?", "What is better: this?", "colon", 14),
        ("kind: text", "kind:text", "colon", 13),
        ("What is better?", '"What is better?', "quote", 14),
        ("What is better?", "'What's better?'", "after", 14),
        ("What is better?", "*What* is better?", "sign", 14),
        ("What is better?", "@home?", "sign", 14),
        ("What is better?", "# What is better?", "empty", 14),
        ("Recommend it?", "{en: Recommend it", "bracket", 10),
        ("[Yes, Maybe, no]", "Yes, Maybe, no", "list", 11),
        ("Recommend it?", "\n      - Recommend it?", "words", 11),
        ("    kind: text", "   kind: text", "place", 13),
        ("format", "Questions\nformat", "colon", 2),
        ("questions:", "---\nquestions:", "second", 3),
    ],
)
def test_what_is_no_yaml_says_what_was_done_there(old, new, why, line):
    assert old in WHOLE
    with pytest.raises(errors.TemplateNotYaml) as raised:
        read(WHOLE.replace(old, new, 1))
    assert raised.value.params == {"line": line, "why": why}


def test_a_line_that_is_no_question_says_what_one_has():
    with pytest.raises(errors.TemplateNotYaml) as raised:
        read(WHOLE + "  - Anything else?\n")
    assert raised.value.params == {"line": 16, "why": "fields"}


def test_a_file_too_large_and_an_empty_one_are_refused():
    with pytest.raises(errors.TemplateTooLarge):
        read(WHOLE + "#" * SIZE_MAX)
    with pytest.raises(errors.TemplateLacks):
        read("")


def test_a_version_of_yaml_that_is_no_number_is_refused_in_words():
    with pytest.raises(errors.TemplateNotYaml):
        read("%YAML " + "1" * 10_000 + ".1\n---\n" + WHOLE)


@given(st.text() | st.integers(0, len(WHOLE)).map(lambda at: WHOLE[:at] + "\x00*" + WHOLE[at:]))
def test_no_text_raises_but_with_a_sentence(text):
    with suppress(*MISTAKES):
        read(text)


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_no_part_left_out_raises_but_with_a_sentence(start, length):
    with suppress(*MISTAKES):
        read(WHOLE[:start] + WHOLE[start + length :])


BUNDLED = sorted((TEMPLATES / "ballots").glob("*.yaml"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_bundled_template_speaks_five_languages_whole(path):
    languages = frozenset({"en", "da", "sv", "nb", "fi"})
    template = read_template(path.read_text("utf-8"), languages=languages)

    assert set(template.name) == languages
    for question in template.questions:
        # Only the steps between the ends of a scale are the same everywhere.
        spoken = [each for each in question.options if not each["en"].isdecimal()]
        assert all(set(each) == languages for each in (question.text, *spoken))
