"""What polls came to, as it leaves the bot: sums, and of few answers only how many they are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.ballots.publishing import Result, edition_results, results
from bot.domain.polls.poll import Poll, PollState
from bot.domain.signups.signup import Answer, Signup
from bot.domain.talks.talk import Talk
from bot.services.ballots.views import in_order_of_sealing, sealed_poll
from bot.services.exports.views import (
    PolledEdition,
    PolledOption,
    PolledQuestion,
    PolledTalk,
    PollsExport,
)
from bot.services.findings.workbench import Workbench
from bot.services.ports import Reader
from bot.services.signups.attending import turnout_of

# Discord's own poll has one question, which has no key.
_NATIVE = "poll"


def polls_export(docs: Reader, bench: Workbench, *, now: datetime) -> PollsExport:
    ballots = in_order_of_sealing(docs, bench.edition.code)
    sealed = [sealed_poll(poll, tally) for poll, tally in ballots]
    talks = {each.code: each for each in bench.talks}
    polled = [
        *(_anonymous(docs, talks[poll.talk], poll, tally) for poll, tally in ballots),
        *(_native(docs, talks[each.talk], each) for each in _counted(docs, bench.edition.code)),
    ]
    return PollsExport(
        series=bench.series.title,
        edition=bench.edition.name,
        language=bench.series.language,
        exported_at=now,
        together=tuple(
            PolledEdition(question=_question(each.result), talks=each.talks, waiting=each.waiting)
            for each in edition_results(sealed)
        ),
        talks=tuple(sorted(polled, key=lambda each: each.number)),
    )


def without_what_is_withheld(docs: Reader, tally: Tally) -> Tally:
    """A tally for an archive, which tells no more than what may be shown."""
    poll = docs.find(BallotPoll, tally.code)
    if poll is None or not poll.is_sealed:
        return replace(tally, totals=(), shown_texts=(), left_out_texts=())
    shown = results(sealed_poll(poll, tally), texts=tally.shown_texts)
    totals = tuple(
        QuestionTotals(
            key=each.question.key,
            answers=each.answers,
            counts=each.counts or (),
            texts=each.texts,
        )
        for each in shown
    )
    told = {text for each in totals for text in each.texts}
    shown_texts = tuple(each for each in tally.shown_texts if each in told)
    # What the team left out names somebody, or shows who wrote it.
    return replace(tally, totals=totals, shown_texts=shown_texts, left_out_texts=())


def _counted(docs: Reader, edition: str) -> Iterable[Poll]:
    polls = docs.select(Poll, edition=edition)
    return (each for each in polls if each.state is PollState.FINAL)


def _anonymous(docs: Reader, talk: Talk, poll: BallotPoll, tally: Tally) -> PolledTalk:
    shown = results(sealed_poll(poll, tally), texts=tally.shown_texts)
    return PolledTalk(
        number=talk.number,
        title=talk.title,
        on=_day(talk),
        is_anonymous=True,
        answers=tally.answers,
        going=_going(docs, talk),
        came=turnout_of(docs, talk.code).came,
        questions=tuple(_question(each) for each in shown),
    )


def _native(docs: Reader, talk: Talk, poll: Poll) -> PolledTalk:
    counts = () if poll.is_sealed else poll.counts or ()
    rows = zip(
        poll.options, counts, poll.shares, strict=False
    )  # nothing, where counts are withheld
    question = PolledQuestion(
        key=_NATIVE,
        kind=_NATIVE,
        text=poll.question,
        answers=poll.answers,
        is_withheld=poll.is_sealed,
        options=tuple(
            PolledOption(text=text, answers=count, percent=share) for text, count, share in rows
        ),
    )
    return PolledTalk(
        number=talk.number,
        title=talk.title,
        on=_day(talk),
        is_anonymous=False,
        answers=poll.answers,
        going=_going(docs, talk),
        came=turnout_of(docs, talk.code).came,
        questions=(question,),
    )


def _question(result: Result) -> PolledQuestion:
    rows = zip(
        result.question.options, result.counts or (), result.shares, strict=False
    )  # nothing, where counts are withheld
    return PolledQuestion(
        key=result.question.key,
        kind=result.question.kind.value,
        text=result.question.text,
        answers=result.answers,
        is_withheld=result.is_withheld,
        options=tuple(
            PolledOption(text=text, answers=count, percent=share) for text, count, share in rows
        ),
        mean=result.mean,
        texts=result.texts,
    )


def _day(talk: Talk) -> date | None:
    return talk.planned_on or (talk.slot.start.local.date() if talk.slot else None)


def _going(docs: Reader, talk: Talk) -> int:
    return docs.count(Signup, talk=talk.code, answer=Answer.GOING)
