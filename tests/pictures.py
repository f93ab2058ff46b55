"""What is drawn from the code, pages, tables in them and schemas: `python -m tests.pictures`.

A test compares, so that neither can be changed without the other.
"""

import json
import re
from pathlib import Path

from bot.documents.schemas import schemas
from bot.documents.write.my_data import record_of_processing
from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind, KindRecord
from bot.domain.deliveries.transitions import TABLE, unchanged
from bot.saying.i18n import Localizer
from tests.reference_pages import pages
from tests.source import CHECKOUT

README = CHECKOUT / "bot" / "README.md"
PRIVACY = CHECKOUT / "docs" / "privacy.md"
SCHEMAS = CHECKOUT / "docs" / "schemas"


def transitions() -> str:
    """What each state makes of each fact; what changes nothing is left out."""
    lines = ["```"]
    for state in DeliveryState:
        known = {fact: each.leads_to for (of, fact), each in TABLE.items() if of is state}
        moved = {fact: to for fact, to in known.items() if not _changes_nothing(state, fact)}
        by_target: dict[tuple[DeliveryState, ...], list[str]] = {}
        for fact, to in moved.items():
            by_target.setdefault(to, []).append(fact.__name__)
        for number, (to, facts) in enumerate(by_target.items()):
            head = state.value if number == 0 else ""
            lines.append(f"{head:<10} {', '.join(facts):<37} -> {' or '.join(to)}")
        if not by_target:
            lines.append(f"{state.value:<10} (for good)")
    return "\n".join([*lines, "```"])


def _changes_nothing(state: DeliveryState, fact: type) -> bool:
    return TABLE[state, fact].run is unchanged


def kinds() -> str:
    rows = [
        "| kind | goes to | comes after | worth sending | and |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in DeliveryKind:
        record = kind.record
        follows = _words(record.follows) if record.follows else ""
        worth = _words(record.worth)
        rows.append(f"| {_words(kind)} | {record.place} | {follows} | {worth} | {_marks(record)} |")
    return "\n".join(rows)


def _marks(record: KindRecord) -> str:
    marks = {
        "a thread": record.is_thread,
        "by the slot": record.is_by_slot,
        "once": record.is_once,
        "news": record.is_news,
        "stoppable": record.is_stoppable,
        "for who takes part": record.is_for_part,
        "to the minute": record.is_to_the_minute,
        "with a sound": not record.is_silent,
        "posted again": record.is_posted_again,
        "replies are logged": record.takes_replies,
        "its failure is not told": not record.is_failure_told,
    }
    return ", ".join(name for name, holds in marks.items() if holds)


def _words(name: str) -> str:
    return name.replace("_", " ")


def census() -> str:
    return record_of_processing(Localizer.load(strict=True).english)


PICTURES = {
    README: {"transitions": transitions, "kinds": kinds},
    PRIVACY: {"census": census},
}


def drawn(path: Path) -> str:
    """The page with each picture as the code has it today."""
    page = path.read_text(encoding="utf-8")
    for name, draw in PICTURES[path].items():
        place = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        page, count = place.subn(lambda found, draw=draw: found[1] + draw() + found[2], page)
        if count != 1:
            raise ValueError(f"no place for {name}")
    return page


def drawn_schemas() -> dict[Path, str]:
    return {
        SCHEMAS / name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }


if __name__ == "__main__":
    for path, schema in drawn_schemas().items():
        path.write_text(schema, encoding="utf-8")
    for path, page in pages().items():
        path.write_text(page, encoding="utf-8")
    for path in PICTURES:
        path.write_text(drawn(path), encoding="utf-8")
