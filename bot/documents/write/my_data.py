"""What is stored about a person, for them to take away: JSON for programs, HTML for people.

The page stands alone: no script, no style, picture or address from elsewhere, and what anybody
wrote is text in it.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from bot.documents.json_form import as_plain, json_text
from bot.domain.document import Document
from bot.domain.findings.letters import FindingsLetters
from bot.domain.keeping.census.all import CENSUS
from bot.domain.keeping.classes import Declared, Keeping, Privacy
from bot.domain.keeping.mentions import Mention
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.team.member import Member
from bot.saying.i18n import Text, text_id
from bot.saying.times import city_of
from bot.services.privacy.my_data import DataThere, MyData

FORMAT: Final = "rostrum-my-data/1"

_STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
    # The same columns in each table; the first is as wide as a day.
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th:first-child{width:6em}th:last-child{width:35%}"
    "@media(max-width:30em){table{font-size:.8em}th:last-child{width:32%}}"
    "th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}"
)
# Of the browser, whatever stood in the text.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'"


def my_data_json(data: MyData) -> str:
    return json_text(
        {
            "format": FORMAT,
            "user_id": str(data.user_id),
            "at": data.at.isoformat(),
            "everywhere": data.everywhere,
            "data": [_entry(mention, place) for place in data.places for mention in place.mentions],
        }
    )


def _entry(mention: Mention, place: DataThere) -> dict[str, object]:
    document = mention.document
    return {
        "class": mention.keeping.value,
        "part": mention.part.value,
        "owner": place.owner,
        "server": place.server,
        "kind": document.KIND,
        "code": document.code,
        "at": mention.at.isoformat() if mention.at else None,
        "about": place.titles.get(mention.about) or mention.about or None,
        # The rest of what is not theirs may be others'.
        "document": as_plain(document) if mention.is_theirs else None,
    }


def my_data_html(data: MyData, text: Text) -> str:
    title = escape(text("my-data-page-title"))
    scope = text("my-data-scope-all" if data.everywhere else "my-data-scope-here")
    lines = [
        f'<!doctype html>\n<html lang="{escape(text.locale)}">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head>",
        f"<body><main><h1>{title}</h1>",
        f"<p>{escape(text('my-data-page-made', at=f'{data.at:%Y-%m-%d %H:%M} UTC'))}</p>",
        f"<p>{escape(scope)}</p>",
        *(_section(keeping, data, text) for keeping in data.counts),
        "" if data.counts else f"<p>{escape(text('my-data-nothing'))}</p>",
        f"<p>{escape(text('my-data-page-rest'))}</p>",
        "</main></body></html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _section(keeping: Keeping, data: MyData, text: Text) -> str:
    heads = [escape(text(text_id("my-data-head", head))) for head in ("when", "what", "about")]
    rows = [
        _row(mention, place, text)
        for place in data.places
        for mention in place.mentions
        if mention.keeping is keeping
    ]
    why = text(text_id("privacy-purpose", keeping))
    kept = text("my-data-page-kept", term=term_in_words(keeping, text))
    return "\n".join(
        [
            f"<section><h2>{escape(text(text_id('privacy-class', keeping)))}</h2>",
            f"<p>{escape(why)} {escape(kept)}</p>",
            f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>",
            *rows,
            "</table></section>",
        ]
    )


def _row(mention: Mention, place: DataThere, text: Text) -> str:
    at = f"{mention.at:%Y-%m-%d %H:%M} UTC" if mention.at else ""
    about = place.titles.get(mention.about) or mention.about
    where = " · ".join(part for part in (about, place.server) if part)
    cells = (at, what_in_words(mention, text), where or text("my-data-everywhere"))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def what_in_words(mention: Mention, text: Text) -> str:
    said = text(text_id("my-data-part", mention.part))
    if isinstance(mention.document, Signup):
        return f"{said}: {text(text_id('answer', mention.document.answer))}"
    words = mention.words or chosen_in_words(mention.document, text)
    return f"{said}: {words}" if words else said


def record_of_processing(text: Text) -> str:
    heads = ("what", "why", "personal", "pseudonymous", "term")
    rows = [[text(text_id("privacy-record", head)) for head in heads], ["---"] * len(heads)]
    rows += [
        [
            text(text_id("privacy-class", keeping)),
            text(text_id("privacy-purpose", keeping)),
            _held(keeping, Privacy.PERSONAL) or text("privacy-record-nothing"),
            _held(keeping, Privacy.PSEUDONYMOUS) or text("privacy-record-nothing"),
            term_in_words(keeping, text),
        ]
        for keeping in Keeping
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def term_in_words(keeping: Keeping, text: Text) -> str:
    days = keeping.term.days if keeping.term is not None else 0
    return text(text_id("privacy-term", keeping), days=days)


def _held(keeping: Keeping, privacy: Privacy) -> str:
    """The fields of a class that are so private, by the document or record that has them."""
    found = {_name(cls): _those(declared, keeping, privacy) for cls, declared in CENSUS.items()}
    return "; ".join(f"{name}: {', '.join(those)}" for name, those in found.items() if those)


def _those(declared: tuple[Declared, ...], keeping: Keeping, privacy: Privacy) -> list[str]:
    return [
        name
        for each in declared
        if each.keeping is keeping
        for name, said in each.by_field.items()
        if said is privacy
    ]


def _name(cls: type) -> str:
    """As it is called in the file that a member takes away."""
    return cls.KIND if issubclass(cls, Document) else cls.__name__


def chosen_in_words(document: Document, text: Text) -> str:
    match document:
        case Member():
            return " · ".join(_of_member(document, text))
        case OwnCalendar():
            return text("my-data-chose-calendar")
        case FindingsLetters():
            return text("my-data-chose-findings")
        case _:
            return ""


def _of_member(member: Member, text: Text) -> Iterator[str]:
    letters = member.letters
    if not member.reminders:
        yield text("my-data-chose-no-letters")
    yield text("my-data-chose-before", before=letters.before)
    if letters.has_quiet_hours:
        yield text(
            "my-data-chose-quiet",
            city=city_of(letters.zone),
            until=f"{letters.quiet_until:02}:00",
            **{"from": f"{letters.quiet_from:02}:00"},
        )
    if member.zone is not None:
        yield text("my-data-chose-zone", city=city_of(member.zone))
    if member.letters_a_day is not None:
        yield text("my-data-chose-cap", count=member.letters_a_day)
    if member.language is not None:
        yield text("my-data-chose-language", language=text("language-name", code=member.language))
    if member.dm_channel_id is not None:
        yield text("my-data-chose-direct")
