"""What an anonymous poll came to, in text: figures first, for whoever hears it, then the words."""

import asyncio
import io
from collections import Counter
from collections.abc import Iterator, Sequence

import discord

from bot.documents.write.chart import chart_png
from bot.domain.ballots.publishing import EditionResult, Result
from bot.saying.i18n import Text
from bot.ui import limits
from bot.ui.plain import label, plain

# Characters: of a bar, of an option beside it on a phone, and of a free text.
BAR = 10
_OPTION = 60
_FREE_TEXT = 300
# What else stands in the message: a title, turnout, what may be done.
_ROOM = limits.MESSAGE_TEXT - 800


def results_text(results: Sequence[Result], words: Text, *, room: int = _ROOM) -> str:
    """All questions, as far as there is room; what is left out is in the exported file.

    Free texts leave room for the questions after them, but a third is theirs in any case.
    """
    shown: list[str] = []
    for place, each in enumerate(results):
        more = words("ballot-questions-more", count=len(results) - place)
        left = room - weight("\n\n".join([*shown, more])) - 2
        later = "\n\n".join(_question(one, words, 0) for one in results[place + 1 :])
        block = _question(each, words, max(left - weight(later) - 2, left // 3))
        if weight(block) > left:
            return "\n\n".join([*shown, more])
        shown.append(block)
    return "\n\n".join(shown)


def edition_text(results: Sequence[EditionResult], words: Text, *, room: int = _ROOM) -> str:
    """The same over the talks of an edition; free texts stay with their talks."""
    shown: list[str] = []
    for place, each in enumerate(results):
        about = words("ballot-over-talks", talks=each.talks, waiting=each.waiting).strip()
        block = f"{_question(each.result, words, room)}\n-# {about}"
        block += worded_otherwise(each.other_wordings, words)
        more = words("ballot-questions-more", count=len(results) - place)
        if weight("\n\n".join([*shown, block, more])) > room:
            return "\n\n".join([*shown, more])
        shown.append(block)
    return "\n\n".join(shown)


def worded_otherwise(wordings: Sequence[str], words: Text) -> str:
    if not wordings:
        return ""
    named = "; ".join(f"“{plain(each, 200)}”" for each in wordings)
    return f"\n-# {words('ballot-worded-otherwise', wordings=named)}"


def chart_about(results: Sequence[Result], words: Text) -> str:
    """What a chart of them says to whoever hears it; all its numbers stand in the text as well."""
    said = "; ".join(
        f"{each.question.text} " + ", ".join(_parts(each))
        for each in results
        if each.question.options and not each.is_withheld
    )
    return label(words("ballot-chart-about", what=said), limits.PICTURE_DESCRIPTION)


def turnout(answers: int, going: int, came: int | None, words: Text) -> str:
    return words("ballot-turnout", count=answers, going=going, came=came or 0)


def _parts(result: Result) -> Iterator[str]:
    for option, share in zip(result.question.options, result.shares, strict=True):
        yield f"{option} {share}%"


def _question(result: Result, words: Text, room: int) -> str:
    question = plain(result.question.text, 120)
    head = words("ballot-question-head", question=question, count=result.answers)
    if result.is_withheld:
        return f"{head}\n{words('ballot-question-withheld', count=result.answers)}"
    if result.question.is_text:
        return "\n".join([head, *_texts(result.texts, words, room - weight(head))])
    if result.mean is not None:
        most = len(result.question.options)
        head = f"{head} · {words('ballot-question-mean', mean=result.mean, most=most)}"
    return "\n".join([head, *_options(result, words)])


def _options(result: Result, words: Text) -> Iterator[str]:
    rows = zip(result.question.options, result.shares, result.counts or (), strict=True)
    for option, share, count in rows:
        shown = plain(option, _OPTION)
        yield words("ballot-option-line", bar=_bar(share, count), option=shown, count=count)


def _bar(share: int, count: int) -> str:
    """The figure, and a bar of one width for all, so that their beginnings stand in line."""
    blocks = (share * BAR + 50) // 100
    bar = "█" * blocks if blocks or not count else "▏"
    return f"{share:>3}% {bar:<{BAR}}"


def _texts(texts: Sequence[str], words: Text, room: int) -> list[str]:
    if not texts:
        return [words("ballot-texts-none-shown")]
    lines: list[str] = []
    written = Counter(texts)
    for place, (each, times) in enumerate(written.items()):
        more = words("ballot-texts-more", count=len(written) - place)
        line = f"> {words('ballot-text-line', text=plain(each, _FREE_TEXT), count=times)}"
        if weight("\n".join([*lines, line, more])) + 1 > room:
            return [*lines, more]
        lines.append(line)
    return lines


def weight(text: str) -> int:
    """How much of a message's room it takes, which Discord counts in characters and in bytes."""
    return max(len(text), len(text.encode()) * limits.MESSAGE_TEXT // limits.MESSAGE_BYTES + 1)


async def chart(results: Sequence[Result], words: Text) -> discord.File | None:
    """A picture that says what it shows; None where there are no bars to show."""
    content = await asyncio.to_thread(chart_png, results, words)
    if content is None:
        return None
    about = chart_about(results, words)
    return discord.File(io.BytesIO(content), filename="results.png", description=about)
