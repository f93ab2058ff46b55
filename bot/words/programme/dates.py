"""The day of a talk as a programme prints it, and what is odd about it."""

from dataclasses import dataclass

from bot.domain.errors import BadInput
from bot.words.errors import DayDoesNotExist
from bot.words.programme.parts import DateDoubt, WrittenDate
from bot.words.written_days import WrittenDay


@dataclass(frozen=True, slots=True)
class Day:
    """A printed day; `goes_on` tells that the same talk has another one."""

    written: WrittenDay
    goes_on: bool = False

    @classmethod
    def of(cls, written: WrittenDay) -> "Day":
        return cls(written, goes_on=written.last is not None)

    def is_same(self, other: "Day") -> bool:
        """Tell whether both are one day, as far as years are printed."""
        one, two = self.written, other.written
        same = (one.day, one.month) == (two.day, two.month)
        return same and (one.year == two.year or None in {one.year, two.year})


def dated(day: Day, year: int | None) -> WrittenDate:
    """Return the date and what is odd about it; `year` is that of the other dates, if it is one."""
    written = day.written
    year = written.year if written.year is not None else year
    if year is None:
        return WrittenDate(text=written.text, doubt=DateDoubt.NO_YEAR)
    try:
        on = written.on(year)
    except DayDoesNotExist:
        return WrittenDate(text=written.text, doubt=DateDoubt.NO_SUCH_DAY)
    except BadInput:
        return WrittenDate(text=written.text, doubt=DateDoubt.WEEKDAY_DIFFERS)
    doubt = DateDoubt.SEVERAL_DAYS if day.goes_on else None
    if doubt is None and written.other is not None:
        doubt = DateDoubt.DAY_OR_MONTH_FIRST
    return WrittenDate(text=written.text, on=on, doubt=doubt)
