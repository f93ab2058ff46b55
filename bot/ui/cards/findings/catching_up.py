"""The letter with what came of talks that its reader may have missed, or of a series."""

from bot.domain.findings.catching_up import findings_first
from bot.saying.i18n import Text
from bot.services.findings.catching_up import Why
from bot.services.findings.publishing import PublishedView
from bot.ui.cards.findings.letters import no_more
from bot.ui.cards.findings.publication import jump, retracted
from bot.ui.controls import Item, button, link, row, text, typed_link
from bot.ui.plain import plain

TALKS_SHOWN = 3


def catch_up_letter(view: PublishedView, why: Why, words: Text, *, mark: str) -> list[Item]:
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
    missed = why.missed
    shown = findings_first(view.revision.article, {talk.title for talk in missed})
    head, rest = _head(view, why, title, words)
    count = len(view.revision.article.findings)
    lines = [head, *(f"- {plain(each.heading, 250)}" for each in shown)]
    lines.append(words(rest, count=count, minutes=view.minutes))
    ways = [link(words("findings-button-post"), jump(view))] if view.post is not None else []
    for talk in missed[:1]:
        ways += typed_link(words("talk-button-recording"), talk.recording)
    ways += typed_link(words("findings-button-website"), view.revision.website)
    ending = [no_more(view.series, words)] if why.has_asked else []
    return [text("\n".join(lines)), row(stop, *ending, *ways)]


def _head(view: PublishedView, why: Why, title: str, words: Text) -> tuple[str, str]:
    """Why it was written, and which text ends it."""
    if why.has_asked and not why.missed:
        series = plain(view.series.title, 150)
        return words("findings-letter", series=series, title=title), "findings-letter-rest"
    talks = ", ".join(f"“{plain(talk.title, 100)}”" for talk in why.missed[:TALKS_SHOWN])
    return words("catch-up-letter", talks=talks or title, title=title), "catch-up-rest"
