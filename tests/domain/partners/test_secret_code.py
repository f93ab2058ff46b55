import pytest

from bot.domain.partners.partner import RANDOM_BYTES, digest_of_code, secret_code_from

CODE = secret_code_from(bytes(range(RANDOM_BYTES)))


def test_code_has_four_groups_and_all_of_its_bits():
    assert [len(group) for group in CODE.split("-")] == [4, 4, 4, 4]
    for bit in range(RANDOM_BYTES * 8):
        other = (int.from_bytes(bytes(range(RANDOM_BYTES))) ^ 1 << bit).to_bytes(RANDOM_BYTES)
        assert secret_code_from(other) != CODE


def test_code_is_known_however_it_was_typed():
    digest = digest_of_code(CODE)

    assert digest is not None
    assert CODE.replace("-", "") not in digest.upper()
    for typed in (CODE.lower(), CODE.replace("-", " "), f"`{CODE}`", CODE.replace("0", "O")):
        assert digest_of_code(typed) == digest
    assert digest_of_code(secret_code_from(b"\1" * RANDOM_BYTES)) != digest


@pytest.mark.parametrize(
    "typed", ["", "-", "A" * 15, "A" * 17, "@everyone", "U" * 16, "\u202e" * 16]
)
def test_what_is_surely_no_code_is_looked_up_nowhere(typed):
    assert digest_of_code(typed) is None
