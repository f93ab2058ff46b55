"""Commands as buttons: for those who cannot, or would rather not, type them."""

from collections.abc import Mapping

from bot.domain.talks.preview import NewTalk
from bot.ui.cards.signups.me import me
from bot.ui.cards.talks.panel import talk_preview
from bot.ui.cards.talks.series import series_card
from bot.ui.cards.talks.talks import talk_list
from bot.ui.door import Handler, Press
from bot.ui.forms import Field, Part
from bot.ui.presses.talks.programme import programme_fields
from bot.ui.presses.talks.talk_forms import move_fields
from bot.ui.when import readings
from bot.words.duration import read_duration


async def talks(press: Press) -> None:
    views = await press.services.talks.upcoming(press.person.owner)
    await press.reply(talk_list(views, press.text))


async def mine(press: Press) -> None:
    member = await press.services.members.me(press.person.user_id)
    coming = await press.services.signups.coming(press.person)
    await press.reply(me(member, coming, press.text))


async def new_series(press: Press) -> None:
    def field(name: str, limit: int, *, required: bool = True) -> Part:
        label = press.text(f"field-series-{name}")
        return Field(key=name, label=label, limit=limit, required=required)

    fields = [
        field("title", 200),
        field("edition", 60),
        field("zone", 60, required=False),
        field("producers", 200, required=False),
        field("cities", 200, required=False),
    ]
    await press.ask(press.text("form-series"), "series-made", fields=fields)


async def series_made(press: Press) -> None:
    made = await press.services.series.create(
        press.person,
        title=press.typed("title"),
        edition=press.typed("edition"),
        zone=press.typed("zone") or None,
        producers=press.typed("producers"),
        cities=press.typed("cities"),
    )
    await press.reply(series_card(made, press.text))


async def new_talk(press: Press) -> None:
    """The newest edition's next talk; another edition is chosen by `/talk new`."""
    setting = await press.services.previews.setting(press.person, None)
    title = Field(key="title", label=press.text("field-title"), limit=200)
    place = Field(key="place", label=press.text("field-place"), value="Zoom", limit=100)
    fields: list[Part] = [title, *move_fields(None, press.text), place]
    await press.ask(press.text("form-new-talk"), "talk-made", setting.edition.code, fields=fields)


async def talk_made(press: Press) -> None:
    setting = await press.services.previews.setting(press.person, press.code)
    wanted = NewTalk(
        title=press.typed("title"),
        candidates=readings(press, press.typed("when"), setting.series.zone),
        minutes=int(read_duration(press.typed("minutes")).total_seconds() // 60),
        place=press.typed("place"),
        edition=setting.edition.code,
    )
    await press.reply(
        talk_preview(await press.services.previews.new(press.person, wanted), press.text)
    )


async def paste(press: Press) -> None:
    setting = await press.services.previews.setting(press.person, None)
    await press.ask(
        press.text("form-programme"),
        "programme",
        setting.edition.code,
        fields=programme_fields(press.text),
    )


HANDLERS: Mapping[str, Handler] = {
    "talks": talks,
    "me": mine,
    "new-series": new_series,
    "series-made": series_made,
    "new-talk": new_talk,
    "talk-made": talk_made,
    "paste-programme": paste,
}
