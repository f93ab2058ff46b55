from collections import Counter

from bot.domain.deliveries.kinds import DeliveryKind
from tests.crash.harness import Tally
from tests.crash.report import Run, report_text, with_month
from tests.crash.steps import Step


def a_run(*wrong: str) -> Run:
    tally = Tally(
        kills=Counter({Step.ACCEPTED: 1200}),
        sent=Counter({DeliveryKind.DAY_BEFORE: 3400}),
        seasons=40,
        wrong=list(wrong),
    )
    return Run(tally=tally, seconds=720, seed="x", parts=20)


def test_report_says_how_much_was_done():
    text = report_text(a_run())
    assert "**1,200 kills** in 12 minutes, 0.60 s each; seed `x`, 20 parts, 40 seasons." in text
    assert "- 3,400 messages sent: **none lost, none doubled**" in text
    assert "| after Discord accepted, before the answer | 1,200 |" in text
    assert "| day before | 3,400 |" in text


def test_report_says_what_went_wrong():
    assert "sent: **doubled (2 times): soon**" in report_text(a_run("doubled (2 times): soon"))


def test_month_stands_before_the_figures_and_replaces_an_older_one():
    page = report_text(a_run())
    once = with_month(page, "## A month of a busy server\n\nfirst\n")
    twice = with_month(once, "## A month of a busy server\n\nsecond\n")

    words, figures = page.split("## The last long run")
    month = "## A month of a busy server\n\nsecond\n\n"
    assert twice == f"{words}{month}## The last long run{figures}"
    assert with_month(page, "") == page
