"""Papers as learned societies print them: "Ada Example (Northville), 'Who could swim?'"."""

from dataclasses import dataclass

from bot.words.patterns import late

_LONGEST = 300
_PAPER = late(
    r"(?P<who>[^()\d:,'\"‘“„«]{5,60})\s\((?P<house>[^()\d]{2,60})\)\s*[,:]\s*"
    r"['\"‘“„«](?P<title>[^\"“”„«»]{3,200}?)[,.]?['\"’”“»]\.?"
)


@dataclass(frozen=True, slots=True)
class Paper:
    who: str
    house: str
    title: str


def read_paper(text: str) -> Paper | None:
    """Read who, in brackets where from, and a title in quotation marks."""
    match = _PAPER.fullmatch(text) if len(text) <= _LONGEST else None
    return (
        Paper(match["who"].strip(), match["house"].strip(), match["title"].strip())
        if match
        else None
    )
