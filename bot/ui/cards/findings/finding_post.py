"""One of the published findings, as a post of a forum that people talk under."""

from bot.domain.findings.article import Article, ArticleFinding
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.services.findings.publishing import PublishedView
from bot.ui import colours
from bot.ui.cards.findings.article import finding_blocks
from bot.ui.cards.findings.following import said_of
from bot.ui.cards.findings.publication import corrected, retracted
from bot.ui.controls import MAIN, Item, button, card, divider, row, text
from bot.ui.limits import THREAD_NAME
from bot.ui.paging import text_pages
from bot.ui.plain import label, plain

# Beside the title and what was corrected.
_PAGE = 3000


def finding_post(view: PublishedView, finding: str, words: Text, *, mark: str) -> list[Item]:
    """The whole of it, with its evidence; or why it is not there any more."""
    title = plain(view.revision.article.title, 200)
    head = f"-# {words('findings-post-title').upper()} · {title}"
    body = [text(head), text(_said(view, finding, words))]
    if view.is_corrected and not view.revision.is_retracted:
        body += [divider(), text(corrected(view.revision, words))]
    read = button(
        words("findings-button-read"), "read-open", view.edition.code, style=MAIN, mark=mark
    )
    return [card(*body, colour=colours.TALK), row(read)]


def _said(view: PublishedView, finding: str, words: Text) -> str:
    if view.revision.is_retracted:
        return retracted(view, words)
    printed = view.revision.printed(finding)
    if printed is None:
        return words("finding-gone", when=stamp(view.revision.published_at, "D"))
    return _printed(printed, view, words)


def _printed(printed: ArticleFinding, view: PublishedView, words: Text) -> str:
    article: Article = view.revision.article
    blocks = list(finding_blocks(printed, article.talks, words))
    became = view.became.get(printed.number)
    if became is not None:
        blocks.append(f"-# {words('follow-up-became', said=said_of(became, words))}")
    first, *others = text_pages(iter(blocks), _PAGE)
    return f"{first}\n{words('finding-goes-on')}" if others else first


def finding_name(view: PublishedView, finding: str, words: Text) -> str:
    """What is retracted or gone is in no name either."""
    printed = view.revision.printed(finding)
    if view.revision.is_retracted or printed is None:
        return label(words("finding-name-gone"), THREAD_NAME)
    number = str(printed.number)
    return label(words("finding-name", number=number, heading=printed.heading), THREAD_NAME)
