"""The preview, the questions before publication, and what everybody reads after it."""

from collections.abc import Mapping
from typing import Any

from discord import ui

from bot.domain.deliveries.payloads import StoppedBy
from bot.domain.document import owner_id
from bot.domain.findings.article import Article
from bot.domain.findings.checklist import STOPS
from bot.domain.findings.finding import ReviewState, Revision
from bot.domain.times.wall import WallTime, instant
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp, wall_in_words
from bot.services.findings.publishing import ArticlePreview, PublishedView
from bot.services.findings.publishing_later import CameOf, LaterView
from bot.ui import colours
from bot.ui.cards.findings.article import article_pages, safe_address
from bot.ui.cards.findings.checklist import checklist_card, line_of
from bot.ui.cards.findings.comments import answers_of, who
from bot.ui.cards.findings.findings import back_button, named_warning
from bot.ui.cards.findings.following import said_of
from bot.ui.cards.findings.letters import write_to_me
from bot.ui.cards.findings.revisions import changes_of
from bot.ui.controls import GOOD, MAIN, Item, button, card, divider, link, row, text, typed_link
from bot.ui.limits import THREAD_NAME
from bot.ui.plain import cut, label, plain

HEADINGS_SHOWN = 3000
LISTED = 5
POINTS_SHOWN = 8
# Beside a page of the text, which takes the rest of a message.
# 64 bits: whoever would forge a chain with the same beginning tries for centuries.
DIGEST_SHOWN = 16
CORRECTIONS_SHOWN = 100


def preview(view: ArticlePreview, channel_id: int | None, words: Text, *, page: int) -> list[Item]:
    """The document as it would be printed, one page of it."""
    edition = view.edition.code
    website = safe_address(view.edition.website)
    facts = words(
        "preview-facts",
        draft=str(view.key.draft),
        minutes=str(view.minutes),
        channel=f"<#{channel_id}>",
        website=cut(website, 100) if website else words("preview-no-website"),
    )
    last = [back_button(edition, words)]
    if view.may_publish:
        ask = words("preview-button-publish")
        last.append(button(ask, "publish", edition, view.key.version, style=GOOD))
    elif view.key.state is ReviewState.DRAFT:
        last.append(button(words("draft-button-review"), "ask-review", edition))
    items = reading(view.article, words, verb="preview", edition=edition, page=page)
    return [*items, *named_warning(view.named, words), text(f"-# {facts}"), row(*last)]


def published_reading(view: PublishedView, words: Text, *, page: int) -> list[Item]:
    """With what became of it since, and what was corrected."""
    became = {
        number: f"-# {words('follow-up-became', said=said_of(each, words))}"
        for number, each in view.became.items()
    }
    article, code = view.revision.article, view.edition.code
    items = reading(article, words, verb="read", edition=code, page=page, became=became)
    return [*items, *corrections(view, words)]


def reading(
    article: Article,
    words: Text,
    *,
    verb: str,
    edition: str,
    page: int,
    became: Mapping[int, str] | None = None,
) -> list[Item]:
    """One page of a document, with the way to its neighbours."""
    pages = article_pages(article, words, became)
    page = min(max(page, 0), len(pages) - 1)
    items: list[Item] = [card(text(pages[page]), colour=colours.TALK)]
    if len(pages) > 1:
        here = words("preview-page", page=str(page + 1), pages=str(len(pages)))
        earlier, later = words("preview-button-earlier"), words("preview-button-later")
        items += [
            text(f"-# {here}"),
            row(
                button(earlier, verb, edition, page - 1, disabled=page == 0),
                button(later, verb, edition, page + 1, disabled=page == len(pages) - 1),
            ),
        ]
    return items


def publish_question(view: ArticlePreview, channel_id: int | None, words: Text) -> list[Item]:
    question = words(
        "publish-question",
        channel=f"<#{channel_id}>",
        forum=f"<#{view.forum_id}>" if view.forum_id is not None else "none",
        each="yes" if view.posts_each else "no",
        revision=str(view.key.revision + 1),
        count=len(view.article.findings),
    )
    parts = (view.edition.code, view.key.version)
    yes = button(words("publish-yes"), "publish-really", *parts, style=GOOD)
    whys = [button(words("publish-button-reason"), "publish-reason", *parts)]
    at = words("publish-button-later")
    later = button(at, "publish-later", view.edition.code, view.key.version)
    return [
        *checklist_card(view.edition.code, view.points, words),
        text("\n".join([*_changes(view, words), question])),
        row(
            yes,
            *(whys if view.key.revision else ()),
            later,
            *_show_changes(view, words),
            _no(words),
        ),
    ]


