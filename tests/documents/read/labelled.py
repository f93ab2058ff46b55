"""Articles in forms of real pages, with invented words: what each line is for, and what is meant.

Above "-----" each line begins with the letter of its role (`LineRole` of articles) and a bar; blank
lines have the bar alone. Below it stands the JSON of what an editor would enter, or null where
nothing but the roles was noted.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.documents.read.in_making import ReadArticle
from bot.documents.read.lines.text_lines import TextLine
from tests.cases import said

_PARAGRAPH_WORDS = 14

FORMS = Path(__file__).parent / "forms"


@dataclass(frozen=True)
class Form:
    name: str
    labels: tuple[str, ...]
    text: str
    meant: dict[str, Any]

    @property
    def is_held(self) -> bool:
        """Every fourth one is for measuring what the others teach."""
        folder, number, *_ = self.name.split("-")
        return folder.startswith("a") and int(number) % 4 == 0

    def is_title(self, line: TextLine) -> bool:
        return "T" in self.labels[line.number - 1 : line.last]

    def label_of(self, line: TextLine) -> str:
        """The label of a line that was joined of several: a title's or a finding's counts first."""
        labels = [each for each in self.labels[line.number - 1 : line.last] if each]
        first = next((each for each in "TF" if each in labels), None)
        return first or (labels[0] if labels else "X")


def forms() -> Iterator[Form]:
    for path in sorted(FORMS.glob("*.txt")):
        labelled, meant = path.read_text(encoding="utf-8").split("\n-----\n")
        rows = [row.partition("|") for row in labelled.split("\n")]
        text = "\n".join(line for _, _, line in rows)
        labels = tuple(label.strip() for label, _, _ in rows)
        yield Form(path.stem, labels, text, json.loads(meant) or {})


def faults_of(form: Form, read: ReadArticle) -> list[str]:
    """Say what an editor would have to mend."""
    meant, article = form.meant, read.article
    headings = [said(each.heading) for each in article.findings]
    wanted = [said(each) for each in meant["findings"]]
    day = article.published_on.isoformat() if article.published_on else None
    bodies = [said(text) for finding in article.findings for text in finding.body]
    ends = said(meant["ends_before"] or "")
    talks = [said(each.title) for each in article.talks]
    right = {
        "title": said(article.title) == said(meant["title"]),
        "date": day == (meant["published_on"] or None),
        "authors": len(article.authors) == len(meant["authors"]),
        "number": len(headings) == len(wanted),
        "headings": len(headings) == len(wanted)
        and all(_is_heading(one, other) for one, other in zip(headings, wanted, strict=True)),
        "end": not (ends and any(each.startswith(ends) for each in bodies)),
        "talks": talks == [said(each["title"]) for each in meant["talks"]],
        "further reading": len(article.further_reading) == meant["further_reading"],
        "thanks": len(article.thanks) == meant["thanks"],
    }
    return [name for name, is_right in right.items() if not is_right]


def _is_heading(read: str, meant: str) -> bool:
    """Of a whole paragraph its beginning is as good a heading, with or without its number."""
    is_paragraph = len(meant.split()) > _PARAGRAPH_WORDS
    return read == meant or (is_paragraph and bool(read) and read in meant)
