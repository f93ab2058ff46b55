"""Learn the weights of programmes from the labelled forms beside this file, and measure them.

    pip install python-crfsuite numpy
    python -m tests.words.learn            # learns from all forms, writes the weights
    python -m tests.words.learn --measure  # learns without every fourth one, and counts on those

Both are needed here alone: what it learns are the JSON files in `bot/words/programme/decision`,
which `bot.words.lines.chain` reads. It takes about two minutes.
"""

import random
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.words.lines.chain import Chain
from bot.words.programme.decision import weighing
from bot.words.programme.decision.second_look import second_look
from bot.words.programme.decision.title_choice import title_weights
from bot.words.programme.decision.weighing import shown_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.parsing import parse_programme
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.prose_words import prose_lines
from bot.words.programme.spans.text_words import TextWords
from bot.words.programme.spans.word_evidence import word_evidence
from bot.words.programme.spans.word_pieces import LineWords
from tests.cases import said
from tests.chains import Sequences, chain_of, write_chain
from tests.choices import write_weights
from tests.words.labelled import FORMS, Form, faults_of, read_form
from tests.words.learn_titles import title_weights_of

# Of crfsuite: what keeps weights few (c1) and small (c2).
FIRST = {"c1": 2.5, "c2": 0.2}
SECOND = {"c1": 1.5, "c2": 0.6}
WORDS = {"c1": 0.3, "c2": 1.0}
PROSE = {"c1": 0.5, "c2": 0.5}
# The second chain learns from what first chains say of forms that they never saw.
FOLDS = 4
# What is written plainly must be read rightly; pages are many, and would drown it.
TIMES_PLAIN = 4


def learn(forms: Sequence[Form], to: Path) -> None:
    """Write the three files of weights into a folder."""
    shown = {form.name: shown_by(form.facts) for form in forms}
    labels = {
        form.name: [form.labels[form.facts[at].number] for at in shown[form.name][0]]
        for form in forms
    }
    lines = {form.name: [form.facts[at] for at in shown[form.name][0]] for form in forms}

    def sequences(
        of: Sequence[Form], marks_of: Mapping[str, Sequence[frozenset[str]]]
    ) -> Sequences:
        return [
            (_sorted(marks_of[form.name]), labels[form.name])
            for form in of
            for _ in range(_times(form))
        ]

    marks = {name: each for name, (_, each) in shown.items()}
    write_chain(sequences(forms, marks), FIRST, to / "first_line_weights.json")
    mixed = [*forms]
    random.Random(7).shuffle(mixed)
    looked: dict[str, Sequence[frozenset[str]]] = {}
    chains: dict[str, Chain] = {}
    for fold in range(FOLDS):
        others = [form for at, form in enumerate(mixed) if at % FOLDS != fold]
        chain = chain_of(sequences(others, marks), FIRST)
        for form in mixed[fold::FOLDS]:
            its = marks[form.name]
            looked[form.name] = second_look(lines[form.name], its, chain.likely(its))
            chains[form.name] = chain
    write_weights(title_weights_of(forms, chains), to / "title_weights.json")
    write_chain(sequences(forms, looked), SECOND, to / "line_weights.json")
    words = [each for form in forms for each in _words(form) * _times(form)]
    write_chain(words, WORDS, to / "word_weights.json")
    prose = [each for form in forms for each in _prose(form) * _times(form)]
    write_chain(prose, PROSE, to / "prose_weights.json")


def _times(form: Form) -> int:
    return 1 if form.is_page else TIMES_PLAIN


def _sorted(shown: Iterable[frozenset[str]]) -> list[list[str]]:
    return [sorted(each) for each in shown]


