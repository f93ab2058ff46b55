"""What was published, state by state, and what is another in each: for the team alone."""

from collections.abc import Iterator, Sequence

from bot.domain.findings.revising import Became, Changed, PrintedPlace
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.findings.revisions import RevisionLine, RevisionsView
from bot.ui.cards.findings.difference import shown
from bot.ui.cards.findings.findings import back_button
from bot.ui.controls import Item, button, card, option, row, select, text
from bot.ui.paging import page_of, text_pages
from bot.ui.plain import cut, plain

PAGE = 3300
PART_SHOWN = 3000
CHANGES_SHOWN = 500
LINE_SHOWN = 120
REASON_SHOWN = 140
LISTED = 6


def revisions_card(view: RevisionsView, words: Text, *, page: int = 0) -> list[Item]:
    """The newest first; a menu leads to what each of them changed."""
    newest_first = view.lines[::-1]
    lines = [_line(each, words) for each in newest_first[:LISTED]]
    head = f"### {words('revisions-title', title=plain(view.title, 120))}"
    items: list[Item] = [card(text("\n".join([head, *lines])))]
    options = [
        option(_name(each, words), str(each.number), description=_what(each, words))
        for each in newest_first
        if each.against
    ]
    if options:
        shown_ = page_of(options, page, words)
        placeholder = words("revisions-choose")
        items.append(
            select("revision-choose", view.edition, options=shown_, placeholder=placeholder)
        )
    return [*items, row(back_button(view.edition, words))]


def revision_card(view: RevisionsView, number: int, words: Text, *, page: int = 0) -> list[Item]:
    """What a revision changed, or the draft would as number 0."""
    line = view.line(number)
    blocks = [_block(each, words) for each in line.changed] or [words("revision-nothing")]
    pages = text_pages(blocks, PAGE)
    page = min(max(page, 0), len(pages) - 1)
    title = words("revision-title", name=_name(line, words), against=str(line.against))
    parts = (view.edition, number)
    earlier, later = words("preview-button-earlier"), words("preview-button-later")
    ways = [
        button(words("revisions-button"), "revisions", view.edition),
        back_button(view.edition, words),
    ]
    if len(pages) > 1:
        ways[:0] = [
            button(earlier, "revision", *parts, page - 1, disabled=page == 0),
            button(later, "revision", *parts, page + 1, disabled=page == len(pages) - 1),
        ]
    return [card(text(f"### {title}\n{pages[page]}")), row(*ways)]


def changes_of(changed: Sequence[Changed], words: Text) -> str:
    """In one line: where something is another."""
    return cut(", ".join(_place(each, words) for each in changed), CHANGES_SHOWN)


def _line(each: RevisionLine, words: Text) -> str:
    said = [f"**{_name(each, words)}**"]
    if each.revision is not None:
        said.append(stamp(each.revision.published_at, "D"))
    if each.against:
        said.append(cut(_what(each, words), LINE_SHOWN))
    return "\n".join([" · ".join(said), *_reasons(each, words)])


def _reasons(each: RevisionLine, words: Text) -> Iterator[str]:
    of = each.revision
    if of is not None and of.reason:
        yield f"-# {plain(of.reason, REASON_SHOWN)}"
    if of is not None and of.retracted_at is not None:
        why = plain(of.retracted_why, REASON_SHOWN)
        yield f"-# {words('findings-retracted', when=stamp(of.retracted_at, 'D'), why=why)}"


def _name(each: RevisionLine, words: Text) -> str:
    return words("revision-name", number=str(each.number))


def _what(each: RevisionLine, words: Text) -> str:
    return changes_of(each.changed, words) or words("revision-nothing")


def _block(each: Changed, words: Text) -> str:
    head = f"**{_place(each, words)}**"
    return f"{head}\n{shown(each.spans, PART_SHOWN)}" if each.spans else head


def _place(each: Changed, words: Text) -> str:
    if each.place is not PrintedPlace.FINDING:
        return words(text_id("revised", each.place))
    moved = each.became is Became.CHANGED and each.was != each.number
    became = Became.MOVED if moved else each.became
    return words(text_id("revised-finding", became), number=str(each.number), was=str(each.was))
