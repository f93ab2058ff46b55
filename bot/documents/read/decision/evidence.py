"""What speaks for each reading of a line: its signs, what is around it, what recurs in the text."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.documents.read.decision.listed_authors import authors_below_label
from bot.documents.read.decision.second_look import SecondLook
from bot.documents.read.decision.series import Series
from bot.documents.read.decision.signs import signs_of
from bot.documents.read.decision.surroundings import Surroundings
from bot.documents.read.decision.thanks_lists import lists_below_thanks
from bot.documents.read.decision.title import find_title
from bot.documents.read.decision.title_evidence import title_evidence
from bot.documents.read.in_making import LeftOutReason
from bot.documents.read.lines.bylines import plainly
from bot.documents.read.lines.counted import sub_items
from bot.documents.read.lines.furniture import reason_to_leave_out
from bot.documents.read.lines.running_heads import page_feet
from bot.documents.read.lines.talk_rows import above_rows_of_talks
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lines.chain import Decided
from bot.words.programme.people import is_known_name, is_person_name
from bot.words.written_days import written_days

_BELOW_HEADINGS = frozenset({"text", "text leads on", "bullet", "sentence", "leads on"})
# So far from what is likely the title a line is told how far.
_NEAR = 2
# Fields, and how soon they are said again above one text.
_FIELDS = frozenset({"day", "author", "name"})
_NEAR_AGAIN = 4
# In fewer words a title names somebody: "Ada Example".
_FEWEST_OF_TITLE = 3
# "17 March 2027 | by Ada Example" looks like a talk as well.
_TALK_OR_FIELD = frozenset(
    {"talk", "field authors", "field with authors", "begins with digit", "tells its day"}
)
# Below "Recordings" two words of a talk are no author of the page.
_TALK_BELOW_ITS_HEADING = frozenset({"talk", "under briefly names talks"})


class Evidence:
    """`shown` is what each line shows at first sight."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._signs = [signs_of(line) for line in lines]
        self._whole = Surroundings(lines, self._signs)
        self.title_marks = title_evidence(lines)
        # The line that is the title as far as its surroundings tell.
        self.first_title = find_title(lines, self.title_marks)
        self._above_talks = above_rows_of_talks(lines)
        # What the title is taken to be, once all lines have been looked at.
        self.title_at = self.first_title
        self.shown = [
            frozenset((*each.shown, *self._whole.around(at), *self._beside(at)))
            for at, each in enumerate(self._signs)
        ]

    @property
    def talks(self) -> frozenset[int]:
        """Return lines that name series, title and day of a talk as we print them."""
        found = (at for at, shown in enumerate(self.shown) if _names_talk(shown))
        return frozenset(
            at for at in found if not (self._names_authors(at) or self._is_of_page(at))
        )

    def _is_of_page(self, at: int) -> bool:
        """Tell whether a line with bars says how long a page takes to read: "2 May | 5 min"."""
        pieces = (each.strip() for each in self.text(at).split("|"))
        return any(reason_to_leave_out(each) is LeftOutReason.READING_TIME for each in pieces)

    @property
    def days_of_page(self) -> frozenset[int]:
        """Return lines above the text that say a day, and how long the page takes to read."""
        found = (at for at, line in enumerate(self._whole.lines) if "|" in line.text)
        return frozenset(
            at
            for at in found
            if self._is_of_page(at)
            and "above text" in self.shown[at]
            and any(day.year for day in written_days(self.text(at)))
        )

    @property
    def said_in_title(self) -> frozenset[int]:
        """Return lines that say once more how the title ends: "Rewind: Building Corners"."""
        if self.title_at is None:
            return frozenset()
        title = plainly(self.text(self.title_at))
        return frozenset(
            at
            for at, line in enumerate(self._whole.lines)
            if at != self.title_at
            and len(line.text.split()) >= _FEWEST_OF_TITLE
            and title.endswith(f": {plainly(line.text)}")
            and not is_known_name(plainly(line.text))
        )

    def _names_authors(self, at: int) -> bool:
        """Tell whether a line above the text is nothing but names and a day, with bars between."""
        text = self.text(at)
        for day in reversed(written_days(text)):
            text = f"{text[: day.start]} | {text[day.end :]}"
        pieces = [plainly(each) for part in text.split("|") if (each := part.strip(" ,."))]
        named = all(map(is_person_name, pieces)) and any(map(is_known_name, pieces))
        return "above text" in self.shown[at] and named

    @property
    def labels(self) -> frozenset[int]:
        """Return lines that say nothing but that a day follows: "Published"."""
        return frozenset(at for at, each in enumerate(self._signs) if "label of day" in each.shown)

    @property
    def between_fields(self) -> frozenset[int]:
        """Return lines between a day, or an author, and the same one again: a page's own words."""
        between: set[int] = set()
        last: dict[str, int] = {}
        for at, kind in enumerate(self.kinds):
            if kind not in _FIELDS:
                continue
            text = self.text(at)
            before = last.get(text, at)
            if at - before <= _NEAR_AGAIN:
                between.update(range(before + 1, at))
            last[text] = at
        return frozenset(at for at in between if self.kinds[at] not in _FIELDS)

    @property
    def listed_authors(self) -> frozenset[int]:
        """Return the lines right below "Authors" above the text, each of which names one."""
        found = authors_below_label(self._whole.lines, self._signs)
        return frozenset(at for at in found if "above text" in self.shown[at])

    @property
    def thanked(self) -> frozenset[int]:
        """Return the lines of a list right below "With thanks to"."""
        return lists_below_thanks(self._whole.lines, self._signs)

    @property
    def sub_bullets(self) -> frozenset[int]:
        """Return the items of lists within the items of a list, as text processors mark them."""
        return sub_items([line.text for line in self._whole.lines])

    @property
    def feet(self) -> frozenset[int]:
        """Return lines that stand at the foot of each page."""
        return page_feet(self._whole.lines)

    @cached_property
    def _rows_of_talks(self) -> frozenset[int]:
        """Rows of days and titles right below a heading of their own."""
        rows: set[int] = set()
        for heading in self._above_talks:
            at = heading + 1
            while at < len(self._signs) and "dated title" in self._signs[at].shown:
                rows.add(at)
                at += 1
        return frozenset(rows)

    def _beside(self, at: int) -> Iterator[str]:
        """What a line is beside what may be the title and talks."""
        if at in self._above_talks:
            yield "above rows of talks"
        if at in self._rows_of_talks:
            yield "row of talks"
        if self.first_title is None:
            return
        step = at - self.first_title
        yield "first title" if not step else "above title" if step < 0 else "below title"
        if abs(step) <= _NEAR:
            yield f"title {step:+}"

    @property
    def kinds(self) -> list[str]:
        return self._whole.kinds

    def counts(self, at: int) -> frozenset[int]:
        return self._signs[at].counts

    def words(self, at: int) -> int:
        return self._signs[at].words

    def heads_text(self, at: int) -> bool:
        """Tell whether a line is as short as headings are, and stands above a text or a list."""
        below = self._signs[at + 1].kind if at + 1 < len(self._signs) else ""
        return self._signs[at].heads and below in _BELOW_HEADINGS

    def heads(self, at: int) -> bool:
        """Tell whether a line is as short as headings are, and no sentence."""
        return self._signs[at].heads

    def is_apart(self, at: int) -> bool:
        return self._whole.lines[at].after_blank

    def text(self, at: int) -> str:
        return self._whole.lines[at].text

    def level(self, at: int) -> int:
        return self._whole.lines[at].level

    def is_said_above(self, at: int) -> bool:
        return "said again above" in self.shown[at]

    def is_said_below(self, at: int) -> bool:
        return "said again below" in self.shown[at]

    @property
    def shapes(self) -> list[tuple[object, ...]]:
        """Return what each line looks like, in a form that can be compared."""
        return self._whole.shapes

    @property
    def series(self) -> list[Series]:
        return self._whole.ranked

    def ranked_series(self) -> list[Series]:
        """Return series of lines, what looks most like findings first."""
        return self._whole.ranked

    def promised(self, below: int) -> tuple[frozenset[int], frozenset[int]]:
        """Return the numbers of findings that titles and announcements above a line promise.

        The second ones are numbers that these lines name, whatever of.
        """
        near = range(max(0, below - 3), below)
        signs = [self._signs[at] for at in {*self._whole.top, *near} if at < below]
        return (
            frozenset(count for each in signs for count in each.promises),
            frozenset(count for each in signs for count in each.counts),
        )

    def again(self, decided: Sequence[Decided]) -> list[frozenset[str]]:
        """Return what each line shows when its like and the others have been seen."""
        second = SecondLook(self._whole, self._signs, decided, self.title_at)
        return [frozenset((*each, *second.of(at))) for at, each in enumerate(self.shown)]


def _names_talk(shown: frozenset[str]) -> bool:
    field = _TALK_OR_FIELD & shown
    if shown >= _TALK_BELOW_ITS_HEADING:
        field -= {"field with authors"}
    return field == {"talk"}
