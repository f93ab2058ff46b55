"""Page furniture in the text of a web page, recognised by its form."""

import re

from bot.documents.read.in_making import LeftOutReason
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import AND, either, every, plain
from bot.words.patterns import late

_ICONS = (
    "arrow chevron caret circle square basic small large outline filled down up left right close "
    "open search menu hamburger burger icon logo video audio play pause plus minus cross check "
    "share external link download upload print email mail phone calendar clock user home star "
    "heart facebook twitter linkedin instagram youtube whatsapp telegram bluesky mastodon rss"
)
_ICON = late("|".join(sorted(_ICONS.split(), key=len, reverse=True)))
_LETTERS = late(r"[^\W\d_]")
# A line of prose has other words and stops; a list of icons is names, often glued together.
_FEWEST_ICONS = 4
_ICON_SHARE = 0.8

_NETWORKS = frozenset(
    "facebook twitter linkedin whatsapp telegram instagram youtube bluesky mastodon tweet share "
    "e-mail email print".split()
)
_SHARE_WORDS = {"x", *_NETWORKS, *every(lambda language: language.share_words)}

_READING = either((*every(lambda language: language.reading_time), "read", "reading"))
_MINUTES = either(every(lambda language: language.minutes))
_READING_TIME = late(
    rf"\W*(?:(?:{_READING})\W*)?(?:[^\W\d]{{2,8}}\.?\s)?\d{{1,3}}\s*-?\s*(?:{_MINUTES})s?\.?"
    rf"\s*(?:{_READING})?\W*(?:\([^()]{{1,30}}\))?\W*",
    re.IGNORECASE,
)
_MENU_WORDS = frozenset(plain(word) for language in LANGUAGES for word in language.furniture)
_MENU_PARTS = late(rf"\s*[&/|+]\s*|\s+(?:{AND})\s+")
_NAVIGATION = late(
    rf"(?:{either(every(lambda language: language.navigation))})\.?"
    rf"|(?:{either(every(lambda language: language.navigation_open))})(?!\w).{{0,80}}"
    # "Home > News > Reports".
    r"|(?:[^>»\u203a/\u2192|]{1,30})(?:\s[>»\u203a/\u2192]\s[^>»\u203a/\u2192|]{1,60})+"
    # "#towns #squares", "3w • Edited •".
    r"|#\w+(?:\s+#\w+)*|(?:[^\s•·]+\s){1,3}[•·](?:\s(?:[^\s•·]+\s){1,3}[•·])*"
    r"|\u00a9.{0,120}",
    re.IGNORECASE,
)
# The marks of a quotation lead nowhere: "Webinaire « Places » : les recommandations".
_QUOTED = late(r"«[^«»]*»|»[^«»]*«")
_SKIP = late(rf"(?:{either(every(lambda each: each.skips))})(?!\w)[^\d.:!?]*", re.IGNORECASE)
_SKIP_WORDS = 6
# A line of a printed list of contents: "1. Start early ........ 4".
_CONTENTS = late(r".*[^.\s]\s*(?:\.{4,}|(?:\.\s){4,}|\u2026{2,}|_{4,})\s*\d{1,4}")
_PICTURE_WORDS = 14
# "Text and photos: Ada Example" names who wrote.
_WRITTEN_TOO = (
    rf"(?!(?:{either(every(lambda each: each.authors))})\s*(?:{AND}|[&/+,])\s*"
    rf"(?:{either(every(lambda each: each.pictures))})\s*:)"
)
_PICTURE = late(
    rf"{_WRITTEN_TOO}(?:\W*(?:[A-ZÀ-Þ]\w+\s)?(?:{either(every(lambda each: each.pictures))})"
    rf"(?:\s*[:©/]|\s+(?:{either(every(lambda each: each.by))})(?!\w)|\W*\d{{2,}}).*"
    # "Ada Example speaks. Photo: Bo Sample".
    rf"|.*[.\s(]\(?(?:{either(every(lambda each: each.pictures))})\s?[:©]\s*\S.{{0,40}}"
    # The name of a file.
    r"|\S+\.(?:jpe?g|png|gif|webp|svg))",
    re.IGNORECASE,
)
# Another text of the page in the middle of this one: "READ ALSO: Is a morning enough?".
_READS_ON = late(
    rf"\W*(?:{either(every(lambda each: each.reads_on))})\s*[:>\u2192]\s*"
    r"(?:[^.!?]|\.(?=\S)){3,160}[!?]?",
    re.IGNORECASE,
)
_LONGEST = 400


def reason_to_leave_out(line: str) -> LeftOutReason | None:
    """Tell why a line is furniture, or None if it may be text."""
    if len(line) > _LONGEST:
        return None
    if _READING_TIME.fullmatch(line):
        return LeftOutReason.READING_TIME
    if _is_share_line(line):
        return LeftOutReason.SHARE_LINKS
    if is_of_contents(line):
        return LeftOutReason.AGAIN
    if len(line.split()) <= _PICTURE_WORDS and _PICTURE.fullmatch(line):
        return LeftOutReason.FIELD
    if _NAVIGATION.fullmatch(_QUOTED.sub("…", line)) or _is_skip(line):
        return LeftOutReason.NAVIGATION
    return LeftOutReason.ICON_NAMES if _is_icon_line(line) else None


def points_elsewhere(line: str) -> bool:
    """Tell whether a line only names another text of the page: "Read also: …"."""
    return len(line) <= _LONGEST and bool(_READS_ON.fullmatch(line))


def is_of_contents(line: str) -> bool:
    """Tell whether a line leads to a page, as in a printed list of contents."""
    return len(line) <= _LONGEST and bool(_CONTENTS.fullmatch(line))


def _is_skip(line: str) -> bool:
    return bool(_SKIP.fullmatch(line)) and len(line.split()) <= _SKIP_WORDS


def is_menu_word(line: str) -> bool:
    """Tell whether a line is one of the words that menus are made of ("About", "Forside")."""
    said = plain(line.strip(" :.!•*>«»").replace("\u00a0", " "))
    # "News & events".
    return said in _MENU_WORDS or all(each in _MENU_WORDS for each in _MENU_PARTS.split(said))


def _is_share_line(line: str) -> bool:
    words = [word.strip(":|,·") for word in line.casefold().split()]
    said = {word for word in words if word}
    return bool(said & _NETWORKS) and said <= _SHARE_WORDS


def _is_icon_line(line: str) -> bool:
    letters = len(_LETTERS.findall(line))
    icons = _ICON.findall(line.casefold())
    enough = len(icons) >= _FEWEST_ICONS and sum(map(len, icons)) >= letters * _ICON_SHARE
    return enough and not re.search(r"[.,;?!]", line)
