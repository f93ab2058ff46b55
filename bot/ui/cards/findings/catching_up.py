"""The letter with what came of talks that its reader signed up for and may have missed."""

from collections.abc import Sequence

from bot.domain.findings.catching_up import findings_first
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Text
from bot.services.findings.publishing import PublishedView
from bot.ui.cards.findings.publication import jump, retracted
from bot.ui.controls import Item, button, link, row, text, typed_link
from bot.ui.plain import plain

TALKS_SHOWN = 3


def catch_up_letter(
    view: PublishedView, missed: Sequence[Talk], words: Text, *, mark: str
) -> list[Item]:
    title = plain(view.revision.article.title, 200)
    stop = button(
        words("letter-button-stop"),
        "stop-letters",
        view.edition.code,
        view.series.owner.partition(":")[2],
        mark=mark,
    )
    if view.revision.is_retracted:
        return [text(f"**{title}**\n{retracted(view, words)}"), row(stop)]
    talks = ", ".join(f"“{plain(talk.title, 100)}”" for talk in missed[:TALKS_SHOWN])
    shown = findings_first(view.revision.article, {talk.title for talk in missed})
    lines = [words("catch-up-letter", talks=talks or title, title=title)]
    lines += [f"- {plain(each.heading, 250)}" for each in shown]
    count = len(view.revision.article.findings)
    lines.append(words("catch-up-rest", count=count, minutes=view.minutes))
    ways = [link(words("findings-button-post"), jump(view))] if view.post is not None else []
    for talk in missed[:1]:
        ways += typed_link(words("talk-button-recording"), talk.recording)
    ways += typed_link(words("findings-button-website"), view.revision.website)
    return [text("\n".join(lines)), row(stop, *ways)]
