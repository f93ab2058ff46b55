"""What Markdown of web sites begins with: fields between two lines of dashes."""

import re

from bot.words.patterns import late

_RULE = "---"
_LONGEST = 60
_TITLE = late(r"title\s*:\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*", re.IGNORECASE)
_FIELD = late(r"[\w-]+\s*:.*")


def without_front_matter(text: str) -> str:
    """Make a heading of the title and lines of the other fields; the lines keep their numbers."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != _RULE:
        return text
    end = next((at for at, line in enumerate(lines[1:_LONGEST], 1) if line.strip() == _RULE), None)
    if end is None or not any(map(_FIELD.fullmatch, lines[1:end])):
        return text
    lines[0] = lines[end] = ""
    for at in range(1, end):
        if match := _TITLE.fullmatch(lines[at].strip()):
            lines[at] = f"# {match['title']}"
    return "\n".join(lines)
