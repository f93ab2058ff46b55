import pytest

from bot.domain.deliveries.kinds import DeliveryKind as K
from bot.domain.deliveries.payloads import Mishap, NoticeLine, NoticeLines
from bot.domain.deliveries.reasons import Reason
from tests.factories import END, START, TALK_CODE, told


@pytest.mark.parametrize(
    ("reason", "mishap"),
    [
        (None, Mishap.LATE),
        (Reason.TOO_LATE, Mishap.LEFT_OUT),
        (Reason.COLLAPSED, Mishap.LEFT_OUT),
        (Reason.NO_PERMISSION, Mishap.STUCK),
        (Reason.CANNOT_LOOK, Mishap.STUCK),
        (Reason.POLL_LOST, Mishap.STUCK),
        (Reason.NOT_IN_BACKUP, Mishap.EMPTIED),
    ],
)
def test_mishap_follows_the_reason(reason, mishap):
    assert NoticeLine(what=K.SOON, reason=reason, about=TALK_CODE).mishap is mishap


def test_same_line_is_counted():
    late = NoticeLine(what=K.SOON, about=TALK_CODE)
    other = NoticeLine(what=K.START, reason=Reason.NO_PERMISSION, about=TALK_CODE, posted=True)
    notice = NoticeLines()
    for line in (late, other, late, late):
        notice = notice.with_line(line)

    assert notice == told("soon|late|TA1K00||3", "start|no_permission|TA1K00|posted")


def test_notice_remembers_the_earliest_moment():
    assert NoticeLines().late_since(END).late_since(START).late_since(END).since == START
