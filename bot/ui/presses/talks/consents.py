"""The buttons behind [Names]: may a panellist be named in the findings?"""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.talks.speaker import Consent
from bot.domain.team.rights import Act
from bot.ui.cards.talks.consents import consent_kept, consent_list, consent_question
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code)
    await call.reply(consent_list(view, call.text))


async def of(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.SET_CONSENT)
    chosen = call.value
    speakers = view.talk.speakers
    if view.talk.version != call.number(1) or not chosen.isdecimal():
        raise ControlOutdated
    if int(chosen) >= len(speakers):
        raise ControlOutdated
    index = int(chosen)
    await call.redraw(consent_question(view, index, speakers[index], call.text))


async def keep(call: Call) -> None:
    """Part 1 is the talk's version, 2 the panellist's place in it, 3 the answer."""
    if call.part(3) not in set(Consent):
        raise ControlOutdated
    view = await call.services.talks.set_consent(
        call.person, call.code, call.number(1), call.number(2), Consent(call.part(3))
    )
    await call.redraw(consent_kept(view, call.number(2), call.text))


HANDLERS: Mapping[str, Handler] = {"consents": show, "consent-of": of, "consent-set": keep}