def _words(form: Form) -> Sequences:
    """The words of lines that hold titles and names, with what each of them is."""
    whole = TextWords.of(form.facts)
    titles = [talk["title"] for talk in form.talks]
    items = [part["title"] for talk in form.talks for part in talk["sessions"] if part["title"]]
    names = {name for talk in form.talks for part in talk["sessions"] for name in part["people"]}
    made: Sequences = []
    for facts in form.facts:
        role = form.labels.get(facts.number, "")
        if not facts.bare or role not in {"T", "I", "P"}:
            continue
        line = LineWords.of(facts)
        spans = _names(facts.bare, names)
        wanted = {"T": titles, "I": items}.get(role, [])
        title = _title(facts, wanted)
        if wanted and title is None:
            continue
        if title is not None:
            spans = [each for each in spans if each[1] <= title[0] or title[1] <= each[0]]
            spans.append((*title, "T"))
        if role == "P" and not spans:
            continue
        roles = _roles_of_words(line, spans)
        if roles:
            evidence = word_evidence(line, LineRole(role), whole)
            made.append((_sorted(evidence), roles))
    return made


def _prose(form: Form) -> Sequences:
    """The words of sentences, with the names of those who are meant to take part."""
    roles = [LineRole(form.labels[each.number]) if each.bare else None for each in form.facts]
    names = {name for talk in form.talks for part in talk["sessions"] for name in part["people"]}
    return [
        (
            _sorted(each.shown),
            _roles_of_words(each.line, _names(form.facts[each.index].bare, names)),
        )
        for each in prose_lines(form.facts, roles, TextWords.of(form.facts))
    ]


def _names(text: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(r"\s+".join(map(re.escape, name.split())), text):
            if all(match.end() <= start or end <= match.start() for start, end, _ in spans):
                spans.append((match.start(), match.end(), "N"))
    return spans


def _title(facts: LineFacts, wanted: Sequence[str]) -> tuple[int, int] | None:
    found = [span for title in wanted if title and (span := _place(facts.bare, title))]
    if found:
        return max(found, key=lambda span: span[1] - span[0])
    # It goes on in another line.
    text = said(facts.bare)
    return (0, len(facts.bare)) if text and any(text in said(each) for each in wanted) else None


def _place(text: str, title: str) -> tuple[int, int] | None:
    match = re.search(r"\s+".join(map(re.escape, title.split())), text)
    words = re.findall(r"\w+", title)
    match = (
        match
        or (words and re.search(r"[\W_]+".join(map(re.escape, words)), text, re.IGNORECASE))
        or None
    )
    return (match.start(), match.end()) if match else None


def _roles_of_words(line: LineWords, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    roles: list[str] = []
    for word in line.words:
        role = "o"
        for start, end, kind in spans:
            inside = [each for each in line.words if start <= each.start < end and not each.is_mark]
            if inside and inside[0].start <= word.start < inside[-1].end:
                role = kind if word.start == inside[0].start else kind.lower()
        roles.append(role)
    return roles


def measure(forms: Sequence[Form]) -> None:
    right = asked = silent = needless = 0
    for form in forms:
        try:
            read = parse_programme(form.text, zone="Europe/Copenhagen").talks
        except Exception as error:  # noqa: BLE001
            print(form.name, repr(error)[:100])
            read = ()
        faults = faults_of(form, read)
        asks = not read or any(talk.doubts or (talk.date and talk.date.doubt) for talk in read)
        right += not faults
        needless += not faults and asks
        asked += bool(faults) and asks
        silent += bool(faults) and not asks
        if "-v" in sys.argv and faults:
            print(form.name, "asks" if asks else "SILENT", "; ".join(faults)[:300])
    print(
        f"{len(forms)}: right {right} ({needless} asked), wrong but asked {asked}, silent {silent}"
    )


def main() -> None:
    forms = [read_form(path) for path in sorted(FORMS.glob("*.txt"))]
    if "--measure" not in sys.argv:
        learn(forms, weighing.WEIGHTS)
        return
    held = [form for form in forms if form.is_held]
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder)
        learn([form for form in forms if not form.is_held], to)
        weighing.WEIGHTS = to  # pyright: ignore[reportConstantRedefinition]
        weighing.line_chains.cache_clear()
        weighing.word_chain.cache_clear()
        weighing.prose_chain.cache_clear()
        title_weights.cache_clear()
        measure(held)


if __name__ == "__main__":
    main()
