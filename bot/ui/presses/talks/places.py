"""The place of a talk: its form, and what that is read into."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.errors import BadInput
from bot.domain.talks.errors import VenueMissing
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.saying.i18n import Text
from bot.ui.cards.talks.talk_preview import talk_preview
from bot.ui.controls import Item, text
from bot.ui.door import Handler
from bot.ui.errors import in_words
from bot.ui.forms import Field, Part, Select, SpokenChannel
from bot.ui.limits import SELECT_OPTIONS
from bot.ui.permissions import venue_in
from bot.ui.visit import Call
from bot.words.places import TypedPlace, read_place

PLACE_MAX = 500  # long enough for a link, which is asked about
_CHANNEL = "channel"
_KINDS = (VenueKind.LINK.value, _CHANNEL, VenueKind.SITE.value)


def place_fields(call: Call, where: Venue) -> list[Part]:
    """How people come, and where to: in a room, behind a link, in a channel."""
    words, in_channel = call.text, where.channel_id is not None
    guild = call.interaction.guild
    # Discord refuses a form that names a deleted one.
    stands = guild is not None and in_channel and guild.get_channel(where.channel_id or 0)
    return [
        Select(
            key="kind",
            label=words("field-kind"),
            options=tuple((kind, words(f"venue-{kind}")) for kind in _KINDS),
            value=_CHANNEL if in_channel else where.kind.value,
        ),
        Field(
            key="place",
            label=words("field-place"),
            hint=words("field-place-hint"),
            value="" if in_channel else where.public_name,
            required=False,
            limit=PLACE_MAX,
        ),
        channel_field(words, where.channel_id if stands else None),
    ]


def place_in_one(call: Call, where: Venue) -> list[Part]:
    """The same in two fields, for a form that asks for more: channels stand among the ways."""
    words, guild = call.text, call.interaction.guild
    spoken = [*guild.voice_channels, *guild.stage_channels] if guild is not None else []
    present = where.channel_id
    # The one it is in stays on offer however many there are.
    spoken.sort(key=lambda channel: (channel.id != present, channel.position))
    ways = [(kind, words(f"venue-{kind}")) for kind in _KINDS if kind != _CHANNEL]
    rooms = [(str(channel.id), words("venue-in", name=channel.name)) for channel in spoken]
    return [
        Select(
            key="kind",
            label=words("field-kind"),
            options=tuple((ways + rooms)[:SELECT_OPTIONS]),
            value=where.kind.value if present is None else str(present),
        ),
        Field(
            key="place",
            label=words("field-place"),
            hint=words("field-place-hint"),
            value=where.public_name if present is None else "",
            required=False,
            limit=PLACE_MAX,
        ),
    ]


def channel_field(words: Text, present: int | None = None) -> Part:
    return SpokenChannel(
        key="channel",
        label=words("field-channel"),
        hint=words("field-channel-hint"),
        value=present,
    )


def typed_place(call: Call, present: Venue | None = None) -> TypedPlace:
    """Read the place; whoever picks another channel than the `present` one means that.

    Raises `BadInput`.
    """
    kind, channel = call.chosen("kind"), chosen_channel(call)
    if kind is not None and kind.isdecimal():
        return TypedPlace(where=venue_in(call.interaction.guild, int(kind)))
    is_other = channel is not None and (present is None or channel != present.channel_id)
    if channel is not None and (kind == _CHANNEL or is_other):
        return TypedPlace(where=venue_in(call.interaction.guild, channel))
    if kind == _CHANNEL:
        raise VenueMissing
    return read_place(call.typed("place"), VenueKind(kind) if kind in _KINDS else None)


def other_place(call: Call, present: Venue) -> TypedPlace | None:
    """Another place than the present one, if the form has one; raises `BadInput`."""
    kind = call.chosen("kind")
    if kind is None or kind == str(present.channel_id):
        return None
    typed = typed_place(call)
    same = typed.where == replace(present, place=present.public_name)
    return None if same and typed.join is None else typed


def chosen_channel(call: Call) -> int | None:
    chosen = call.chosen("channel") or call.typed("channel")
    return int(chosen) if chosen and chosen.isdecimal() else None


def place_worry(call: Call, talk: Talk) -> list[Item]:
    """What is wrong with the channel of a talk by now, under its panel."""
    channel_id = talk.where.channel_id
    if channel_id is None or talk.was_cancelled or talk.state is TalkState.ENDED:
        return []
    try:
        venue_in(call.interaction.guild, channel_id)
    except BadInput as error:
        return [text(call.text("panel-place-worry", why=in_words(error, call.text)))]
    return []


async def ask(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.MOVE)
    fields = place_fields(call, view.talk.where)
    await call.ask(
        call.text("form-place"), "place-set", call.code, view.talk.version, fields=fields
    )


async def submitted(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.MOVE)
    typed = typed_place(call, view.talk.where)
    shown = await call.services.previews.place(call.person, call.code, call.number(1), typed)
    await call.reply(talk_preview(shown, call.text))


HANDLERS: Mapping[str, Handler] = {"place": ask, "place-set": submitted}
