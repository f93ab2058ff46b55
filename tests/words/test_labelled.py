"""Labelled forms are read as they were learned, and what was learned fits the readers.

`python -m tests.words.learn --measure` counts on forms that were not learned from.
"""

import json

import pytest

from bot.words.programme.decision import weighing
from bot.words.programme.parsing import parse_programme
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.word_evidence import WordRole
from tests.cases import report
from tests.words.labelled import FORMS, ZONE, faults_of, labels_of, read_form

# Every so many forms, and which part of them and of their days is right at least. Few are enough to
# see that weights and readers belong together; of fewer by chance fewer may be right.
FEW = (61, 0.4, 0.62)
MORE = (23, 0.5, 0.72)


@pytest.mark.parametrize(
    ("step", "wholly", "of_days"),
    [FEW, pytest.param(*MORE, marks=pytest.mark.evidence)],
    ids=("few", "more"),
)
def test_labelled_forms_are_read_as_they_are_meant(step: int, wholly: float, of_days: float):
    forms = [read_form(path) for path in sorted(FORMS.glob("*.txt"))[::step]]
    right = dated = days = 0
    for form in forms:
        talks = parse_programme(form.text, zone=ZONE).talks
        faults = faults_of(form, talks)
        right += not faults
        meant = sum(talk["date"] is not None for talk in form.talks)
        days += meant
        dated += meant - sum(each.startswith(("date", "title")) for each in faults)

    print(report({"forms": (right, len(forms)), "dates": (dated, days)}))
    # Most are real pages, whose whole is hard to read also where each line was learned.
    assert right >= len(forms) * wholly
    assert dated >= days * of_days


def test_each_form_has_the_role_of_each_line():
    roles = {role.value for role in LineRole}
    for path in sorted(FORMS.glob("*.txt")):
        assert {*labels_of(path).values()} <= roles, path.name


def test_weights_are_of_the_roles_there_are():
    lines = {role.value for role in LineRole}
    words = {role.value for role in WordRole}
    for name, roles in (
        ("first_line_weights.json", lines),
        ("line_weights.json", lines),
        ("word_weights.json", words),
    ):
        said = json.loads((weighing.WEIGHTS / name).read_text(encoding="utf-8"))
        assert set(said["follows"]) == roles, name
        assert {role for weights in said["speaks"].values() for role in weights} <= roles, name
