"""What was logged at the talks of an edition, and what is known of them, read inside a reading."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.ballots.publishing import Result, results
from bot.domain.findings.composing import printed_line
from bot.domain.polls.poll import Poll, PollState
from bot.domain.signups.signup import Answer, Signup
from bot.domain.takeaways.doing import doing
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.editions import printed_talks
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.talk import Talk
from bot.domain.times.zones import zone_info
from bot.services.ballots.views import sealed_poll
from bot.services.exports.views import (
    NotesExport,
    PollResult,
    PrintedNote,
    TableExport,
    TakeawayRow,
    TalkNotes,
)
from bot.services.findings.workbench import Workbench
from bot.services.ports import Reader


def notes_of(docs: Reader, bench: Workbench, *, now: datetime) -> NotesExport:
    taken = _taken(bench)
    numbers = _numbers(bench)
    talks = printed_talks(bench.talks, now=now)
    described = "\n".join(talk.public_description for talk in talks)
    return NotesExport(
        series=bench.series.title,
        edition=bench.edition.name,
        language=bench.series.language,
        talks=tuple(_talk_notes(docs, talk, taken, numbers) for talk in talks),
        exported_at=now,
        named=_named(bench, taken, described),
    )


def table_of(bench: Workbench, *, with_authors: bool = True, now: datetime) -> TableExport:
    taken = _taken(bench)
    numbers = _numbers(bench)
    talks = printed_talks(bench.talks, now=now)
    return TableExport(
        series=bench.series.title,
        edition=bench.edition.name,
        rows=tuple(
            _row(talk, each, numbers, with_author=with_authors)
            for talk in talks
            for each in taken
            if each.talk == talk.code
        ),
        named=_named(bench, taken),
    )


def _taken(bench: Workbench) -> list[Takeaway]:
    return [each for each in bench.takeaways if each.placement is not Placement.LEFT_OUT]


def _numbers(bench: Workbench) -> dict[str, int]:
    return {finding.code: finding.position for finding in bench.findings}


def _named(bench: Workbench, taken: Iterable[Takeaway], said: str = "") -> tuple[str, ...]:
    return names_in("\n".join([said, *(each.text for each in taken)]), unagreed(bench.talks))


def _row(
    talk: Talk, takeaway: Takeaway, numbers: dict[str, int], *, with_author: bool
) -> TakeawayRow:
    known = 1 <= (takeaway.segment or 0) <= len(talk.segments)
    is_secret = talk.chatham_house or takeaway.is_under_the_rule or not with_author
    return TakeawayRow(
        talk=talk.number,
        title=talk.title,
        note=_note(talk, takeaway, numbers),
        segment_title=talk.segments[(takeaway.segment or 0) - 1].title if known else "",
        author_id=None if is_secret else takeaway.author_id,
    )


def _talk_notes(
    docs: Reader, talk: Talk, takeaways: Iterable[Takeaway], numbers: dict[str, int]
) -> TalkNotes:
    logged = [each for each in takeaways if each.talk == talk.code]
    is_secret = talk.chatham_house or any(each.is_under_the_rule for each in logged)
    slot = talk.slot
    zone = zone_info(slot.start.zone) if slot else None
    names = [speaker.name for speaker in talk.speakers]
    lines = (printed_line(speaker, names) for speaker in talk.speakers)
    return TalkNotes(
        number=talk.number,
        title=talk.title,
        on=talk.planned_on or (slot.start.local.date() if slot else None),
        starts_at=slot.starts_at.astimezone(zone) if slot else None,
        ends_at=slot.ends_at.astimezone(zone) if slot else None,
        zone=slot.start.zone if slot else "",
        place=talk.where.place,
        description=talk.public_description,
        picture=talk.picture,
        chatham_house=is_secret,
        segments=tuple(segment.title for segment in talk.segments),
        # Who was on stage is who may have said it.
        speakers=() if is_secret else tuple(dict.fromkeys(line for line in lines if line)),
        going=docs.count(Signup, talk=talk.code, answer=Answer.GOING),
        maybe=docs.count(Signup, talk=talk.code, answer=Answer.MAYBE),
        registration=talk.links.registration,
        recording=talk.recording,
        polls=(*_counted(docs, talk), *_balloted(docs, talk)),
        notes=tuple(_note(talk, each, numbers) for each in logged),
    )


def _note(talk: Talk, takeaway: Takeaway, numbers: dict[str, int]) -> PrintedNote:
    is_secret = talk.chatham_house or takeaway.is_under_the_rule
    what, who = doing(takeaway)
    return PrintedNote(
        kind=takeaway.kind,
        text=what,
        who=who,
        tags=takeaway.tags,
        segment=takeaway.segment,
        # In a recording the minute shows who spoke.
        minute=None if is_secret else takeaway.minute,
        support=len(takeaway.support),
        finding=numbers.get(takeaway.finding) if takeaway.finding else None,
    )


def _counted(docs: Reader, talk: Talk) -> Iterator[PollResult]:
    for poll in docs.select(Poll, talk=talk.code, state=PollState.FINAL):
        each = zip(poll.options, poll.counts or (), poll.shares, strict=True)
        yield PollResult(
            question=poll.question,
            answers=poll.answers,
            options=() if poll.is_sealed else tuple(each),
            is_sealed=poll.is_sealed,
        )


def _balloted(docs: Reader, talk: Talk) -> Iterator[PollResult]:
    """What may be shown of an anonymous ballot, and not before its message shows it."""
    for poll in docs.select(BallotPoll, talk=talk.code):
        tally = docs.find(Tally, poll.code)
        if not poll.is_sealed or poll.published_at is None or tally is None:
            continue
        yield from map(_shown, results(sealed_poll(poll, tally), texts=tally.shown_texts))


def _shown(result: Result) -> PollResult:
    options = zip(result.question.options, result.counts or (), result.shares, strict=False)
    return PollResult(
        question=result.question.text,
        answers=result.answers,
        options=() if result.is_withheld else tuple(options),
        texts=result.texts,
        is_sealed=result.is_withheld,
    )
