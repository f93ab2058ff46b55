"""What stands beside an exported file, and the question before it."""

from bot.saying.i18n import Text, text_id
from bot.ui.controls import GRAVE, Item, button, row, text
from bot.ui.exporting import Format, What
from bot.ui.plain import cut, plain

NAMES_SHOWN = 1500
_FORMS = (Format.WORD, Format.OPEN_DOCUMENT, Format.PDF, Format.HTML, Format.MARKDOWN)


def export_here(what: What, form: Format, words: Text) -> list[Item]:
    if what is What.EDITION and form is Format.PDF:
        return [text(words("export-here-book"))]
    return [text(words(text_id("export-here", what)))]


def other_forms(what: What, edition: str | None, form: Format, words: Text) -> list[Item]:
    """The findings in a form that an office can edit, or to print; and what they are made of.

    So also whoever has no command for it.
    """
    if what is not What.FINDINGS or edition is None:
        return []
    others = [
        button(words(f"export-format-{each.value}"), "export", what, edition, each)
        for each in _FORMS
        if each is not form
    ]
    table = button(words("export-button-takeaways"), "export", What.TAKEAWAYS, edition)
    return [row(*others[:4], table)]


def nothing_to_export(what: What, words: Text) -> list[Item]:
    """Where it would come from, instead of a file that holds nothing."""
    return [text(words(text_id("export-empty", what)))]


def named_question(
    named: tuple[str, ...], what: What, edition: str | None, form: Format, words: Text
) -> list[Item]:
    names = cut(", ".join(plain(name, 80) for name in named), NAMES_SHOWN)
    yes = button(words("export-anyway"), "export-anyway", edition or "", form, what, style=GRAVE)
    return [text(words("export-named", names=names, count=len(named))), row(yes)]
