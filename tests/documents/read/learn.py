"""Learn what the lines of an article are for, from the forms and the articles beside this file.

    pip install python-crfsuite numpy
    python -m tests.documents.read.learn            # learns from all forms, writes the weights
    python -m tests.documents.read.learn --measure  # learns without every fourth, counts on those

Both are needed here alone: what it learns are the JSON files that `bot.documents.read` reads. It
takes some minutes.
"""

import random
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.documents.read.decision import title, title_among_roles, whole
from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.title_among_roles import choose_title, title_options
from bot.documents.read.decision.title_evidence import title_evidence
from bot.documents.read.lines.text_lines import TextLine
from bot.documents.read.plain_text import lines_of, read_plain_text
from bot.words.lines.chain import Chain, Decided
from tests.chains import Sequences, chain_of, write_chain
from tests.choices import Options, learn_choice, shown, write_weights
from tests.documents.read.labelled import FORMS, Form, faults_of, forms

ARTICLES = FORMS.parent / "articles"
SMALL = 0.006
SMALL_OF_SETS = 0.002
# What speaks for a set of findings before anything is learned.
EXPECTED = {"chain": 1.0, "closed within": -4.0}
# Of crfsuite: what keeps weights few (c1) and small (c2).
FIRST = {"c1": 0.5, "c2": 0.5}
SECOND = {"c1": 0.5, "c2": 0.5}
# What learns from the answers of another learns from answers about forms the other never saw.
FOLDS = 4


def learn(learned: Sequence[Form], to: Path) -> None:
    """Write the files of weights; the title first, as lines are learned with what was chosen."""
    mixed = [each for each in learned if each.text.strip()]
    random.Random(7).shuffle(mixed)
    articles = [_of_article(path) for path in sorted(ARTICLES.glob("*.txt"))]
    choices = [_of_form(form) for form in mixed]
    title.WEIGHTS = to / title.WEIGHTS.name  # pyright: ignore[reportConstantRedefinition]
    examples: list[Example] = []
    for fold in range(FOLDS):
        others = [each for at, each in enumerate(choices) if at % FOLDS != fold]
        _write_title(others + articles)
        examples += [Example.of(form) for form in mixed[fold::FOLDS]]
    _write_title(choices + articles)
    whole.WEIGHTS = to  # pyright: ignore[reportConstantRedefinition]
    title_among_roles.WEIGHTS = to / title_among_roles.WEIGHTS.name  # pyright: ignore[reportConstantRedefinition]
    _learn_lines([each for each in examples if each.roles], to)
    whole.line_chains.cache_clear()
    whole.findings_weights.cache_clear()


def _write_title(choices: Sequence[Options]) -> None:
    write_weights(learn_choice(choices, small=SMALL), title.WEIGHTS)
    title.title_weights.cache_clear()


def _of_form(form: Form) -> Options:
    lines = lines_of(form.text)
    return _options(lines, {at for at, line in enumerate(lines) if form.is_title(line)})


def _of_article(path: Path) -> Options:
    text, meant = path.read_text(encoding="utf-8").split("-----\n")
    named = meant.partition("\n")[0].removeprefix("title: ")
    lines = lines_of(text)
    return _options(lines, {at for at, each in enumerate(lines) if each.text.endswith(named)})


def _options(lines: Sequence[TextLine], titles: Collection[int]) -> Options:
    tried = title_evidence(lines)
    right = {*titles} & {*tried} or {None}
    return [(shown(marks), at in right) for at, marks in tried.items()]


@dataclass(frozen=True, slots=True)
class Example:
    evidence: Evidence
    roles: list[str]

    @classmethod
    def of(cls, form: Form) -> "Example":
        lines = lines_of(form.text)
        return cls(Evidence(lines), [form.label_of(line) for line in lines])

    @property
    def findings(self) -> tuple[int, ...]:
        return tuple(at for at, role in enumerate(self.roles) if role == "F")


