from tests.pictures import README, drawn


def test_pictures_are_as_the_code_has_it():
    """If this fails: `python -m tests.pictures`, and read what has changed."""
    page = README.read_text(encoding="utf-8")

    assert drawn(page) == page
