"""Making a series and its talks: by a command's options, or by a form behind a button."""

from collections.abc import Mapping

from bot.domain.errors import BadInput
from bot.domain.talks.series import DateOrder
from bot.domain.team.rights import Act
from bot.services.talks.talk_previews import TypedTalk
from bot.ui.cards.talks.series import edition_made, rights_missing, series_card, series_on_web
from bot.ui.cards.talks.talk_preview import talk_preview
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, form
from bot.ui.permissions import NOTHING_LACKED, events_lack
from bot.ui.plain import plain
from bot.ui.presses.talks.places import typed_place
from bot.ui.presses.talks.programme import programme_fields
from bot.ui.presses.talks.talk_forms import new_talk_fields
from bot.ui.visit import Call

_LIMITS = {"title": 200, "edition": 60, "zone": 60, "producers": 200, "cities": 200}


async def new_series(call: Call) -> None:
    await call.services.servers.for_team(call.person, Act.KEEP_SERIES)
    await call.open(_series_form(call))


def _series_form(call: Call) -> Form:
    fields = [_series_field(call, name, required=name in {"title", "edition"}) for name in _LIMITS]
    return form(call.text("form-series"), "series-made", *_dates_of(call), fields=fields)


def _dates_of(call: Call) -> tuple[str, ...]:
    """The order of dates that was chosen; a form given back carries it, as it has no room."""
    chosen = call.asked("dates")
    return (chosen,) if chosen else call.control.parts[:1]


def _date_order(call: Call) -> DateOrder | None:
    return next((each for each in DateOrder if each.value in _dates_of(call)), None)


def _series_field(call: Call, name: str, *, required: bool = False) -> Part:
    label = call.text(f"field-series-{name}")
    return Field(key=name, label=label, limit=_LIMITS[name], required=required)


async def series_made(call: Call) -> None:
    await call.or_give_back(_make_series(call), _series_form(call))


async def _make_series(call: Call) -> None:
    made = await call.services.series.create(
        call.person,
        title=call.typed("title"),
        edition=call.typed("edition"),
        zone=call.typed("zone") or None,
        producers=call.typed("producers"),
        cities=call.typed("cities"),
        dates=_date_order(call) or DateOrder.ASKED,
    )
    await call.reply(series_card(made, call.text))


async def edit_series(call: Call) -> None:
    """Change what is given, leave the rest: a form of it has no more fields than were given."""
    given = [_series_field(call, name) for name in _LIMITS if name in call.filled.texts]
    title = call.text("form-series-edit")
    fields = [*_which_series(call), *given]
    described = form(title, "series-edited", *_dates_of(call), fields=fields)
    await call.or_give_back(_edit_series(call), described)


async def _edit_series(call: Call) -> None:
    given = call.filled.texts
    changed = await call.services.series.edit(
        call.person,
        call.typed("series"),
        title=given.get("title"),
        zone=given.get("zone"),
        producers=given.get("producers"),
        cities=given.get("cities"),
        dates=_date_order(call),
    )
    await call.reply(series_card(changed, call.text))


def _which_series(call: Call) -> list[Part]:
    """Its code, as the list of the command has filled it in."""
    return [Field(key="series", label=call.text("field-series"), limit=200)]


async def ask_edition(call: Call) -> None:
    """The next edition of a series that the button names."""
    await call.services.servers.for_team(call.person, Act.KEEP_SERIES)
    await call.ask(call.text("form-edition"), "edition-made", call.code, fields=[_name(call)])


async def edition(call: Call) -> None:
    """Of the series that the command or the form names."""
    which = () if call.control.parts else _which_series(call)
    parts, fields = call.control.parts, [*which, _name(call)]
    described = form(call.text("form-edition"), "edition-made", *parts, fields=fields)
    await call.or_give_back(_make_edition(call), described)


def _name(call: Call) -> Part:
    return Field(key="name", label=call.text("field-edition"), limit=_LIMITS["edition"])


async def _make_edition(call: Call) -> None:
    made = await call.services.series.new_edition(
        call.person, call.asked("series") or "", call.typed("name")
    )
    source = await call.services.edition_copies.source(call.person, made.code)
    await call.reply(edition_made(made, call.text, source))


async def series_web(call: Call) -> None:
    """Show whether everybody may subscribe to it; nothing changes yet."""
    series = await call.services.feeds.series(call.person, call.code)
    await call.reply(series_on_web(series, call.context.settings.web_address, call.text))


async def set_series_web(call: Call) -> None:
    wanted = call.part(1) == "on"
    series = await call.services.feeds.put_on_web(call.person, call.code, wanted=wanted)
    await call.redraw(series_on_web(series, call.context.settings.web_address, call.text))


async def take_back(call: Call) -> None:
    name = await call.services.series.take_back(call.person, call.code)
    await call.redraw([text(call.text("series-taken-back", name=plain(name, 200)))])


async def as_events(call: Call) -> None:
    """With the rights that are missing for it, if any."""
    wanted = call.part(1) == "on"
    changed = await call.services.series.show_as_events(call.person, call.code, wanted)
    owner = changed.series.owner
    channels = await call.services.series.channels_of_events(owner, changed.series.code)
    lack = events_lack(call.interaction.guild, channels or ()) if wanted else NOTHING_LACKED
    missing = rights_missing(lack, call.text)
    said = [text("\n".join(missing))] if missing else []
    await call.redraw([*series_card(changed, call.text), *said])


async def new_talk(call: Call) -> None:
    """The newest edition's next talk; another edition is chosen by `/talk new`."""
    await call.open(await _talk_form(call, None))


async def _talk_form(call: Call, edition: str | None) -> Form:
    setting = await call.services.previews.setting(call.person, edition)
    fields = new_talk_fields(call.text)
    return form(call.text("form-new-talk"), "talk-made", setting.edition.code, fields=fields)


async def talk_made(call: Call) -> None:
    """Show what was understood; nothing is kept until it is confirmed."""
    edition = call.asked("edition")
    try:
        typed = TypedTalk(
            title=call.typed("title"),
            when=call.typed("when"),
            length=call.typed("minutes"),
            place=typed_place(call),
            edition=edition,
        )
        shown = await call.services.previews.new_as_typed(
            call.person, typed, sent_at=call.interaction.created_at
        )
    except BadInput as error:
        if call.is_form:
            raise
        await call.give_back(error, await _talk_form(call, edition))
    else:
        await call.reply(talk_preview(shown, call.text))


async def paste(call: Call) -> None:
    """Open the box for a pasted programme."""
    setting = await call.services.previews.setting(call.person, call.asked("edition"))
    title, code = call.text("form-programme"), setting.edition.code
    await call.ask(title, "programme", code, fields=programme_fields(call.text))


HANDLERS: Mapping[str, Handler] = {
    "new-series": new_series,
    "series-made": series_made,
    "series-take-back": take_back,
    "series-events": as_events,
    "series-edited": edit_series,
    "series-web": series_web,
    "series-web-set": set_series_web,
    "new-edition": ask_edition,
    "edition-made": edition,
    "new-talk": new_talk,
    "talk-made": talk_made,
    "paste-programme": paste,
}
