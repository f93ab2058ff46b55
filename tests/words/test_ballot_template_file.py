"""What is asked as a file: whoever changes nothing gets back what was asked."""

import pytest

from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.ballots.template import template_of
from bot.paths import TEMPLATES
from bot.words.ballot_template import TEMPLATE_LANGUAGES, read_template
from bot.words.ballot_template_file import write_template

BUNDLED = sorted((TEMPLATES / "ballots").glob("*.yaml"))
ODD = ("no", "1.10", "- a: [b", "'*x\"", "{en", "# &c", "Ærø")


def read(text):
    return read_template(text, languages=TEMPLATE_LANGUAGES)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_bundled_template_comes_back_as_it_was(path):
    template = read(path.read_text("utf-8"))

    assert read(write_template(template)) == template


def test_own_words_come_back_as_the_team_typed_them():
    questions = (
        Question(key="Q1", kind=QuestionKind.CHOICES, text=ODD[2], hint=ODD[3], options=ODD),
        Question(
            key="Q2",
            kind=QuestionKind.RATING,
            text="no",
            options=("1 · no · not", "2", "3", "4", "5 · yes"),
        ),
        Question(key="Q3", kind=QuestionKind.TEXT, text="no"),
    )

    written = write_template(template_of("Talks " * 20, questions))

    assert read(written).said("da") == questions
    # Nothing of it is more than a person can change: no tags, anchors or long lines broken.
    assert "&" not in written.replace("# &c", "")
    assert "!!" not in written
