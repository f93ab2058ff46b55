"""How many were at the talks of an edition, as it leaves the bot."""

from datetime import datetime

from bot.domain.signups.attendance import Attendance
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.talk import Talk
from bot.services.exports.views import (
    AttendanceExport,
    AttendedEdition,
    AttendedMember,
    AttendedTalk,
)
from bot.services.findings.workbench import Workbench
from bot.services.ports import Reader
from bot.services.signups.attendances import attendance_view


def attendance_export(
    docs: Reader, bench: Workbench, *, with_members: bool, now: datetime
) -> AttendanceExport:
    told = [(talk, _told(docs, talk, now)) for talk in bench.talks]
    talks = [(talk, each) for talk, each in told if each.seen or each.marked or each.in_file]
    members = [each for talk, _ in talks for each in _members(docs, talk, now)]
    sums = AttendedEdition(
        series=bench.series.title,
        edition=bench.edition.name,
        exported_at=now,
        talks=tuple(each for _, each in talks),
    )
    return AttendanceExport(
        sums=sums,
        members=tuple(members) if with_members else (),
    )


def _told(docs: Reader, talk: Talk, now: datetime) -> AttendedTalk:
    turnout = attendance_view(docs, talk, now=now).turnout
    return AttendedTalk(
        number=talk.number,
        title=talk.title,
        on=talk.planned_on or (talk.slot.start.local.date() if talk.slot else None),
        going=docs.count(Signup, talk=talk.code, answer=Answer.GOING),
        seen=turnout.people,
        seen_minutes=turnout.mean_minutes,
        most_at_once=turnout.most,
        marked=turnout.marked,
        in_file=turnout.file_people,
        in_file_minutes=turnout.file_mean_minutes,
    )


def _members(docs: Reader, talk: Talk, now: datetime) -> list[AttendedMember]:
    """Without those who came in before the card said that organisers see who is there."""
    named = [each for each in docs.select(Attendance, talk=talk.code) if each.named]
    return [
        AttendedMember(
            talk=talk.number,
            user_id=each.user_id,
            minutes=each.left(now).seconds // 60,
            is_marked=each.marked,
        )
        for each in sorted(named, key=lambda each: each.user_id)
    ]
