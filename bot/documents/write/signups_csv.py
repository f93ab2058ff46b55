"""Who signed up for a talk as CSV: names of columns and values are for programs."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC

from bot.documents.write.cells import text_cell
from bot.domain.signups.choices import ChoiceTotals
from bot.domain.signups.signup import Signup, in_order

COLUMNS = ("member", "answer", "since", "seat_kept_until", "letter")
CHOICE_COLUMNS = ("question", "answer", "at_least")


def signups_csv(signups: Iterable[Signup]) -> str:
    """In the order of their answers. Ids are text, and the bot knows no names."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in in_order(list(signups)):
        since = each.answered_at.astimezone(UTC).isoformat(timespec="seconds")
        until = each.offered_until
        kept = "" if until is None else until.astimezone(UTC).isoformat(timespec="seconds")
        letter = "yes" if each.remind else "no"
        writer.writerow([each.user_id, each.answer.value, since, kept, letter])
    return buffer.getvalue()


def choices_csv(chosen: ChoiceTotals) -> str:
    """Sums alone; `others` is the row without an answer."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CHOICE_COLUMNS)
    question = text_cell(chosen.question)
    for option, count in chosen.options:
        writer.writerow([question, text_cell(option), count])
    if chosen.others:
        writer.writerow([question, "", chosen.others])
    return buffer.getvalue()
