import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.json_form import from_json, to_json
from bot.domain.errors import DocumentNotUnderstood
from bot.domain.findings.article import Article
from tests.documents.strategies import ARTICLES


@settings(max_examples=60)
@given(ARTICLES)
def test_what_was_written_is_read_back(article: Article):
    assert from_json(to_json(article)) == article


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": "rostrum-article/1"}',
        '{"format": "rostrum-article/2", "article": {"title": "x"}}',
        '{"format": "rostrum-article/1", "article": {"title": 5}}',
        '{"format": "\ud800"}',
        "[" * 100_000,
        '{"format": "rostrum-article/1", "x":' + "[" * 100_000,
    ],
)
def test_other_json_is_refused(text: str):
    with pytest.raises(DocumentNotUnderstood):
        from_json(text)


@given(st.text(max_size=60))
def test_any_text_is_refused_in_words(text: str):
    with pytest.raises(DocumentNotUnderstood):
        from_json(text)
