"""The forms of a talk's panel: their fields, and what they are read into."""

from bot.domain.errors import BadNumber, FileNotText
from bot.domain.talks.parts import Segment
from bot.domain.talks.preview import MINUTES
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import DESCRIPTION_MAX, TITLE_MAX, Talk
from bot.domain.talks.venue import PLACE
from bot.saying.i18n import Text
from bot.services.talks.talks import TalkDetails
from bot.services.talks.views import TalkView
from bot.ui.forms import Choice, Field, Part
from bot.ui.limits import MODAL_INPUT
from bot.ui.presses.long_text import text_or_file_fields
from bot.ui.presses.talks.places import channel_field, place_fields
from bot.ui.visit import Call
from bot.words.errors import NothingUnderstood
from bot.words.programme.parsing import parse_programme

_LINK = 500
_WHEN = 100


def when_fields(words: Text) -> list[Part]:
    return [
        Field(
            key="when",
            label=words("field-when"),
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
    return [title, *when_fields(words), length, place, channel_field(words)]


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


def details_fields(talk: Talk, words: Text) -> list[Part]:
    def yes_or_no(key: str, *, value: bool) -> Choice:
        return Choice(
            key=key,
            label=words(f"field-{key}"),
            hint=words(f"field-{key}-hint"),
            options=(("no", words("button-no")), ("yes", words("button-yes"))),
            value="yes" if value else "no",
        )

    # A form has five fields, and the place alone needs three: whoever looks for it here finds it.
    title_hint = words("field-title-hint") if talk.is_open or talk.state is TalkState.DRAFT else ""
    return [
        Field(
            key="title",
            label=words("field-title"),
            hint=title_hint,
            value=talk.title,
            limit=TITLE_MAX,
        ),
        Field(key="language", label=words("field-language"), value=talk.language, limit=10),
        Field(
            key="seats",
            label=words("field-seats"),
            hint=words("field-seats-hint"),
            value=str(talk.seats or 0),
            limit=6,
        ),
        yes_or_no("recorded", value=talk.will_be_recorded),
        yes_or_no("chatham", value=talk.chatham_house),
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
    ]


def read_details(call: Call) -> TalkDetails:
    """Raises `BadNumber` for seats that are no number."""
    seats = call.typed("seats") or "0"
    if not (seats.isascii() and seats.isdecimal()):
        raise BadNumber(typed=seats)
    return TalkDetails(
        title=call.typed("title"),
        language=call.typed("language"),
        seats=int(seats),
        will_be_recorded=call.chosen("recorded") == "yes",
        chatham_house=call.chosen("chatham") == "yes",
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
