"""Preview, review and publication, and reading what is published."""

from collections.abc import Mapping

from bot.domain.findings.article import Article
from bot.domain.talks.errors import EditionNotFound
from bot.domain.team.server import Right
from bot.ui.cards.findings.publication import preview, publish_question, published_list, reading
from bot.ui.controls import Item, text
from bot.ui.door import Handler, Press


async def show_preview(press: Press) -> None:
    await press.redraw(await _preview(press, press.number(1)))


async def open_preview(press: Press) -> None:
    await press.reply(await _preview(press, 0))


async def ask_review(press: Press) -> None:
    await press.services.publishing.ask_review(press.person, press.code)
    await press.say(press.text("review-asked"))


async def ask_publish(press: Press) -> None:
    view = await press.services.publishing.preview(press.person, press.code)
    await press.reply(publish_question(view, await _channel(press), press.text))


async def publish(press: Press) -> None:
    view = await press.services.publishing.publish(press.person, press.code, press.number(1))
    said = press.text(
        "publish-on-its-way",
        revision=str(view.revision.number),
        channel=f"<#{await _channel(press)}>",
    )
    await press.redraw([text(said)])


async def list_published(press: Press) -> None:
    views = await press.services.publishing.published(press.person.owner)
    await press.reply(published_list(views, press.text))


async def read(press: Press) -> None:
    await press.redraw(_page(press, await _published(press), press.number(1)))


async def open_reading(press: Press) -> None:
    await press.reply(_page(press, await _published(press), 0))


async def _preview(press: Press, page: int) -> list[Item]:
    view = await press.services.publishing.preview(press.person, press.code)
    return preview(view, await _channel(press), press.text, page=page)


async def _channel(press: Press) -> int | None:
    server = await press.services.servers.for_team(press.person, Right.NOTE)
    return server.talks_channel_id


async def _published(press: Press) -> Article:
    views = await press.services.publishing.published(press.person.owner, press.code)
    if not views:
        raise EditionNotFound(code=press.code)
    return views[0].revision.article


def _page(press: Press, article: Article, page: int) -> list[Item]:
    return reading(article, press.text, verb="read", edition=press.code, page=page)


HANDLERS: Mapping[str, Handler] = {
    "preview": show_preview,
    "preview-open": open_preview,
    "ask-review": ask_review,
    "publish": ask_publish,
    "publish-really": publish,
    "findings": list_published,
    "read": read,
    "read-open": open_reading,
}
