"""Closing ballots, and what sealed ones tell the team: texts, results, published or compared."""

from collections.abc import Mapping

from bot.domain.ballots.errors import BallotNotSealed
from bot.domain.errors import ControlOutdated
from bot.saying.i18n import text_id
from bot.services.ballots.views import BallotView
from bot.ui.cards.ballots.ballot import close_question
from bot.ui.cards.ballots.comparing import compared_editions, compared_talks, together_card
from bot.ui.cards.ballots.results import chart
from bot.ui.cards.ballots.sealed import publish_question, results_card, texts_card
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.visit import Call


async def ask_to_close(call: Call) -> None:
    await call.services.ballots.closing(call.person, call.code)
    view = await call.services.ballots.of_team(call.person, call.code)
    await call.reply(close_question(view, call.text))


async def close(call: Call) -> None:
    await call.services.ballots.close(call.person, call.code)
    await call.redraw([text(call.text("ballot-closing-now"))])


async def results(call: Call) -> None:
    view = await _sealed(call)
    picture = await chart(view.results, call.text)
    await call.show(results_card(view, call.text), [picture] if picture else [])


async def texts(call: Call) -> None:
    await call.redraw(texts_card(await _sealed(call), call.number(1), call.text))


async def decide_text(call: Call) -> None:
    """Parts 1 and 2 name the text, 3 the page on which it stands, 4 whether it is shown."""
    view = await _sealed(call)
    written = _text(view, call.number(1), call.number(2))
    await call.services.ballots.decide_text(
        call.person, call.code, written, show=call.part(4) == "show"
    )
    await call.redraw(texts_card(await _sealed(call), call.number(3), call.text))


async def ask_to_publish(call: Call) -> None:
    await call.show(publish_question(await _sealed(call), call.text))


async def publish(call: Call) -> None:
    """Discord is asked whether the message still stands, which may take its time."""
    await _sealed(call)
    await call.win_time()
    done = await call.services.publishing_results.publish(call.person, call.code)
    await call.redraw(
        [text(call.text(text_id("ballot-published-now", done.standing.name.lower())))]
    )


async def _sealed(call: Call) -> BallotView:
    """Raise `BallotNotSealed` while it is open, and where too few answered."""
    view = await call.services.ballots.of_team(call.person, call.code)
    if view.totals is None:
        raise BallotNotSealed
    return view


def _text(view: BallotView, question: int, number: int) -> str:
    totals = view.totals or ()
    if not 0 <= question < len(totals) or not 0 <= number < len(totals[question].texts):
        raise ControlOutdated
    return totals[question].texts[number]


async def compare_talks(call: Call) -> None:
    found = await call.services.comparing.talks(call.person, call.code)
    await call.show(compared_talks(found, call.text))


async def compare_editions(call: Call) -> None:
    found = await call.services.comparing.editions(call.person, call.code)
    await call.show(compared_editions(found, call.text))


async def together(call: Call) -> None:
    found = await call.services.comparing.together(call.person, call.code)
    picture = await chart([each.result for each in found.results], call.text)
    await call.reply(together_card(found, call.text), [picture] if picture else [])


HANDLERS: Mapping[str, Handler] = {
    "ballot-close": ask_to_close,
    "ballot-close-really": close,
    "ballot-results": results,
    "ballot-texts": texts,
    "ballot-text": decide_text,
    "ballot-publish": ask_to_publish,
    "ballot-publish-really": publish,
    "ballot-compare": compare_talks,
    "ballot-compare-editions": compare_editions,
    "ballot-together": together,
}
