"""Results of a poll as a picture with a ground of its own, to be read on light and dark."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typst

from bot.documents.write.typesetting import breakable
from bot.domain.ballots.publishing import Result
from bot.saying.i18n import Text

_TEMPLATE: Final = Path(__file__).with_name("chart.typ")
# Twice as many dots as a screen shows.
_DOTS_PER_INCH: Final = 200


def chart_png(results: Sequence[Result], text: Text) -> bytes | None:
    """Draw the questions that have bars; None if nothing is to be shown of any.

    Others go on meanwhile: the typesetter works without Python's lock.
    """
    shown = [each for each in results if each.question.options and not each.is_withheld]
    if not shown:
        return None
    given = {
        "language": text.locale.partition("-")[0],
        "questions": [_question(each, text) for each in shown],
    }
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        format="png",
        ppi=_DOTS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"chart": json.dumps(given)},
    )
    assert isinstance(made, bytes)
    return made


def _question(result: Result, text: Text) -> dict[str, object]:
    about = [text("ballot-answers", count=result.answers)]
    if result.mean is not None:
        most = len(result.question.options)
        about.append(text("ballot-question-mean", mean=result.mean, most=most))
    rows = zip(result.question.options, result.shares, result.counts or (), strict=True)
    return {
        "question": breakable(result.question.text),
        "about": " · ".join(about),
        "options": [
            {"label": breakable(option), "share": share, "count": count}
            for option, share, count in rows
        ],
    }
