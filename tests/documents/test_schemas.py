"""What the published schemas accept, our readers read, and what our writers write is accepted."""

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.json_form import from_json, to_json
from bot.documents.revisions import read_revisions
from bot.documents.seal import seal_line
from bot.domain.errors import BadInput
from bot.domain.findings.article import Article
from tests.documents.strategies import ARTICLES
from tests.documents.test_verifying import FILES, STAMP, revisions_json
from tests.source import CHECKOUT


def validator(name: str):
    schema = json.loads((CHECKOUT / "docs" / "schemas" / name).read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema, validate_formats=True)


ARTICLE_SCHEMA = validator("rostrum-article-1.json")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=5), st.lists, max_leaves=3
)


@settings(max_examples=40)
@given(ARTICLES)
def test_what_is_written_is_valid(article: Article):
    assert ARTICLE_SCHEMA.is_valid(json.loads(to_json(article)))
    assert ARTICLE_SCHEMA.is_valid(json.loads(to_json(article, seal_line(STAMP))))


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(*at, key) for key, _ in inner] if isinstance(value, dict | list) else []
    return found + [
        place
        for key in found
        for place in (
            places(value[key[-1]], key) if isinstance(value[key[-1]], dict | list) else []
        )
    ]


@settings(max_examples=150)
@given(ARTICLES, st.data())
def test_schema_and_reader_agree(article: Article, data: st.DataObject):
    """Something of an article is taken out, or is something else."""
    written = json.loads(to_json(article))
    place = data.draw(st.sampled_from(places(written)))
    inside = written
    for key in place[:-1]:
        inside = inside[key]
    if data.draw(st.booleans()) and isinstance(inside, dict):
        del inside[place[-1]]
    else:
        inside[place[-1]] = data.draw(JSON)
    try:
        from_json(json.dumps(written))
    except BadInput:
        is_read = False
    else:
        is_read = True

    assert ARTICLE_SCHEMA.is_valid(written) == is_read, written


def test_the_file_of_revisions_is_valid_and_read():
    content = revisions_json(STAMP, "Lamps", FILES)

    assert validator("rostrum-revisions-1.json").is_valid(json.loads(content))
    revisions, seal = read_revisions(content)
    assert (revisions.links, revisions.broken_at) == (STAMP.links, None)
    assert seal is not None
    assert seal.is_intact


@pytest.mark.parametrize("name", ["rostrum-article-1.json", "rostrum-notes-1.json"])
def test_another_version_is_not_valid(name):
    assert not validator(name).is_valid({"format": "rostrum-article/2", "article": {"title": "x"}})
