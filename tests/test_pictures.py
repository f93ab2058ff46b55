import pytest

from tests.pictures import PICTURES, SCHEMAS, drawn, drawn_schemas
from tests.reference_pages import FOLDER, pages


@pytest.mark.parametrize("page", PICTURES, ids=lambda page: page.name)
def test_pictures_are_as_the_code_has_it(page):
    """If this fails: `python -m tests.pictures`, and read what has changed."""
    assert drawn(page) == page.read_text(encoding="utf-8")


def test_published_schemas_are_as_the_code_has_them():
    """If this fails: was a meaning changed, so that the format needs its next version?"""
    published = {path: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")}

    assert published == drawn_schemas()


def test_reference_is_as_the_code_has_it():
    """If this fails: `python -m tests.pictures`, and read what has changed."""
    assert pages() == {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
