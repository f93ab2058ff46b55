"""Writes what is asked after talks as YAML, for somebody to change and give back.

`ballot_template.read_template` reads the same from it.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from bot.domain.ballots.questions import QuestionKind
from bot.domain.ballots.template import FALLBACK, BallotTemplate, TemplateQuestion, Texts
from bot.words.ballot_template import FORMAT


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """The reader takes none, whatever is said twice."""
        return True


def write_template(template: BallotTemplate) -> str:
    fields = {
        "format": FORMAT,
        "name": _said(template.name),
        "questions": [_question(each) for each in template.questions],
    }
    return yaml.dump(fields, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)


def _question(question: TemplateQuestion) -> Mapping[str, Any]:
    fields: dict[str, Any] = {
        "key": question.key,
        "kind": question.kind.value,
        "text": _said(question.text),
    }
    if question.hint:
        fields["hint"] = _said(question.hint)
    if question.kind is QuestionKind.RATING:
        ends = (question.options[0], question.options[-1])
        fields["ends"] = [_said(_without_step(each)) for each in ends]
    elif question.options:
        fields["options"] = [_said(each) for each in question.options]
    return fields


def _without_step(texts: Texts) -> Texts:
    """The number before the words is not typed."""
    return {language: text.partition(" · ")[2] or text for language, text in texts.items()}


def _said(texts: Texts) -> Mapping[str, str] | str:
    return texts[FALLBACK] if texts.keys() == {FALLBACK} else dict(texts)
