"""Learn which line of an article is its title, from the forms and the articles beside this file.

    pip install numpy
    python -m tests.documents.read.learn

It is needed here alone, and writes the JSON file that `bot.documents.read.title` reads. Every
fourth form is left out; `test_titles.py` counts on those.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from bot.documents.read.plain_text import lines_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.title import WEIGHTS
from bot.documents.read.title_evidence import title_evidence
from tests.choices import Options, learn_choice, write_weights
from tests.documents.read.labelled import FORMS, Form, forms

ARTICLES = FORMS.parent / "articles"
SMALL = 0.006


def of_form(form: Form) -> Options:
    lines = lines_of(form.text)
    return _options(lines, {at for at, line in enumerate(lines) if form.is_title(line)})


def of_article(path: Path) -> Options:
    text, meant = path.read_text(encoding="utf-8").split("-----\n")
    title = meant.partition("\n")[0].removeprefix("title: ")
    lines = lines_of(text)
    return _options(lines, {at for at, each in enumerate(lines) if each.text.endswith(title)})


def _options(lines: Sequence[TextLine], titles: Collection[int]) -> Options:
    tried = title_evidence(lines)
    right = {*titles} & {*tried} or {None}
    return [(marks, at in right) for at, marks in tried.items()]


def main() -> None:
    choices = [of_form(form) for form in forms() if not form.is_held]
    choices += [of_article(path) for path in sorted(ARTICLES.glob("*.txt"))]
    write_weights(learn_choice(choices, small=SMALL), WEIGHTS)


if __name__ == "__main__":
    main()
