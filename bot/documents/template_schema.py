"""The JSON Schema of a ballot's template, for editors that complete and check YAML while one types.

The reader asks for a little more, which no schema says: no key and no option twice.
"""

from typing import Any, Final

from bot.domain.ballots import questions as limits
from bot.domain.ballots.questions import QuestionKind
from bot.domain.ballots.template import FALLBACK
from bot.words.ballot_template import FORMAT, NAME_MAX, WORDS_OF_END_MAX

_CHOICES: Final = [limits.OPTIONS_MIN, limits.OPTIONS_MAX]
_BY_KIND: Final[dict[QuestionKind, tuple[str, list[int]] | None]] = {
    QuestionKind.RATING: ("ends", [2, 2]),
    QuestionKind.CHOICE: ("options", _CHOICES),
    QuestionKind.CHOICES: ("options", _CHOICES),
    QuestionKind.RECOMMEND: ("options", [limits.RECOMMEND_OPTIONS] * 2),
    QuestionKind.TEXT: None,
}


def template_schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "type": "object",
        "required": ["format", "name", "questions"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "name": _words(NAME_MAX),
            "questions": {
                "type": "array",
                "minItems": 1,
                "maxItems": limits.QUESTIONS_MAX,
                "items": {"oneOf": [_question(kind) for kind in QuestionKind]},
            },
        },
    }


def _question(kind: QuestionKind) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "key": {
            "type": "string",
            "minLength": 1,
            "maxLength": limits.KEY_MAX,
            "description": (
                "The same for the same question of every talk: answers are compared."
                " In other words it needs another one."
            ),
        },
        "kind": {"const": kind.value},
        "text": _words(limits.TEXT_MAX),
        "hint": _words(limits.HINT_MAX) | {"description": "A line below the question."},
    }
    more = _BY_KIND[kind]
    if more:
        name, (least, most) = more
        limit = WORDS_OF_END_MAX if name == "ends" else limits.OPTION_MAX
        items = _words(limit)
        fields[name] = {"type": "array", "minItems": least, "maxItems": most, "items": items}
    return {
        "type": "object",
        "required": ["key", "kind", "text", *([more[0]] if more else [])],
        "additionalProperties": False,
        "properties": fields,
    }


def _words(limit: int) -> dict[str, Any]:
    """One text in English, or one for each language."""
    text = {"type": "string", "minLength": 1, "maxLength": limit}
    by_language = {"type": "object", "required": [FALLBACK], "additionalProperties": text}
    return {"oneOf": [text, by_language]}