def _learn_lines(examples: Sequence[Example], to: Path) -> None:
    """Learn both chains, and what is chosen with them; each from answers about unseen forms."""
    first = [(_sorted(each.evidence.shown), each.roles) for each in examples]
    write_chain(first, FIRST, to / whole.FIRST)
    options: list[dict[int | None, frozenset[str]]] = [{} for _ in examples]
    looked: list[list[Decided]] = [[] for _ in examples]
    for fold in range(FOLDS):
        chain = _chain_without(first, fold, FIRST)
        for at in range(fold, len(examples), FOLDS):
            evidence = examples[at].evidence
            read = chain.read(chain.weigh(evidence.shown))
            looked[at] = read.roles
            options[at] = title_options(evidence, chain, read)
    _choose_titles(examples, options)
    second = [
        (_sorted(each.evidence.again(roles)), each.roles)
        for each, roles in zip(examples, looked, strict=True)
    ]
    write_chain(second, SECOND, to / whole.SECOND)
    tried: list[Options] = []
    for fold in range(FOLDS):
        chain = _chain_without(second, fold, SECOND)
        for at in range(fold, len(examples), FOLDS):
            each = examples[at]
            scores = whole.weighed(each.evidence, chain, second[at][0])
            sets = whole.hypotheses(each.evidence, chain, scores)
            tried.append([(one.shown, one.lines == each.findings) for one in sets])
    weights = learn_choice(tried, small=SMALL_OF_SETS, expected=EXPECTED)
    write_weights(weights, to / whole.FINDINGS)


def _choose_titles(
    examples: Sequence[Example], options: Sequence[dict[int | None, frozenset[str]]]
) -> None:
    """Learn the choice of titles, and take what was learned from others for each example."""
    choices: list[Options] = []
    for each, tried in zip(examples, options, strict=True):
        titles = {at for at, role in enumerate(each.roles) if role == "T"}
        right = titles & {*tried} or {None}
        choices.append([(shown(marks), at in right) for at, marks in tried.items()])
    for fold in range(FOLDS):
        others = [each for at, each in enumerate(choices) if at % FOLDS != fold]
        _write_title_among_roles(others)
        for at in range(fold, len(examples), FOLDS):
            evidence = examples[at].evidence
            evidence.title_at = choose_title(evidence, options[at]).at
    _write_title_among_roles(choices)


def _write_title_among_roles(choices: Sequence[Options]) -> None:
    write_weights(learn_choice(choices, small=SMALL), title_among_roles.WEIGHTS)
    title_among_roles.title_weights.cache_clear()


def _sorted(shown: Sequence[Collection[str]]) -> list[list[str]]:
    return [sorted(each) for each in shown]


def _chain_without(sequences: Sequences, fold: int, settings: dict[str, float]) -> Chain:
    return chain_of([each for at, each in enumerate(sequences) if at % FOLDS != fold], settings)


def measure(held: Sequence[Form]) -> None:
    right = asked = silent = needless = 0
    wrong: dict[str, int] = {}
    for form in held:
        read = read_plain_text(form.text)
        faults = faults_of(form, read)
        asks = bool(read.doubts or read.doubtful_days)
        right += not faults
        needless += not faults and asks
        asked += bool(faults) and asks
        silent += bool(faults) and not asks
        for each in faults:
            wrong[each] = wrong.get(each, 0) + 1
        if "-v" in sys.argv and faults:
            print(form.name, "asks" if asks else "SILENT", "; ".join(faults))
    print(
        f"{len(held)}: right {right} ({needless} asked), wrong but asked {asked}, silent {silent}",
        wrong,
    )


def main() -> None:
    found = [*forms()]
    if "--measure" not in sys.argv:
        learn(found, whole.WEIGHTS)
        return
    with tempfile.TemporaryDirectory() as folder:
        learn([form for form in found if not form.is_held], Path(folder))
        measure([form for form in found if form.is_held])


if __name__ == "__main__":
    main()