def _changes(view: ArticlePreview, words: Text) -> list[str]:
    """What a correction corrects."""
    if not view.changed:
        return []
    what = changes_of(view.changed, words)
    return [words("revision-changes", against=str(view.against), what=what)]


def _show_changes(view: ArticlePreview, words: Text) -> list[ui.Button[Any]]:
    if not view.changed:
        return []
    return [button(words("revision-button-changes"), "revision-open", view.edition.code)]


def later_question(view: LaterView, words: Text) -> list[Item]:
    """A button for each moment that may be meant."""
    question = words(
        "publish-later-question",
        channel=f"<#{view.channel_id}>",
        revision=str(view.key.revision + 1),
        when=" / ".join(_moment(wall, words) for wall in view.walls),
    )
    parts = (view.edition, view.key.version)
    buttons = [
        button(
            words("publish-later-yes", when=wall_in_words(wall, words, short=True)),
            "publish-later-yes",
            *parts,
            int(instant(wall).timestamp()),
            style=GOOD,
        )
        for wall in view.walls
    ]
    return [
        *checklist_card(view.edition, view.points, words),
        text(question),
        row(*buttons[:4], _no(words)),
    ]


def _moment(wall: WallTime, words: Text) -> str:
    return f"**{wall_in_words(wall, words)}** ({stamp(instant(wall), 'R')})"


def publication_post(view: CameOf, words: Text, *, mark: str) -> list[Item]:
    """What backstage reads at the chosen time: it is published, or why it is not."""
    result, title = view.result, plain(view.title, 200)
    if result.stopped is None:
        channel = f"<#{view.channel_id}>"
        said = words(
            "publication-done", title=title, revision=str(result.revision), channel=channel
        )
        return [
            text(said),
            row(button(words("findings-button-read"), "read-open", view.edition, mark=mark)),
        ]
    lines = [words("publication-stopped", title=title), words(text_id("stopped", result.stopped))]
    if result.stopped is StoppedBy.CHECKS:
        points = [each for each in view.points if each.check in STOPS]
        lines += [f"- {line_of(each, words)}" for each in points[:POINTS_SHOWN]]
    return [
        text("\n".join(lines)),
        row(
            button(
                words("draft-button-preview"), "preview-open", view.edition, style=MAIN, mark=mark
            ),
            button(words("draft-button-open"), "draft-open", view.edition),
        ),
    ]


def done(sentence: str, edition: str, words: Text) -> list[Item]:
    """An act is done; the draft that the person came from shows itself anew by a press."""
    return [text(sentence), row(back_button(edition, words))]


def review_question(view: ArticlePreview, words: Text) -> list[Item]:
    question = words("review-question", draft=str(view.key.draft))
    yes = button(words("review-yes"), "ask-review-really", view.edition.code, style=GOOD)
    return [
        *_checked(view, words),
        text("\n".join([*_changes(view, words), question])),
        row(yes, *_show_changes(view, words), _no(words)),
    ]


def _checked(view: ArticlePreview, words: Text) -> list[Item]:
    return checklist_card(view.edition.code, view.points, words)


def _no(words: Text) -> ui.Button[Any]:
    return button(words("button-no"), "dismiss")


def review_post(view: ArticlePreview, words: Text, *, mark: str) -> list[Item]:
    sentence = words(
        "review-post",
        title=plain(view.article.title, 200),
        draft=str(view.key.draft),
        findings=len(view.article.findings),
        minutes=str(view.minutes),
        author=who(view.key.author_id, words),
    )
    code = view.edition.code
    came = ""
    if view.key.state is ReviewState.PUBLISHED:
        came = words("review-published", revision=str(view.key.revision))
    said = (sentence, answers_of(view.answers, words), came)
    return [
        text("\n".join(line for line in said if line)),
        row(
            button(words("review-button-open"), "review-open", code, style=MAIN, mark=mark),
            button(words("draft-button-preview"), "preview-open", code),
            button(words("draft-button-open"), "draft-open", code),
        ),
    ]


