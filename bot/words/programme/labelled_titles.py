"""Items that are called "Panel:", whose titles stand on the next lines."""

from bot.words.programme.drafts import DraftSegment, Sheet
from bot.words.programme.headings import is_mere_label
from bot.words.programme.parts import Use


def name_below_labels(sheet: Sheet) -> None:
    """Call an item what the line below its label says, where nothing else was made of the line."""
    for item in (each for talk in sheet.talks for each in talk.segments):
        below = line_below_label(sheet, item) if is_mere_label(item.title) else None
        if below is not None:
            item.title = sheet.facts[below].bare
            sheet.use(below, Use.SESSION)


def line_below_label(sheet: Sheet, item: DraftSegment) -> int | None:
    """Find the next line that is no part of the item's own, if it may be a title."""
    first = 0 if item.line is None else item.line
    for index in range(first, len(sheet.facts)):
        facts = sheet.facts[index]
        if facts.bare and sheet.fates.get(index, (None, None))[1] is not Use.SESSION:
            return index if index not in sheet.fates and facts.may_be_title else None
    return None
