"""What others did to a draft is told once, and together."""

from bot.services.findings.meanwhile import DEEDS_KEPT, KEPT, Did, Done, Meanwhile
from tests.factories import START

ADA, NOOR, SOMEBODY = 1, 2, 3


def test_whoever_looks_first_is_told_nothing_then_what_others_did():
    kept = Meanwhile()
    kept.did("ED1T10", NOOR, Did.SORTED)
    assert kept.looked("ED1T10", ADA, now=START) is None

    kept.did("ED1T10", NOOR, Did.WROTE, "F1ND02")
    kept.did("ED1T10", ADA, Did.WROTE, "F1ND01")
    kept.did("ED1T10", NOOR, Did.SORTED, count=4)
    kept.did("ED1T10", NOOR, Did.WROTE, "F1ND02")
    kept.did("ED1T10", NOOR, Did.SORTED)
    kept.did("ED1T11", NOOR, Did.AROUND)

    assert kept.looked("ED1T10", ADA, now=START) == (
        START,
        (
            Done(by=NOOR, what=Did.WROTE, findings=("F1ND02",), count=2),
            Done(by=NOOR, what=Did.SORTED, findings=(), count=5),
        ),
    )
    assert kept.looked("ED1T10", ADA, now=START) is None


def test_it_holds_no_more_than_so_much():
    kept = Meanwhile()
    kept.looked("ED1T10", ADA, now=START)
    for _ in range(2 * DEEDS_KEPT):
        kept.did("ED1T10", NOOR, Did.SORTED)
    told = kept.looked("ED1T10", ADA, now=START)
    assert told is not None
    assert told[1][0].count == DEEDS_KEPT

    kept.did("ED1T10", NOOR, Did.SORTED)
    for reader in range(KEPT):
        kept.looked("ED1T10", SOMEBODY + reader, now=START)
    assert kept.looked("ED1T10", ADA, now=START) is None, "the oldest looks are forgotten"
