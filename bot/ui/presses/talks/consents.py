"""The buttons behind [Names]: may a panellist be named in the findings?"""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.talks.speaker import Consent
from bot.ui.cards.talks.consents import consent_list, consent_question
from bot.ui.door import Handler, Press


async def show(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    await press.reply(consent_list(view, press.text))


async def of(press: Press) -> None:
    view = await press.services.talks.panel(press.person, press.code)
    chosen = press.values[0] if press.values else ""
    speakers = view.talk.speakers
    if view.talk.version != press.number(1) or not chosen.isdecimal():
        raise ControlOutdated
    if int(chosen) >= len(speakers):
        raise ControlOutdated
    index = int(chosen)
    await press.redraw(consent_question(view, index, speakers[index], press.text))


async def keep(press: Press) -> None:
    """Part 1 is the talk's version, 2 the panellist's place in it, 3 the answer."""
    if press.part(3) not in set(Consent):
        raise ControlOutdated
    view = await press.services.talks.set_consent(
        press.person, press.code, press.number(1), press.number(2), Consent(press.part(3))
    )
    await press.redraw(consent_list(view, press.text))


HANDLERS: Mapping[str, Handler] = {"consents": show, "consent-of": of, "consent-set": keep}
