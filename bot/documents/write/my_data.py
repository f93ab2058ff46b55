"""What is stored about a person, for them to take away: JSON for programs, HTML for people.

The page stands alone: no script, no style, picture or address from elsewhere, and what anybody
wrote is text in it.
"""

from html import escape
from typing import Final

from bot.documents.plain_json import as_plain, json_text
from bot.documents.write.chosen import chosen_in_words
from bot.documents.write.record_of_processing import term_in_words
from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.mentions import Mention
from bot.domain.signups.signup import Signup
from bot.saying.i18n import Text
from bot.saying.text_ids import text_id
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
