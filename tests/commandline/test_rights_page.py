from bot.commandline.rights_page import page
from tests.source import CHECKOUT


def test_page_is_as_the_table_has_it(localizer):
    """If this fails: `python -m bot rights > docs/rights.md`, and read what has changed."""
    kept = (CHECKOUT / "docs" / "rights.md").read_text(encoding="utf-8")

    assert kept == "\n".join([*page(localizer.english), ""])
