import jsonschema_rs
import pytest
import yaml

from bot.documents.template_schema import template_schema
from bot.domain.errors import BadInput
from bot.paths import TEMPLATES
from bot.words.ballot_template import read_template

SCHEMA = jsonschema_rs.validator_for(template_schema())
LANGUAGES = frozenset({"en", "da"})
WHOLE = """\
format: rostrum-ballot/1
name: A talk
questions:
  - {key: useful, kind: rating, text: Of use, ends: [Not, {en: Very, da: Meget}]}
  - {key: again, kind: recommend, text: Again, options: ["Yes", Maybe, "No"]}
  - {key: which, kind: choices, text: Which, options: [One, Two], hint: Any}
  - {key: better, kind: text, text: Better}
"""


@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "ballots").glob("*.yaml")), ids=lambda p: p.stem
)
def test_bundled_templates_are_valid(path):
    assert SCHEMA.is_valid(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("kind: text", "kind: other"),
        ("rostrum-ballot/1", "rostrum-ballot/2"),
        (", text: Of use", ""),
        ("ends: [Not, ", "ends: ["),
        ('"Yes", Maybe, ', '"Yes", '),
        ("[One, Two]", "[One]"),
        ("[One, Two]", "[1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, 11th]"),
        ("text: Better", "text: " + "x" * 46),
        ("text: Better", "text: {da: Bedre}"),
        ("text: Better", "text: Better, options: [a, b]"),
        ("hint: Any", "hint: " + "x" * 101),
        ("name: A talk", "name: " + "x" * 61),
        ("key: better", "key: " + "x" * 41),
    ],
)
def test_schema_and_reader_agree(old, new):
    text = WHOLE.replace(old, new, 1)
    try:
        read_template(text, languages=LANGUAGES)
        is_read = True
    except BadInput:
        is_read = False
    assert SCHEMA.is_valid(yaml.safe_load(text)) is is_read is (old == new)
