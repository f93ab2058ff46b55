"""The frame of a web page of ours: it loads nothing, and no script runs in it."""

import base64
import hashlib
from html import escape
from pathlib import Path
from typing import Final

from bot.saying.i18n import Text
from bot.saying.times import locale_of

_CSS: Final = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
_CHECKSUM: Final = base64.b64encode(hashlib.sha256(_CSS.encode()).digest()).decode()
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_CHECKSUM}'; base-uri 'none'; form-action 'none'"
)


def page(title: str, body: str, text: Text, *, for_machines: str = "") -> str:
    """`title` is plain text, `body` is HTML, `for_machines` JSON that may hold any text."""
    direction = "rtl" if locale_of(text).text_direction == "rtl" else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(text.locale)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{_CSS}</style>\n"
        f"{_data(for_machines)}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _data(written: str) -> str:
    """Written so that it can end no element."""
    for char in "<>&":
        written = written.replace(char, f"\\u{ord(char):04x}")
    return f'<script type="application/ld+json">{written}</script>\n' if written else ""
