"""What an organiser reads about a series."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.domain.talks.series import Edition, Series
from bot.saying.i18n import Text, text_id
from bot.saying.times import city_of
from bot.services.talks.series import SeriesChange, SeriesView
from bot.ui.calendar import subscribe_buttons, subscription_lines
from bot.ui.cards.talks.edition_copy import copy_offer
from bot.ui.controls import MAIN, Item, button, row, text
from bot.ui.permissions import EventsLack
from bot.ui.plain import plain
from bot.ui.web_addresses import public_address


def series_card(view: SeriesView | SeriesChange, words: Text) -> list[Item]:
    series = view.series
    editions = view.editions if isinstance(view, SeriesView) else ()
    sentence = words(
        "series-made" if editions else "series-changed",
        title=plain(series.title, 200),
        zone=series.zone,
        edition=plain(editions[0].name, 60) if editions else "",
    )
    lines = [sentence]
    if series.producers:
        lines.append(words("series-producers", names=plain(series.producers, 200)))
    if series.cities:
        cities = ", ".join(map(city_of, series.cities))
        lines.append(words("series-cities", cities=plain(cities)))
    if series.day_first is not None:
        lines.append(words(text_id("series-reads", series.dates)))
    if series.as_events:
        lines.append(words("series-as-events"))
    if isinstance(view, SeriesChange) and (view.announced or view.drafts):
        lines.append(words("series-elsewhere", announced=view.announced, drafts=view.drafts))
    if editions:
        lines.append(words("series-next"))
    over = view.over if isinstance(view, SeriesChange) else None
    if over is not None:
        lines.append(words("series-over", edition=plain(over.name, 60)))
    shown: list[Item] = [text("\n".join(lines))]
    polls = button(words("panel-button-poll"), "series-poll", series.code)
    web = button(words("series-web-button"), "series-web", series.code)
    shown.append(
        row(
            polls,
            _as_events(series, words),
            web,
            button(words("co-producers-button"), "co-producers", series.code),
            *([_take_back(series.code, words)] if editions else []),
        )
    )
    if over is not None:
        shown.append(next_edition(over, words))
    return shown


def _as_events(series: Series, words: Text) -> ui.Button[Any]:
    wanted = "off" if series.as_events else "on"
    return button(words(f"series-events-{wanted}"), "series-events", series.code, wanted)


def series_on_web(series: Series, base: str | None, words: Text) -> list[Item]:
    """Whether everybody may subscribe to it, and by which address; `base` is the bot's own."""
    title = plain(series.title, 200)
    if base is None:
        return [text(words("series-web-nowhere", title=title))]
    state = "on" if series.is_on_web else "off"
    said = words(f"series-web-{state}", title=title)
    other = "off" if series.is_on_web else "on"
    switch = button(words(f"series-web-turn-{other}"), "series-web-set", series.code, other)
    if not series.is_on_web:
        return [text(said), row(switch)]
    address = public_address(base, series.owner, series.code)
    return [
        text(f"{said}\n{subscription_lines(address, words)}"),
        row(*subscribe_buttons(address), switch),
    ]


def edition_made(edition: Edition, words: Text, source: Edition | None = None) -> list[Item]:
    """`source` is the edition whose talks may be copied into it."""
    made = text(words("edition-made", name=plain(edition.name, 60)))
    offer = [copy_offer(source, edition, words)] if source is not None else []
    return [made, *offer, row(_take_back(edition.code, words))]


def next_edition(over: Edition, words: Text) -> Item:
    return row(button(words("series-button-next"), "new-edition", over.series, style=MAIN))


def _take_back(code: str, words: Text) -> ui.Button[Any]:
    """Works as long as nothing is in it."""
    return button(words("series-take-back"), "series-take-back", code)


def rights_missing(lack: EventsLack, words: Text) -> list[str]:
    """What the bot may not do, on the server or in a channel, and what then does not work."""
    lines: list[str] = []
    if lack.on_server:
        named = _permissions(lack.on_server, words)
        lines.append(words("events-rights-missing", permissions=named))
    for each in lack.in_channels:
        named, channel = _permissions(each.missing or (), words), f"<#{each.channel_id}>"
        lines.append(words("events-rights-missing-in", channel=channel, permissions=named))
    return lines


def _permissions(names: Sequence[str], words: Text) -> str:
    return ", ".join(words(text_id("permission", each)) for each in names)
