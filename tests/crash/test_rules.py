"""The page about reliability says what the code does, and each rule has its test."""

import pytest

from bot.paths import CHECKOUT
from tests.crash.report import REPORT
from tests.crash.rules import named_tests, rules_text


def test_page_has_the_rules_of_today():
    """If this fails: `python -c "from tests.crash.report import refresh; refresh()"`."""
    assert rules_text() in REPORT.read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "name"), named_tests())
def test_rule_has_its_test(path: str, name: str):
    assert f"def {name}(" in (CHECKOUT / path).read_text(encoding="utf-8")
