import secrets

import pytest

from bot.domain.codes import (
    ALPHABET,
    RANDOM_BYTES,
    code_from,
    is_code,
    may_spell,
    normalise_code,
)


def test_alphabet_has_32_characters_and_no_look_alikes():
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


@pytest.mark.parametrize(
    ("random", "code"),
    [
        (b"\x00\x00\x00\x00", "000000"),
        (b"\xff\xff\xff\xff", "ZZZZZZ"),
        (b"\x00\x00\x00\x01", "100000"),
        (b"\x00\x00\x00\x20rest", "010000"),
    ],
)
def test_code_from_reads_thirty_bits(random: bytes, code: str):
    assert code_from(random) == code


def test_code_from_refuses_too_little_chance():
    with pytest.raises(ValueError, match="3 random bytes"):
        code_from(b"abc")


def test_code_from_chance_is_a_code():
    assert all(is_code(code_from(secrets.token_bytes(RANDOM_BYTES))) for _ in range(100))


@pytest.mark.parametrize(
    "typed",
    ["K7XQ2M", "k7xq2m", " K7X-Q2M ", "k7x q2m", "K7X\u2013Q2M", "`k7xq2m`", "#K7XQ2M.",
     "\uff2b\uff17\uff38\uff31\uff12\uff2d", "k7x\u200bq2m"],
)  # fmt: skip
def test_normalise_code_forgives_how_it_was_typed(typed: str):
    assert normalise_code(typed) == "K7XQ2M"


def test_normalise_code_reads_look_alikes():
    assert normalise_code("oO iI lL") == "001111"


@pytest.mark.parametrize("text", ["", "K7XQ2", "K7XQ2MM", "k7xq2m", "K7XQ2U", "K7XQ2É", "٣٣٣٣٣٣"])
def test_is_code_knows_our_way_of_writing_only(text: str):
    assert not is_code(text)


@pytest.mark.parametrize(
    ("code", "answer"), [("GAY3JT", True), ("5EX123", True), ("A1E2B3", False)]
)
def test_may_spell_finds_vowels_beside_letters(code: str, answer: bool):
    assert may_spell(code) is answer
