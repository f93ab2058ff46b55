"""Answering a ballot: page after page in memory, and counted when the last one is sent."""

from collections.abc import Mapping, Sequence

from bot.domain.ballots.answers import BallotAnswer, read_answers
from bot.domain.ballots.errors import BallotEmpty
from bot.domain.ballots.poll import BallotPoll
from bot.domain.ballots.questions import Question
from bot.domain.errors import ControlOutdated
from bot.ui.cards.ballots.ballot import counted, page_kept
from bot.ui.cards.ballots.form import answer_form, given_in, pages_of
from bot.ui.controls import Item
from bot.ui.door import Handler
from bot.ui.visit import Call


async def answer(call: Call) -> None:
    """Open the first page, whoever answered already: what they said is shown to nobody."""
    poll = await call.services.ballots.form(call.person, call.code)
    again = await call.services.ballots.has_voted(call.person, call.code)
    await call.open(answer_form(poll.questions, call.text, poll.code, 0, again=again))


async def go_on(call: Call) -> None:
    """Part 1 is the page to open, part 2 the name of what the pages before it hold."""
    poll = await call.services.ballots.form(call.person, call.code)
    again = await call.services.ballots.has_voted(call.person, call.code)
    page, draft = call.number(1), call.part(2)
    _before(call, draft)
    _page_of(poll, page)
    parts = (poll.code, page, draft)
    await call.open(answer_form(poll.questions, call.text, *parts, page=page, again=again))


async def page_sent(call: Call) -> None:
    """Its parts are those of `go_on`; the first page has no draft before it."""
    poll = await call.services.ballots.form(call.person, call.code)
    page = call.number(1)
    draft = call.part(2) if page else ""
    before = _before(call, draft) if page else {}
    given = {**before, **_read(_page_of(poll, page), call)}
    pages = len(pages_of(poll.questions))
    if page + 1 < pages:
        name = call.context.unsent_ballots.keep(
            poll.code, call.person.user_id, given, now=call.interaction.created_at
        )
        await _show(call, page_kept(poll, call.text, page=page + 1, pages=pages, draft=name))
    else:
        again = await call.services.ballots.vote(call.person, poll.code, given)
        await _show(call, counted(poll, call.text, again=again))
    call.context.unsent_ballots.forget(draft)


async def _show(call: Call, items: list[Item]) -> None:
    """In place of the page before it, if that is what was pressed; never on the card."""
    if call.number(1):
        await call.redraw(items)
    else:
        await call.reply(items)


def _before(call: Call, draft: str) -> Mapping[str, BallotAnswer]:
    return call.context.unsent_ballots.of(
        draft, call.code, call.person.user_id, now=call.interaction.created_at
    )


def _page_of(poll: BallotPoll, page: int) -> Sequence[Question]:
    pages = pages_of(poll.questions)
    if not 0 <= page < len(pages):
        raise ControlOutdated
    return pages[page]


def _read(questions: Sequence[Question], call: Call) -> Mapping[str, BallotAnswer]:
    """A page may be left open as a whole."""
    try:
        return read_answers(questions, given_in(call.filled)).given
    except BallotEmpty:
        return {}


HANDLERS: Mapping[str, Handler] = {
    "ballot-answer": answer,
    "ballot-go-on": go_on,
    "ballot-page": page_sent,
}
