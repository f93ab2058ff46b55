"""The audit as CSV: names of columns and values are for programs, and nobody's words are in it."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC

from bot.domain.keeping.audit import AuditEntry

COLUMNS = ("number", "at", "deed", "by", "about", "which", "doer", "salt", "previous", "digest")


def audit_csv(entries: Iterable[AuditEntry]) -> str:
    """With all that the chain is made of, so that others can verify it; ids are text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in entries:
        at = each.at.astimezone(UTC).isoformat(timespec="microseconds")
        values = (each.by or "", each.about, each.which, each.doer, each.salt or "")
        writer.writerow([each.number, at, each.deed.value, *values, each.previous, each.digest])
    return buffer.getvalue()
