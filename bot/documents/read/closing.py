"""Where the last finding ends though no heading says so: people, invitations, a look back."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.documents.read.counted import CountedItem, announced_findings, bullet_text
from bot.documents.read.furniture import reason_to_leave_out
from bot.documents.read.in_making import LeftOutReason
from bot.documents.read.text_lines import TextLine
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.people import is_known_name, is_person_name, names_only

_INVITES = late(rf"(?:{either(every(lambda each: each.invites))})(?!\w)", re.IGNORECASE)
# What a page asks for has a text of more words below it.
_FEW_WORDS = 2
_SCRAP_WORDS = 3
_FEWEST_SCRAPS = 2
_QUESTION_WORDS = 8
_TEXT_WORDS = 9
_FEWEST_LISTS = 3
# "Squares in full (pdf, opens in a new window)", "report.pdf".
_FILE = late(r".{0,120}(?:\(|\.|\s)(?:pdf|docx?|odt|pptx?|xlsx?)(?:[\s,)].{0,60})?", re.IGNORECASE)
# Stands for words that name as many findings as there are.
_ALL = "all"
_FEWEST_PEOPLE = 2
_NAME_WORDS = 2
_ENDS = (".", ":", "?", "!", ",", ";", "…")

Tells = Callable[[int], bool]


def turns_to_readers(text: str, others: Sequence[str]) -> bool:
    """Tell whether a text invites ("Do you have questions?") or sums up, and no other one does."""
    if _INVITES.match(text):
        return not any(_INVITES.match(each) for each in others)
    return _is_question(text) and not any(each.endswith("?") for each in others)


class Closing:
    """`end` is the first line below the findings; `doubtful` one that may be of them as well."""

    def __init__(
        self, lines: Sequence[TextLine], items: Sequence[CountedItem], end: int, is_apart: Tells
    ) -> None:
        self._lines = lines
        self._items = items
        self._is_apart = is_apart
        self.doubtful = ""
        self.end = self._without_scraps(self._closed(self._without_scraps(end)))

    def _closed(self, end: int) -> int:
        first = self._items[-1].line + 1
        for index in range(first, end):
            is_page = self._asks(index, end) or self._is_byline(index)
            if is_page or (index > self._first_text and self._is_apart_text(index)):
                return index
            if index > self._first_text and self._may_close(index, end):
                self.doubtful = self._lines[index].text
                return index
        return end

    @property
    def _first_text(self) -> int:
        """The first line that says something about the last finding."""
        last = self._items[-1]
        return last.line if last.rest else last.line + (1 if last.heading else 2)

    def _asks(self, index: int, end: int) -> bool:
        """Tell whether a page asks its readers for something ("Sign up …"), a text below it."""
        text = self._lines[index].text
        if index + 1 >= end or reason_to_leave_out(text) is not LeftOutReason.NAVIGATION:
            return False
        return self._is_apart(index) and len(self._lines[index + 1].text.split()) > _FEW_WORDS

    def _is_apart_text(self, index: int) -> bool:
        is_page = self._heads_file(index) or self._asks_back(index)
        return is_page or self._heads_people(index) or self._is_about(index)

    def _is_byline(self, index: int) -> bool:
        """Tell whether a name alone stands there, as below none of the findings before."""
        if not self._is_apart(index) or not _is_known(self._lines[index].text):
            return False
        above = range(self._items[0].line, self._items[-1].line)
        return not any(_is_known(self._lines[at].text) for at in above)

    def _heads_file(self, index: int) -> bool:
        """Tell whether a few words stand above a file: "The report", "Squares (pdf, 2 MB)"."""
        below = self._lines[index + 1 : index + 2]
        few = len(self._lines[index].text.split()) <= _QUESTION_WORDS
        few = few and not self._lines[index].text.endswith(_ENDS)
        return few and self._is_apart(index) and any(_FILE.fullmatch(each.text) for each in below)

    def _heads_people(self, index: int) -> bool:
        """Tell whether people are listed below a line: "Those who took part:"."""
        below = self._lines[index + 1 : index + 1 + _FEWEST_PEOPLE]
        is_list = len(below) == _FEWEST_PEOPLE and all(_is_somebody(each.text) for each in below)
        return is_list and bullet_text(self._lines[index].text) is None

    def _asks_back(self, index: int) -> bool:
        """Tell whether answers stand below a question: "Did this page help you?", "Yes", "No"."""
        below = self._lines[index + 1 : index + 3]
        few = all(len(each.text.split()) <= _FEW_WORDS for each in below)
        is_asked = self._lines[index].text.endswith("?")
        return is_asked and len(below) > 1 and few and not below[0].text.endswith(_ENDS)

    def _is_about(self, index: int) -> bool:
        """Tell whether a line ends with "_Ada Example is an architect in Northville._"."""
        words = self._lines[index].aside.split()
        name = " ".join(words[:_NAME_WORDS])
        # A small word follows the name.
        return len(words) > _FEW_WORDS + 1 and is_person_name(name) and words[_NAME_WORDS].islower()

    def _looks_back(self, index: int) -> bool:
        """Tell whether a text turns to its reader, or speaks of all findings, as none before."""
        said = self._says(self._lines[index].text)
        starts = [item.line for item in self._items]
        before = (at for one, after in pairwise(starts) for at in range(one + 1, after))
        return bool(said) and not any(self._says(self._lines[at].text) == said for at in before)

    def _may_close(self, index: int, end: int) -> bool:
        says = self._looks_back(index) or self._asks_all(index, end) or self._presents(index, end)
        return says or self._is_below_list(index)

    def _is_below_list(self, index: int) -> bool:
        """Tell whether a text stands below the last list, where lists end all findings before."""
        starts = [item.line for item in self._items]
        ends = [after - 1 for one, after in pairwise(starts) if after - one > 1]
        if not _FEWEST_LISTS <= len(ends) == len(starts) - 1 or not all(
            map(self._is_bullet, (*ends, index - 1))
        ):
            return False
        return not self._is_bullet(index) and len(self._lines[index].text.split()) >= _TEXT_WORDS

    def _is_bullet(self, index: int) -> bool:
        return bullet_text(self._lines[index].text) is not None

    def _presents(self, index: int, end: int) -> bool:
        """Tell whether the last text, and none before, is about somebody: "Ada Example leads …"."""
        if index + 1 < end - 1 or not _is_about_somebody(self._lines[index].text):
            return False
        heads = {item.line for item in self._items}
        before = (at for at in range(self._items[0].line, index) if at not in heads)
        texts = (self._lines[at].text for at in before)
        return not any(
            is_known_name(_first_name(text)) and not reason_to_leave_out(text)
            for text in filter(_is_about_somebody, texts)
        )

    def _asks_all(self, index: int, end: int) -> bool:
        """Tell whether the last text is a short question, and no finding before has one there."""
        text = self._lines[index].text
        if not _is_question(text) or not all(map(self._is_scrap, range(index + 1, end))):
            return False
        return not any(_is_question(self._lines[each.line - 1].text) for each in self._items[1:])

    def _says(self, text: str) -> str:
        """Return the words by which a text turns to its readers, or speaks of all findings."""
        if bullet_text(text) is not None:
            return ""
        match = _INVITES.match(text)
        return (
            match[0].casefold() if match else _ALL * (len(self._items) in announced_findings(text))
        )

    def _without_scraps(self, end: int) -> int:
        """Below the text of the last finding a few words in each of some lines are a page's."""
        at = end
        while at - 1 > self._first_text and self._is_of_page(at - 1):
            at -= 1
        last = range(at, min(end + 1, len(self._lines)))
        return at if sum(map(self._is_of_page, last)) >= _FEWEST_SCRAPS else end

    def _is_of_page(self, index: int) -> bool:
        return self._is_scrap(index) or reason_to_leave_out(self._lines[index].text) is not None

    def _is_scrap(self, index: int) -> bool:
        line = self._lines[index]
        # "Until next time,", "Ada".
        text = line.text.rstrip(",")
        few = len(text.split()) <= _SCRAP_WORDS and not text.endswith(_ENDS)
        return few and bullet_text(line.text) is None and not line.is_row


def _is_about_somebody(text: str) -> bool:
    words = text.split()[: _NAME_WORDS + 2]
    goes_on = len(words) > _NAME_WORDS + 1 and words[_NAME_WORDS].islower()
    return goes_on and is_person_name(_first_name(text))


def _first_name(text: str) -> str:
    return " ".join(text.split()[:_NAME_WORDS])


def _is_known(text: str) -> bool:
    return len(names_only(text)) == 1 and is_known_name(text)


def _is_question(text: str) -> bool:
    return text.endswith("?") and len(text.split()) <= _QUESTION_WORDS


def _is_somebody(text: str) -> bool:
    """Tell whether a line of a list names a person: "• Ada Example, architect"."""
    bare = bullet_text(text) or text
    name, mark, _ = re.split(r"(,| [\u2013\u2014-] | \(|$)", bare, maxsplit=1)
    return bool(mark) and is_person_name(name)
