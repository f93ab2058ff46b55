import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries.delivery import KEY_LENGTH
from bot.ui.controls import ControlId, read_id, write_id
from bot.ui.limits import CUSTOM_ID

WORD = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=20)
CODE = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", max_size=20)


@given(WORD, st.lists(CODE, max_size=2), st.sampled_from(["", "k" * KEY_LENGTH]))
def test_id_is_read_as_it_was_written(verb, parts, mark):
    assert read_id(write_id(verb, *parts, mark=mark)) == ControlId(verb, tuple(parts), mark)


@given(st.text(max_size=CUSTOM_ID))
def test_anything_can_be_read(custom_id):
    assert isinstance(read_id(custom_id), ControlId)


def test_longest_control_fits_with_its_mark():
    """A letter's button: verb, code, version, server, and the delivery's key."""
    write_id("stop-letters", "K7XQ2M", 2**63, 2**63, mark="k" * KEY_LENGTH)


def test_too_long_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="121 characters"):
        write_id("verb", "x" * 116)