def findings_post(view: PublishedView, words: Text, *, mark: str) -> list[Item]:
    """The headings only: the whole text would be three messages."""
    article = view.revision.article
    if view.revision.is_retracted:
        return _retracted_post(view, words, mark=mark)
    count = len(article.findings)
    facts = words("findings-facts", count=count, minutes=view.minutes)
    head = f"-# {words('findings-post-title').upper()}\n## {plain(article.title, 200)}\n{facts}"
    body = [text(head), divider(), text(headings(article, words))]
    if view.is_corrected:
        body += [divider(), text(corrected(view.revision, words))]
    if view.digest:
        number = str(view.revision.number)
        sealed = words("findings-sealed", revision=number, digest=view.digest[:DIGEST_SHOWN])
        body.append(text(f"-# {sealed}"))
    read = button(
        words("findings-button-read"), "read-open", view.edition.code, style=MAIN, mark=mark
    )
    ways = [*_website(view, words), write_to_me(view.series, words)]
    return [card(*body, colour=colours.TALK), row(read, *ways)]


def corrected(revision: Revision, words: Text) -> str:
    said = words(
        "findings-corrected",
        when=stamp(revision.published_at, "d"),
        revision=str(revision.number),
        reason=plain(revision.reason, 330) or "none",
    )
    return f"-# {said}"


def corrections(view: PublishedView, words: Text) -> list[Item]:
    """Each with its reason, for whoever reads the text."""
    lines: list[str] = []
    for each in view.corrections:
        lines.append(corrected(each, words))
        if sum(map(len, lines)) > CORRECTIONS_SHOWN:
            break
    return [text("\n".join(lines))] if lines else []


def _retracted_post(view: PublishedView, words: Text, *, mark: str) -> list[Item]:
    """The place where it stood says why it does no more."""
    title = words("findings-post-title").upper()
    head = f"-# {title}\n## {plain(view.revision.article.title, 200)}"
    read = button(words("findings-button-why"), "read-open", view.edition.code, mark=mark)
    return [
        card(text(head), divider(), text(retracted(view, words)), colour=colours.TALK),
        row(read),
    ]


def retracted(view: PublishedView, words: Text) -> str:
    at = view.revision.retracted_at
    assert at is not None
    why = plain(view.revision.retracted_why, 600)
    return words("findings-retracted", when=stamp(at, "D"), why=why)


def headings(article: Article, words: Text) -> str:
    lines: list[str] = []
    for finding in article.findings:
        line = f"**{finding.number}** {plain(finding.heading, 250)}"
        if sum(map(len, lines)) + len(line) > HEADINGS_SHOWN:
            lines.append(words("findings-more", count=len(article.findings) - len(lines)))
            break
        lines.append(line)
    return "\n".join(lines)


def _website(view: PublishedView, words: Text) -> list[ui.Button[Any]]:
    return typed_link(words("findings-button-website"), view.revision.website)


def thread_name(view: PublishedView, words: Text) -> str:
    return label(words("findings-thread", title=view.revision.article.title), THREAD_NAME)


def published_list(views: list[PublishedView], words: Text) -> list[Item]:
    """The newest first; each with the way to its text, its website and its thread."""
    if not views:
        return [text(words("findings-none"))]
    items: list[Item] = []
    for view in views[:LISTED]:
        title = view.revision.article.title
        line = words(
            "findings-line",
            title=plain(title, 200),
            count=len(view.revision.article.findings),
            minutes=str(view.minutes),
            when=stamp(view.revision.published_at, "D"),
        )
        if view.is_corrected:
            line = f"{line}\n{corrected(view.revision, words)}"
        if view.revision.is_retracted:
            line = f"**{plain(title, 200)}**\n{retracted(view, words)}"
        shown = [button(words("findings-button-read"), "read-open", view.edition.code, style=MAIN)]
        shown += _website(view, words)
        if view.post is not None:
            shown.append(link(words("findings-button-post"), jump(view)))
        items += [card(text(line)), row(*shown)]
    return items


def jump(view: PublishedView) -> str:
    assert view.post is not None
    guild_id = owner_id(view.edition.owner)
    channel_id = view.thread_id or view.post.channel_id
    return f"https://discord.com/channels/{guild_id}/{channel_id}"
