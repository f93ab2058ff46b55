"""Counting months."""

from calendar import monthrange
from datetime import date


def months_on(day: date, months: int) -> date:
    """Count months; 31 January and one month is the last day of February.

    Raises `OverflowError` after the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
