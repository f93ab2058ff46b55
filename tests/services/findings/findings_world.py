"""An edition as large as real ones: two talks, 64 takeaways, 9 findings of 8,400 characters."""

from datetime import timedelta

from bot.domain.document import Document
from bot.domain.findings.finding import Finding
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from tests.factories import (
    END,
    START,
    TALK_CODE,
    a_finding,
    a_segment,
    a_series,
    a_server,
    a_speaker,
    a_takeaway,
    a_talk,
    an_edition,
)

SECOND = "TA1K02"
TAKEAWAYS = 64
FINDINGS = 9
# 104 characters, as the longest heading of a real article; a thread's name takes 100.
LONG_HEADING = (
    "Open doors come before open ears, and both come long before"
    " anybody opens a mouth to say what they think"
)
BODY = ("People come for the warm room and stay for the talk. " * 18)[:933].strip() + "."


def talks() -> tuple[Talk, Talk]:
    """Both ended; one panellist agreed to be named, and the second talk has no recording."""
    first = a_talk(
        state=TalkState.ENDED,
        ended_at=END,
        recording="https://video.example/1",
        segments=(
            a_segment(
                title="What the library heard",
                speakers=(
                    a_speaker(consent=Consent.NAMED),
                    a_speaker(
                        name="Ben Sample",
                        line="Ben Sample, Librarian, Northville",
                        consent=Consent.ROLE_ONLY,
                    ),
                ),
            ),
            a_segment(title="What the square heard", speakers=(a_speaker(name="Cy Test"),)),
        ),
    )
    second = a_talk(
        code=SECOND,
        number=2,
        title="Bridges",
        state=TalkState.ENDED,
        ended_at=END + timedelta(days=7),
        will_be_recorded=True,
        segments=(a_segment(title="Bridges", speakers=()),),
    )
    return first, second


def findings() -> list[Finding]:
    first = a_finding(code="F1ND01", heading=LONG_HEADING, body=BODY)
    others = [
        a_finding(code=f"F1ND0{number}", position=number, heading=f"Point {number}", body=BODY)
        for number in range(2, FINDINGS + 1)
    ]
    return [first, *others]


def takeaways() -> list[Takeaway]:
    """51 are placed, 8 to be sorted and 5 left out."""
    found: list[Takeaway] = []
    for number in range(TAKEAWAYS):
        takeaway = a_takeaway(
            code=f"TAKE{number:02}",
            text=f"Neighbours remember point {number}",
            talk=TALK_CODE if number % 2 else SECOND,
            minute=number,
            logged_at=START + timedelta(minutes=number),
        )
        if number < 51:
            takeaway = takeaway.placed_in(f"F1ND0{number % FINDINGS + 1}")
        elif number >= 59:
            takeaway = takeaway.put_aside(Placement.LEFT_OUT)
        found.append(takeaway)
    return found


def whole_edition() -> tuple[Document, ...]:
    return (
        a_server(),
        a_series(),
        an_edition(
            introduction="We met twice.\n\nIt rained.", website="https://northville.example"
        ),
        *talks(),
        *findings(),
        *takeaways(),
    )
