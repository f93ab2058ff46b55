"""How well the labelled forms are read with what was learned from them; no rate may sink.

How well forms are read that nothing was learned from, `learn --measure` tells.
"""

import json

import pytest

from bot.documents.read.decision import whole
from bot.documents.read.decision.roles import LineRole
from bot.documents.read.in_making import ReadArticle
from bot.documents.read.plain_text import read_plain_text
from tests.cases import report
from tests.documents.read.labelled import Form, faults_of, forms

# In hundredths of all forms; three less than what was reached.
LEAST = {"title": 94, "date": 96, "number": 92, "headings": 89, "wholly right": 79}
MOST_SILENT = 7
# Every so many forms are enough to see a rate sink.
STEP = 12


def test_labels_and_weights_speak_of_the_roles_there_are():
    roles = {str(role) for role in LineRole}
    assert {label for form in forms() for label in form.labels if label} <= roles
    for name in (whole.FIRST, whole.SECOND):
        weights = json.loads((whole.WEIGHTS / name).read_text(encoding="utf-8"))
        assert {*weights["follows"]} == roles
        assert {role for each in weights["speaks"].values() for role in each} <= roles


@pytest.mark.evidence
def test_labelled_forms_are_read():
    meant = [form for form in forms() if form.meant][::STEP]
    rows = dict.fromkeys((*LEAST, "wrong, but asked", "wrong in silence"), 0)
    for form in meant:
        for name in _right(form, read_plain_text(form.text)):
            rows[name] += 1

    print(report({name: (count, len(meant)) for name, count in rows.items()}))
    for name, least in LEAST.items():
        assert rows[name] * 100 >= least * len(meant), name
    assert rows["wrong in silence"] * 100 <= MOST_SILENT * len(meant)


def _right(form: Form, read: ReadArticle) -> list[str]:
    """Name what is right of a form, and how a wrong one was told."""
    faults = faults_of(form, read)
    right = [name for name in LEAST if name not in {*faults, "wholly right"}]
    if not faults:
        return [*right, "wholly right"]
    is_asked = bool(read.doubts or read.doubtful_days)
    return [*right, "wrong, but asked" if is_asked else "wrong in silence"]
