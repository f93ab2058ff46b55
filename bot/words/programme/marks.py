"""The marks in front of a line: bullets, numbers of pages, stars, small pictures."""

from dataclasses import dataclass

from bot.words.patterns import late


@dataclass(frozen=True, slots=True)
class Bare:
    """A line without its bullet or heading marks; `marked` tells whether it had one.

    `level` counts the marks of a heading ("##"), 0 without any.
    """

    text: str
    marked: bool
    level: int = 0


# "📅 10 June", "🎤 Ada Example": small pictures in front of a line.
_PICTURES = "\u231a-\u23fa\u25b6\u2600-\u27bf\U0001f300-\U0001faff"
_BULLET = late(
    r"(?:(?:[-*•‣◦·\u2013\u2014▪●○–✓→]|//|o(?=\s{2})|#{1,6})\s+|"
    rf"(?:[{_PICTURES}]\ufe0f?\s*)+)(?P<text>.+)"
)
_QUOTED_MAIL = late(r"^(?:>\s?)+(?=\S)")
_PIN = late(r"[\U0001f4cc\U0001f4cd\U0001f3db\U0001f3e2\U0001f5fa]\ufe0f?\s*(?P<value>\S.*)")
_EMPHASIS = late(r"(\*\*|__)(?P<text>[^*_]+)\1(?P<more>.*)")


def bare_line(line: str) -> Bare:
    """Take bullets, heading marks and stars off a line."""
    line = _QUOTED_MAIL.sub("", line)
    match = _BULLET.fullmatch(line)
    text, marked = (match["text"], True) if match else (line, False)
    if again := _BULLET.fullmatch(text):
        # "•  -  Ada Example": lists of pages lie in one another.
        text = again["text"]
    if emphasis := _EMPHASIS.fullmatch(text):
        text = f"{emphasis['text'].strip()}{emphasis['more']}"
    level = len(line) - len(line.lstrip("#")) if match else 0
    text = text.strip()
    if text.endswith("|"):
        # Empty cells at the end of a row.
        text = text.rstrip("| ")
    return Bare(text, marked=marked, level=level)


def place_at_pin(text: str) -> str | None:
    """Return the place behind a small picture of a pin or a house."""
    match = _PIN.fullmatch(text)
    return match["value"] if match else None
