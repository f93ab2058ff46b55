"""The call for a review, the published key findings with their document, and their thread."""

import asyncio
import io

import discord
from discord import ui

from bot.documents.file_names import safe_name
from bot.documents.markdown import to_markdown
from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.findings.article import Article
from bot.guild.contents import Content, Contents
from bot.saying.i18n import Text
from bot.services.findings.publishing import Publishing
from bot.services.sending.deliveries import Claimed
from bot.ui.cards.findings.publication import findings_post, review_post, thread_name


def add_findings(contents: Contents, publishing: Publishing) -> None:
    async def review(claimed: Claimed, words: Text) -> Content:
        post = claimed.delivery
        view = await publishing.for_review(post.owner, post.about)
        return Content(items=review_post(view, words, mark=post.key))

    async def findings(claimed: Claimed, words: Text) -> Content:
        return await draw(claimed.delivery, words)

    async def again(_mirror: Mirror, post: Delivery, words: Text) -> Content:
        return await draw(post, words)

    async def draw(post: Delivery, words: Text) -> Content:
        (view,) = await publishing.published(post.owner, post.about)
        file = await asyncio.to_thread(document, view.revision.article)
        items = findings_post(view, words, mark=post.key)
        shown = ui.File[ui.LayoutView](file)
        return Content(items=[*items, shown], files=[file], silent=False)

    async def thread(claimed: Claimed, words: Text) -> Content:
        (view,) = await publishing.published(claimed.delivery.owner, claimed.delivery.about)
        return Content(thread_name=thread_name(view, words))

    posts = {
        DeliveryKind.REVIEW: review,
        DeliveryKind.FINDINGS: findings,
        DeliveryKind.FINDINGS_THREAD: thread,
    }
    contents.add(posts, {MirrorKind.FINDINGS: again})


def document(article: Article) -> discord.File:
    """The whole text as a file, to be read and handed on outside Discord."""
    name = f"{safe_name(article.title, 'findings')}.md"
    return discord.File(io.BytesIO(to_markdown(article).encode()), filename=name)
