"""[From a file …]: a draft that was written further elsewhere comes back."""

import asyncio
from collections.abc import Mapping

from bot.documents.read.any_form import BYTES_MAX, read_article_bytes
from bot.documents.read.in_words import doubts_in_words, not_understood
from bot.domain.errors import ChangedMeanwhile, FileNotText
from bot.domain.findings.article import Article
from bot.saying.i18n import Text
from bot.ui.cards.findings.returned import returned
from bot.ui.cards.findings.workbench import workbench
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Upload
from bot.ui.presses.findings.findings import unless_turned
from bot.ui.uploads import read_bytes, uploaded
from bot.ui.visit import Call

NAME_MAX = 100


async def ask(call: Call) -> None:
    file = Upload(
        key="file",
        label=call.text("field-returned"),
        hint=call.text("field-returned-hint"),
        required=True,
    )
    await call.ask(call.text("form-returned"), "return-read", call.code, fields=[file])


async def read(call: Call) -> None:
    """What the file changes, as a card; nothing of it counts yet."""
    given = call.filled.files.get("file")
    if given is None:
        raise FileNotText
    # Nobody else makes this machine read files.
    language = await call.services.returning.language(call.person, call.code)
    await call.think()
    file = uploaded(call.interaction, given)
    content = await read_bytes(file, limit=BYTES_MAX)
    printed = call.text.in_language(language)
    # Where nobody waits for it: a long document takes a second.
    article, doubts = await asyncio.to_thread(
        _understood, content, file.filename, printed, call.text
    )
    shown = await call.services.returning.preview(
        call.person, call.code, article, name=file.filename[:NAME_MAX]
    )
    await call.reply(returned(shown, call.text, doubts=doubts))


def _understood(content: bytes, name: str, printed: Text, words: Text) -> tuple[Article, list[str]]:
    """The article, and what of the file may be meant otherwise or was not understood at all."""
    found = read_article_bytes(content, printed, name=name)
    doubts, lines = doubts_in_words(found, words), not_understood(found)
    if lines:
        doubts.append(words("returned-not-understood", count=len(lines), line=lines[0][:80]))
    return found.article, doubts


async def leave(call: Call) -> None:
    shown = await call.services.returning.leave(call.person, call.code, call.values)
    await call.redraw(returned(shown, call.text))


async def take(call: Call) -> None:
    try:
        view = await call.services.returning.take(call.person, call.code, call.control.parts[1])
    except ChangedMeanwhile:
        # Somebody wrote there since: the same file changes something else now.
        shown = await call.services.returning.again(call.person, call.code)
        await call.redraw([text(call.text("returned-changed")), *returned(shown, call.text)])
        return
    await call.redraw(workbench(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "return": unless_turned(ask),
    "return-read": read,
    "return-leave": leave,
    "return-take": take,
}
