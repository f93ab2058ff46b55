"""The forms of a talk's panel: their fields, and what they are read into."""

from bot.domain.errors import BadNumber, FileNotText
from bot.domain.talks.parts import Segment
from bot.domain.talks.preview import MINUTES
from bot.domain.talks.slot import PLACE
from bot.domain.talks.talk import DESCRIPTION_MAX, TITLE_MAX, Talk
from bot.saying.i18n import Text
from bot.services.talks.talks import TalkDetails
from bot.services.talks.views import TalkView
from bot.ui.forms import Field, Part, Ticks
from bot.ui.limits import MODAL_INPUT
from bot.ui.presses.talks.places import channel_field, place_fields, place_in_one
from bot.ui.uploads import text_or_file_fields
from bot.ui.visit import Call
from bot.words.errors import NothingUnderstood
from bot.words.programme.parsing import parse_programme

_LINK = 500
_WHEN = 100
RECORDED, CHATHAM = "recorded", "chatham"


def when_fields(words: Text, *, may_repeat: bool = False) -> list[Part]:
    """When one talk is, or how often where it `may_repeat`."""
    return [
        Field(
            key="when",
            label=words("field-when"),
            hint=words("field-when-or-often-hint") if may_repeat else None,
            example=words("field-when-example"),
            limit=_WHEN,
        )
    ]


def move_fields(view: TalkView, call: Call) -> list[Part]:
    """When, how long and where, for a talk that is to be moved."""
    minutes = view.talk.slot.minutes if view.talk.slot else MINUTES
    length = _length_field(minutes, call.text)
    return [*when_fields(call.text), length, *place_fields(call, view.talk.where)]


def new_talk_fields(words: Text) -> list[Part]:
    title = Field(key="title", label=words("field-title"), limit=TITLE_MAX)
    place = Field(
        key="place",
        label=words("field-place"),
        hint=words("field-place-hint"),
        value=PLACE,
        required=False,
        limit=_LINK,
    )
    length = _length_field(MINUTES, words)
    when = when_fields(words, may_repeat=True)
    return [title, *when, length, place, channel_field(words)]


def copy_fields(view: TalkView, call: Call) -> list[Part]:
    """A new talk like this one: all but its time is filled in."""
    talk = view.talk
    title = Field(key="title", label=call.text("field-title"), value=talk.title, limit=TITLE_MAX)
    length = _length_field(talk.slot.minutes if talk.slot else MINUTES, call.text)
    when = when_fields(call.text, may_repeat=True)
    return [title, *when, length, *place_in_one(call, talk.where)]


def repeat_fields(words: Text) -> list[Part]:
    return [
        Field(
            key="often",
            label=words("field-often"),
            hint=words("field-often-hint"),
            example=words("field-often-example"),
            limit=_WHEN,
        )
    ]


def _length_field(minutes: int, words: Text) -> Part:
    return Field(
        key="minutes",
        label=words("field-minutes"),
        hint=words("field-minutes-hint"),
        value=str(minutes),
        limit=20,
    )


def link_fields(talk: Talk, words: Text, *, recording: bool = False) -> list[Part]:
    if recording:
        known = {"recording": talk.recording}
    else:
        links = talk.links
        known = {
            "registration": links.registration,
            "join": links.join,
            "panellists": links.panellists,
        }
    return [
        Field(
            key=name,
            label=words(f"field-{name}"),
            hint=words(f"field-{name}-hint"),
            example="https://",
            value=address,
            required=False,
            limit=_LINK,
        )
        for name, address in known.items()
    ]


def details_fields(view: TalkView, call: Call) -> list[Part]:
    """What stands on the card; the place too, as long as it can be another one."""
    talk, words = view.talk, call.text
    holds = {RECORDED: talk.will_be_recorded, CHATHAM: talk.chatham_house}
    place = place_in_one(call, talk.where) if talk.may_be_placed(view.now) else []
    return [
        Field(key="title", label=words("field-title"), value=talk.title, limit=TITLE_MAX),
        *place,
        Field(
            key="seats",
            label=words("field-seats"),
            hint=words("field-seats-hint"),
            value=str(talk.seats or 0),
            limit=6,
        ),
        Ticks(
            key="holds",
            label=words("field-holds"),
            options=tuple((each, words(f"holds-{each}")) for each in holds),
            values=tuple(each for each, is_so in holds.items() if is_so),
            required=False,
        ),
    ]


def about_fields(talk: Talk, words: Text) -> list[Part]:
    return [
        Field(
            key="description",
            label=words("field-description"),
            hint=words("field-description-hint"),
            value=talk.description,
            long=True,
            required=False,
            limit=DESCRIPTION_MAX,
        ),
        Field(
            key="picture",
            label=words("field-picture"),
            hint=words("field-picture-hint"),
            example="https://",
            value=talk.picture,
            required=False,
            limit=_LINK,
        ),
        Field(key="language", label=words("field-language"), value=talk.language, limit=10),
    ]


def read_details(call: Call) -> TalkDetails:
    """Raises `BadNumber` for seats that are no number."""
    seats = call.typed("seats") or "0"
    if not (seats.isascii() and seats.isdecimal()):
        raise BadNumber(typed=seats)
    holds = call.ticked("holds")
    return TalkDetails(
        title=call.typed("title"),
        seats=int(seats),
        will_be_recorded=None if holds is None else RECORDED in holds,
        chatham_house=None if holds is None else CHATHAM in holds,
    )


def segments_text(talk: Talk) -> str:
    """The programme as it would be pasted, so that what is there can be corrected in place."""
    lines: list[str] = []
    for number, segment in enumerate(talk.segments, start=1):
        lines.append(f"Session {number}: {segment.title}")
        lines += [speaker.line for speaker in segment.speakers]
    return "\n".join(lines)


def segments_fields(talk: Talk, words: Text) -> list[Part]:
    return text_or_file_fields(
        "segments",
        words,
        label=words("field-segments"),
        hint=words("field-segments-hint"),
        value=segments_text(talk),
    )


def box_is_empty(talk: Talk) -> bool:
    """Tell whether the box is empty because the segments do not fit."""
    return len(segments_text(talk)) > MODAL_INPUT


def segments_from(typed: str, *, was_empty: bool) -> tuple[Segment, ...]:
    """Read the segments; nothing in a box that was empty is no wish to have none."""
    if not typed and was_empty:
        raise FileNotText
    if not typed:
        return ()
    talks = parse_programme(typed).talks
    if len(talks) != 1:
        raise NothingUnderstood
    return tuple(
        Segment(title=segment.title or talks[0].title, speakers=segment.speakers)
        for segment in talks[0].segments
    )
