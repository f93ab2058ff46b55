"""How the answers of several talks or editions compare, and what the numbers are too small for."""

from collections.abc import Iterator, Sequence
from typing import Any

from discord import ui

from bot.domain.ballots.comparing import Comparison, Measure
from bot.domain.ballots.questions import QuestionKind
from bot.saying.i18n import Text
from bot.services.ballots.comparing import ComparedEditions, ComparedTalks, EditionResults
from bot.ui import limits
from bot.ui.cards.ballots.results import edition_text, weight, worded_otherwise
from bot.ui.controls import Item, button, card, row, text
from bot.ui.plain import plain

# Characters of what one line is about, and of a question.
_NAME = 60
# Of the names of very many talks as much as there is room for: "Talk 12" stands first in them.
_NAMES = (_NAME, 24, 12)
_QUESTION = 120
# What else stands in the message: a title, what the brackets mean, buttons.
_ROOM = limits.MESSAGE_TEXT - 800


def compared_talks(found: ComparedTalks, words: Text) -> list[Item]:
    title = words("ballot-compare-title-talks", edition=plain(found.edition.name, _NAME))
    names = [
        words("ballot-compare-talk", number=talk.number, title=talk.title) for talk in found.talks
    ]
    shown = comparison_text(found.comparisons, names, words)
    editions = button(
        words("ballot-button-compare-editions"), "ballot-compare-editions", found.edition.series
    )
    return [card(text(f"**{title}**"), text(shown)), row(editions)]


def compared_editions(found: ComparedEditions, words: Text) -> list[Item]:
    title = words("ballot-compare-title-editions", series=plain(found.series.title, _QUESTION))
    names = [each.name for each in found.editions]
    return [card(text(f"**{title}**"), text(comparison_text(found.comparisons, names, words)))]


def together_card(found: EditionResults, words: Text) -> list[Item]:
    title = words("ballot-together-title", edition=plain(found.edition.name, _NAME))
    shown = edition_text(found.results, words) or words("ballot-together-nothing")
    return [card(text(f"**{title}**"), text(shown)), row(compare_button(found.edition.code, words))]


def together_button(edition: str, words: Text) -> ui.Button[Any]:
    return button(words("ballot-button-together"), "ballot-together", edition)


def compare_button(edition: str, words: Text) -> ui.Button[Any]:
    return button(words("ballot-button-compare"), "ballot-compare", edition)


def comparison_text(
    comparisons: Sequence[Comparison], names: Sequence[str], words: Text, *, room: int = _ROOM
) -> str:
    """All that can be compared, as far as there is room; `names` are in the order of measures."""
    comparable = [each for each in comparisons if each.is_comparable]
    if not comparable:
        return words("ballot-compare-nothing")
    wide = (n for n in _NAMES if weight(_block(comparable[0], names, words, n)) < room * 0.9)
    name = next(wide, _NAMES[-1])
    shown: list[str] = []
    for place, each in enumerate(comparable):
        more = words("ballot-compare-more", count=len(comparable) - place)
        block = _block(each, names, words, name)
        if weight("\n\n".join([*shown, block, more])) > room:
            return "\n\n".join([*shown, more])
        shown.append(block)
    return "\n\n".join([*shown, words("ballot-compare-how")])


def _block(comparison: Comparison, names: Sequence[str], words: Text, width: int) -> str:
    question = comparison.question
    named = [(measure, plain(name, width)) for measure, name in _named(comparison, names)]
    is_share = comparison.option is not None
    lines = [_line(measure, name, words, is_share=is_share) for measure, name in named if measure]
    missing = [name for measure, name in named if measure is None]
    if missing:
        # In one line: of a long edition most talks may be among them.
        lines.append(words("ballot-compare-withheld", name=missing[0], count=len(missing)))
    return "\n".join(
        [
            words("ballot-compare-head", question=plain(question.text, _QUESTION)),
            _about(comparison, words),
            *lines,
            f"-# {_verdict(comparison, names, words)}",
        ]
    ) + worded_otherwise(comparison.other_wordings, words)


def _about(comparison: Comparison, words: Text) -> str:
    question, option = comparison.question, comparison.option
    if option is None:
        return words("ballot-compare-mean", most=len(question.options))
    chosen = plain(question.options[option], _NAME)
    is_recommended = question.kind is QuestionKind.RECOMMEND
    return words("ballot-compare-said" if is_recommended else "ballot-compare-chose", option=chosen)


def _named(comparison: Comparison, names: Sequence[str]) -> Iterator[tuple[Measure | None, str]]:
    return zip(comparison.measures, names, strict=True)


def _line(measure: Measure, name: str, words: Text, *, is_share: bool) -> str:
    figure = _figure(measure.value, is_share=is_share)
    if measure.low is None or measure.high is None:
        return words("ballot-compare-alike", figure=figure, name=name, count=measure.answers)
    if measure.percent is not None:
        figure = f"{measure.percent}%"
    low, high = (_figure(each, is_share=is_share) for each in (measure.low, measure.high))
    return words(
        "ballot-compare-line",
        figure=figure,
        low=low,
        high=high,
        name=name,
        count=measure.answers,
    )


def _figure(value: float, *, is_share: bool) -> str:
    """Half up, as in the results of one poll."""
    if is_share:
        return f"{int(100 * value + 0.5)}%"
    return f"{int(10 * value + 0.5) / 10:.1f}"


def _verdict(comparison: Comparison, names: Sequence[str], words: Text) -> str:
    apart = comparison.tells_apart
    if not apart:
        return words("ballot-compare-same")
    first, second = apart[0]
    one, other = plain(names[first], _NAME), plain(names[second], _NAME)
    return words("ballot-compare-apart", one=one, other=other, more=len(apart) - 1)
