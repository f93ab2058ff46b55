import pytest

from bot.store.sqlite.index_words import fold, query


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Safe City", "safe city"),
        ("Smørrebrød på Nørrebro", "smorrebrod pa norrebro"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź Đakovo þing ÆØÅ Œuvre", "lodz dakovo thing aeoa oeuvre"),
        ("İstanbul \u0131l\u0131k", "istanbul ilik"),
        ("cafe\u0301 ﬁn", "cafe fin"),
        ("Ünïcödé Ελλάδα Йод", "unicode ελλαδα иод"),
        ("都", " 都 "),
        ("東京都 2022", " 東京 京都 都  2022"),
    ],
)
def test_fold_takes_case_and_accents_away(text: str, folded: str):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("Safe  city!", ['"safe"*', '"city"*']),
        ('a "b" OR NOT(c*)', ['"a"', '"b"', '"or"', '"not"*', '"c"']),
        ("under_score", ['"under"*', '"score"*']),
        ("東京都", ['"東京 京都"']),
        ("都", ['"都"*']),
        ("2022年talk", ['"2022"*', '"年"*', '"talk"*']),
        ("\0", []),
    ],
)
def test_query_makes_terms_with_nothing_to_interpret(typed: str, terms: list[str]):
    assert query(typed) == terms
