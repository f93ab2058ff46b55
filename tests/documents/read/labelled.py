"""Articles in forms of real pages, with invented words: what each line is for, and what is meant.

Above "-----" each line begins with the letter of its role ("T" is the title) and a bar; blank lines
have the bar alone. Below it stands the JSON of what is meant.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.documents.read.text_lines import TextLine

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
        return int(self.name.split("-")[1]) % 4 == 0

    def is_title(self, line: TextLine) -> bool:
        return "T" in self.labels[line.number - 1 : line.last]


def forms() -> Iterator[Form]:
    for path in sorted(FORMS.glob("*.txt")):
        labelled, meant = path.read_text(encoding="utf-8").split("\n-----\n")
        rows = [row.partition("|") for row in labelled.split("\n")]
        text = "\n".join(line for _, _, line in rows)
        yield Form(path.stem, tuple(label.strip() for label, _, _ in rows), text, json.loads(meant))
