import pytest

from tests.pictures import PICTURES, drawn


@pytest.mark.parametrize("page", PICTURES, ids=lambda page: page.name)
def test_pictures_are_as_the_code_has_it(page):
    """If this fails: `python -m tests.pictures`, and read what has changed."""
    assert drawn(page) == page.read_text(encoding="utf-8")
