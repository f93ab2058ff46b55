"""What goes over HTTP: a calendar, that it has not changed, or one page that says no."""

from datetime import datetime
from email.utils import format_datetime
from html import escape

from aiohttp import web

from bot.saying.i18n import Text
from bot.web.shelf import ShelvedFeed

# Nobody but us may put anything into a page of ours, nor learn from where it was opened.
_GUARDED = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Server": "Rostrum",
}
# A moved talk is in the calendars that look next; a shared cache may answer for five minutes.
_PUBLIC = "public, max-age=300"
_OWN = "private, no-cache"


def calendar_answer(
    request: web.Request, written: ShelvedFeed, *, file_name: str, is_own: bool, now: datetime
) -> web.Response:
    """Answer GET and HEAD, with 304 where the client has these very bytes."""
    dated = written.dated(now)
    headers = {
        **_GUARDED,
        # Weak: packed or not, it says the same.
        "ETag": f'W/"{written.tag}"',
        "Cache-Control": _OWN if is_own else _PUBLIC,
        "Vary": "Accept-Encoding",
    }
    if dated is not None:
        headers["Last-Modified"] = _in_http(dated)
    if _has_it(request, written, dated):
        return web.Response(status=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    headers["Content-Type"] = "text/calendar; charset=utf-8"
    if _takes_gzip(request):
        headers["Content-Encoding"] = "gzip"
        return web.Response(body=written.packed, headers=headers)
    return web.Response(body=written.content, headers=headers)


def _has_it(request: web.Request, written: ShelvedFeed, dated: datetime | None) -> bool:
    """RFC 9110 section 13.2.2: the date counts only where no tag is named.

    The date must be the very one that was given: a talk that is taken off makes nothing newer. So
    it is not read, which no date in the year 99999999999 survives.
    """
    if "If-None-Match" in request.headers:
        tags = request.if_none_match or ()
        return any(each.value in {written.tag, "*"} for each in tags)
    return dated is not None and request.headers.get("If-Modified-Since") == _in_http(dated)


def _in_http(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _takes_gzip(request: web.Request) -> bool:
    for each in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = each.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


def page(words: Text, what: str, *, status: int, **headers: str) -> web.Response:
    """A page of one heading and one sentence; the same for all that is not there."""
    title, said = escape(words(f"web-{what}-title")), escape(words(f"web-{what}"))
    return web.Response(
        status=status,
        text=(
            f'<!doctype html><html lang="{words.locale}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f"<title>{title}</title><h1>{title}</h1><p>{said}</p></html>\n"
        ),
        content_type="text/html",
        headers={**_GUARDED, "Cache-Control": "no-store", **headers},
    )
