"""What docs/reliability.md says of late messages, clocks and faults, with a table made by code."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.reminder import LATE_IS_NEWS, LATE_IS_NEWS_TO_THE_MINUTE, Timing, judge
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.saying.i18n import Localizer, Text, text_id
from tests.factories import END, START, a_delivery, a_talk

K = DeliveryKind
_TEMPLATE = Path(__file__).with_name("rules.md")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

_DUE = {
    K.ANNOUNCEMENT: START - 2 * DAY,
    K.DAY_BEFORE: START - DAY,
    K.RUN_SHEET: START - 14 * DAY,
    K.STILL_MISSING: START - DAY,
    K.MOVED: START - 2 * DAY,
    K.MOVED_LETTER: START - 2 * DAY,
    K.CANCELLED: START - 2 * DAY,
    K.CANCELLED_LETTER: START - 2 * DAY,
    K.SEAT_FREE: START - 2 * DAY,
    K.SEAT_OFFER: START - 2 * DAY,
    K.SOON: START - 15 * MINUTE,
    K.START: START,
    K.LIVE_PANEL: START,
    K.STILL_RUNNING: END + 5 * MINUTE,
    K.POLL: END,
    K.FINDINGS: START - 2 * DAY,
}
_MOMENTS = {
    "2 hours before the talk": START - 2 * HOUR,
    "5 minutes before it": START - 5 * MINUTE,
    "while it runs": START + 20 * MINUTE,
    "an hour after its end": END + HOUR,
    "3 days after": END + 3 * DAY,
}
_LEFT_OUT = {Reason.TOO_LATE: "left out", Reason.COLLAPSED: "left out, another is nearer"}


def rules_text() -> str:
    """The sections of the page, from the template."""
    minutes = (each // MINUTE for each in (LATE_IS_NEWS_TO_THE_MINUTE, LATE_IS_NEWS))
    exact, others = map(str, minutes)
    text = _TEMPLATE.read_text(encoding="utf-8")
    filled = {"{table}": _table(), "{exact}": exact, "{others}": others}
    for mark, value in filled.items():
        text = text.replace(mark, value)
    return text


def named_tests() -> list[tuple[str, str]]:
    """File and function of each test that the page names."""
    return re.findall(r"`(tests/\S+\.py)::(\w+)`", rules_text())


def _table() -> str:
    words = Localizer.load(strict=True).english
    head = [f"| | {' | '.join(_MOMENTS)} |", f"| --- |{' --- |' * len(_MOMENTS)}"]
    return "\n".join([*head, *(_row(kind, words) for kind in _DUE)])


def _row(kind: DeliveryKind, words: Text) -> str:
    fates = " | ".join(_fate(kind, moment) for moment in _MOMENTS.values())
    return f"| {words(text_id('delivery', kind))} | {fates} |"


def _fate(kind: DeliveryKind, moment: datetime) -> str:
    if moment < _DUE[kind]:
        return "not due yet"
    delivery = a_delivery(kind=kind, due=_DUE[kind])
    verdict = judge(delivery, _talk(kind), now=moment)
    if verdict.timing is Timing.DROP:
        return _LEFT_OUT[verdict.reason]
    return "sent"


def _talk(kind: DeliveryKind) -> Talk:
    if kind in {K.CANCELLED, K.CANCELLED_LETTER}:
        return a_talk(state=TalkState.CANCELLED)
    if kind is K.POLL:
        return replace(a_talk(), state=TalkState.ENDED, ended_at=END)
    return a_talk()
