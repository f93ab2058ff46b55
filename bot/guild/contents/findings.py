"""The call for a review, the published key findings with their document, and their thread."""

import asyncio
import io
from contextlib import suppress
from typing import Final

import discord
from discord import ui

from bot.documents.file_names import safe_name
from bot.documents.write.findings import write_findings
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import OneFinding
from bot.domain.errors import NoLettersInPdf
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import Stamp
from bot.guild.contents.content import Content, Drawings, Redrawings
from bot.saying.i18n import Text
from bot.services.bundle import Services
from bot.services.ports import Claimed
from bot.ui.cards.findings.catching_up import catch_up_letter
from bot.ui.cards.findings.finding_post import finding_name, finding_post
from bot.ui.cards.findings.following import follow_up_post
from bot.ui.cards.findings.publication import (
    findings_post,
    publication_post,
    review_post,
    thread_name,
)
from bot.ui.controls import Item

# Bytes that Discord takes in one message on a server without boosts, and some room for the rest.
_MOST: Final = 9_000_000


async def _review(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _review_again(services, claimed.delivery, words)


async def _review_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.publishing.for_review(post.owner, post.about)
    return Content(items=review_post(view, words, mark=post.key))


async def _findings(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _findings_again(services, claimed.delivery, words)


async def _findings_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.publishing.posted(post.owner, post.about)
    items = findings_post(view, words, mark=post.key)
    if view.revision.is_retracted:
        return Content(items=items, takes_files_away=True)
    language = words.in_language(view.series.language)
    return await with_documents(items, view.revision.article, language, view.stamp)


async def _catch_up(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _catch_up_again(services, claimed.delivery, words)


async def _catch_up_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.publishing.posted(post.owner, post.about)
    why = await services.catching_up.why(post)
    return Content(items=catch_up_letter(view, why, words, mark=post.key))


async def _publication(services: Services, claimed: Claimed, words: Text) -> Content:
    post = claimed.delivery
    view = await services.publishing_later.came_of(post)
    return Content(items=publication_post(view, words, mark=post.key))


async def _follow_up(services: Services, claimed: Claimed, words: Text) -> Content:
    post = claimed.delivery
    view = await services.follow_ups.asking(post.owner, post.about)
    return Content(items=follow_up_post(view, words, mark=post.key))


async def _thread(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _thread_again(services, claimed.delivery, words)


async def _thread_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.publishing.posted(post.owner, post.about)
    return Content(thread_name=thread_name(view, words))


async def _forum(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _forum_again(services, claimed.delivery, words)


async def _forum_again(services: Services, post: Delivery, words: Text) -> Content:
    """The document hangs on the post in the channel for talks, to which everybody can go."""
    view = await services.publishing.posted(post.owner, post.about)
    items = findings_post(view, words, mark=post.key)
    return Content(items=items, thread_name=thread_name(view, words))


async def _finding(services: Services, claimed: Claimed, words: Text) -> Content:
    return await _finding_again(services, claimed.delivery, words)


async def _finding_again(services: Services, post: Delivery, words: Text) -> Content:
    view = await services.publishing.posted(post.owner, post.about)
    assert isinstance(post.payload, OneFinding)
    finding = post.payload.finding
    items = finding_post(view, finding, words, mark=post.key)
    return Content(items=items, thread_name=finding_name(view, finding, words))


async def with_documents(
    items: list[Item], article: Article, words: Text, stamp: Stamp | None
) -> Content:
    """The whole text under it, to be read and handed on outside Discord."""
    files = await asyncio.to_thread(_documents, article, words, stamp)
    return Content(items=[*items, *map(ui.File[ui.LayoutView], files)], files=files)


def _documents(article: Article, words: Text, stamp: Stamp | None) -> list[discord.File]:
    """The same files as `/export` gives; without the PDF where its fonts lack a letter."""
    made = {"md": write_findings(article, "markdown", words, stamp)}
    with suppress(NoLettersInPdf):
        pdf = write_findings(article, "pdf", words, stamp)
        if len(pdf) + len(made["md"]) < _MOST:
            made = {"pdf": pdf, **made}
    name = safe_name(article.title, "findings")
    return [
        discord.File(io.BytesIO(content), filename=f"{name}.{ending}")
        for ending, content in made.items()
    ]


DRAWINGS: Drawings = {
    DeliveryKind.REVIEW: _review,
    DeliveryKind.CATCH_UP: _catch_up,
    DeliveryKind.PUBLICATION: _publication,
    DeliveryKind.FOLLOW_UP: _follow_up,
    DeliveryKind.FINDINGS: _findings,
    DeliveryKind.FINDINGS_THREAD: _thread,
    DeliveryKind.FINDINGS_FORUM: _forum,
    DeliveryKind.FINDING_POST: _finding,
}
REDRAWINGS: Redrawings = {
    MirrorKind.FINDINGS: _findings_again,
    MirrorKind.FINDINGS_THREAD: _thread_again,
    MirrorKind.FINDINGS_FORUM: _forum_again,
    MirrorKind.FINDING_POST: _finding_again,
    MirrorKind.REVIEW: _review_again,
    MirrorKind.CATCH_UP: _catch_up_again,
}
