"""The title of an article in plain text: the line above its fields that looks most like one."""

import re
from dataclasses import replace

from bot.documents.read.counted import announced_findings, bullet_text
from bot.documents.read.front_fields import (
    author_of_posts,
    front_field,
    is_issue,
    is_title_with_day,
    subject_of,
)
from bot.documents.read.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.in_making import ArticlePart, LeftOutReason
from bot.documents.read.outline import only_title
from bot.documents.read.running_heads import running_heads
from bot.documents.read.sections import is_heading_of_findings, promises_findings, section_of
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.people import is_person_name, names_only

PARAGRAPH_WORDS = 14
_TITLE_MAX = 200
# A title of no more words than this may be one of a menu.
_MENU_WORDS = 2
# An entry of a menu has no more words, and a menu no fewer entries.
_ENTRY_WORDS = 3
_FEWEST_ENTRIES = 3
# The name of a page's part has no more words.
_PART_WORDS = 6
# "Hello!", "Dear all,".
_GREETING = late(r"\S+(?:\s\S+){0,2}[!,]")
_SUBJECT_WITHIN = 12
# "Summary of …", "Rapport fra …".
_KIND_OF_TEXT = late(
    rf"(?:{either(every(lambda each: each.page_kinds))})\s[a-zà-þ]{{1,4}}\s\S", re.IGNORECASE
)
# "Blogs | Harbour", "Towns • Night • Light", "Towns, Night, Light".
_TAGS = late(
    r"[^\s|]+(?:\s[^\s|]+)?\s\|\s[^\s|]+(?:\s[^\s|]+)?|[^•·|]{1,40}(?:\s[•·|]\s[^•·|]{1,40}){2,}"
    r"|[A-ZÀ-Þ][^\W\d_]+(?:, [A-ZÀ-Þ][^\W\d_]+){2,}"
)


def find_title(lines: list[TextLine]) -> tuple[int | None, str]:
    """Return the line of the title, from 0, and another one that may be meant, or nothing.

    The title in a memo's subject loses its label.
    """
    titles = _Titles(lines)
    return titles.find(), titles.rival


class _Titles:
    def __init__(self, lines: list[TextLine]) -> None:
        self._lines = lines
        self.rival = ""

    def find(self) -> int | None:
        """The first line that can be a title; one right above a day or a byline is a better one."""
        if (subject := self._find_subject()) is not None:
            return subject
        said = only_title(self._lines)
        if said is not None and self._heads_all(said):
            return said
        candidates: list[int] = []
        has_begun = False
        menus, opening = self._menus() | running_heads(self._lines), self._first_sentence()
        for index, line in enumerate(self._lines[:40]):
            text = line.text
            field = front_field(text)
            # "17. März 2027 | …" is neither a first finding nor a talk.
            counts = _is_single_count(text) or talk_of(text, among_talks=False)
            if candidates and field is None and counts:
                break
            if field is not None and is_title_with_day(text, field):
                field = field if any(not self._is_short(each) for each in candidates) else None
            if field is not None and self._are_no_titles(candidates):
                candidates = []
            if field is not None and field.part is not ArticlePart.KIND and candidates:
                first = candidates.index(self._named_again(candidates))
                return self._with_rival(index, candidates[first:])
            if index not in menus and (self._may_be_title(text) or self._has_stray_number(index)):
                has_begun = has_begun or (not candidates and self._is_below_prose(index))
                candidates.append(index)
            elif len(text.split()) >= PARAGRAPH_WORDS and (candidates or opening is not None):
                break
        opening = self._posts if opening is None else opening
        return self._without_field(candidates) if candidates and not has_begun else opening

    @property
    def _posts(self) -> int | None:
        """Where no other title comes, "Notes by Ada Example" is one."""
        first = self._lines[:1]
        return 0 if any(author_of_posts(line.text) for line in first) else None

    def _is_below_prose(self, index: int) -> bool:
        """Tell whether the text has begun above a line, which then heads a part of it."""
        above = (line.text for line in self._lines[:index])
        return any(map(_is_prose, above)) and not promises_findings(self._lines[index].text)

    def _first_sentence(self) -> int | None:
        """A few words with a stop that a text begins with: "What we learned, part one."."""
        if not self._lines or bullet_text(text := self._lines[0].text):
            return None
        is_apart = len(self._lines) > 1 and self._is_apart(1)
        is_title = text.endswith(".") and len(text.split()) <= _PART_WORDS and is_apart
        return 0 if is_title and not _is_of_menu(text) and not front_field(text) else None

    def _without_field(self, candidates: list[int]) -> int:
        """Where no day follows, a short line above a menu or the way to the page is of that."""
        first, *others = candidates
        if others and is_issue(self._lines[first].text):
            return self._without_field(others)
        if others and author_of_posts(self._lines[first].text):
            return self._without_field(others)
        if others and self._is_somebody(first):
            # "Ada Example", "Town planner" above what she wrote.
            apart = [each for each in others if self._lines[each].after_blank]
            self.rival = self._lines[first].text
            return self._without_field(apart or others)
        if self._is_short(first) and others and self._has_menu(first, others[0]):
            return self._without_field(others)
        if others and self._is_word_above(first, others[0]):
            self.rival = self._lines[first].text
            return self._without_field(others)
        promising = [each for each in others if self._promises(each, first=False)]
        if promising and self._is_part(first) and self._lines[promising[0]].text[-1] != ":":
            return promising[0]
        found = self._named_again(candidates)
        if others and found == first and self._is_part(first) and self._may_rival(others[0]):
            self.rival = self._lines[others[0]].text
        return found

    def _may_rival(self, index: int) -> bool:
        return self._is_apart(index) and self._is_rival(index)

    def _is_part(self, index: int) -> bool:
        """Tell whether a line may be the name of a part of a page: it promises nothing, in short.

        "Also in … (Français)".
        """
        text = self._lines[index].text
        is_said = promises_findings(text) or text.endswith("?")
        return len(text.split()) <= _PART_WORDS and not is_said

    def _is_word_above(self, first: int, other: int) -> bool:
        """Tell whether a word ("Insight") stands apart above what may be a title."""
        is_word = len(self._lines[first].text.split()) == 1
        is_below = other == first + 1 and self._is_apart(other)
        return is_word and is_below and not self._is_short(other)

    def _is_apart(self, index: int) -> bool:
        return self._lines[index].after_blank

    def _has_menu(self, first: int, other: int) -> bool:
        between = (self._lines[at].text for at in range(first + 1, other))
        return any(
            is_menu_word(text) or reason_to_leave_out(text) is LeftOutReason.NAVIGATION
            for text in between
        )

    def _with_rival(self, field: int, candidates: list[int]) -> int:
        """Choose a title above the first field, and note what may be one as well."""
        candidates = [each for each in candidates if not self._is_author(each)] or candidates
        candidates = [each for each in candidates if not self._is_subtitle(each)] or candidates
        found = self._title_above(field, candidates)
        above = [each for each in candidates if each < found and self._is_rival(each)]
        last = candidates[-1]
        # Apart from a line that was taken, and that may be the name of a part.
        may_be = self._is_part(found) or self._is_above_day(last, field)
        below = last > found and may_be and self._is_apart(last) and self._is_long(last)
        rival = above[0] if above else last if below else self._below_field(found, field)
        if rival > field and self._has_menu(found, field):
            found, rival = rival, found
        self.rival = self._lines[rival].text if rival != found else ""
        return found

    def _is_subtitle(self, index: int) -> bool:
        is_below = index > 0 and self._may_be_title(self._lines[index - 1].text)
        return is_below and says_its_kind(self._lines[index].text)

    def _below_field(self, found: int, field: int) -> int:
        """A few words above the day may be of the page, and the title below the day."""
        below = field + 1
        while below < len(self._lines) and front_field(self._lines[below].text) is not None:
            below += 1
        is_part = self._is_part(found) and below < len(self._lines)
        is_title = is_part and self._may_be_title(self._lines[below].text)
        return below if is_title and self._is_rival(below) and self._is_apart(below) else found

    def _is_rival(self, index: int) -> bool:
        return len(self._lines[index].text.split()) > _ENTRY_WORDS

    def _is_above_day(self, index: int, field: int) -> bool:
        apart = self._lines[index].after_blank and not self._lines[field].after_blank
        return index == field - 1 and apart

    def _is_long(self, index: int) -> bool:
        return len(self._lines[index].text.split()) > _ENTRY_WORDS + 1

    def _heads_all(self, index: int) -> bool:
        """A heading of the highest level may be one of the findings, below title and text."""
        above = [line.text for line in self._lines[:index]]
        is_within = any(len(text.split()) >= PARAGRAPH_WORDS for text in above)
        is_part = is_heading_of_findings(self._lines[index].text)
        is_below = is_part and any(
            self._may_be_title(text) and not self._is_short(at) for at, text in enumerate(above)
        )
        return self._may_be_title(self._lines[index].text) and not (is_within or is_below)

    def _are_no_titles(self, candidates: list[int]) -> bool:
        """The title comes below "Ada Example", who wrote it, or below a word of a menu."""
        if all(self._is_author(each) or is_issue(self._lines[each].text) for each in candidates):
            return True
        return len(candidates) == 1 and self._is_word_of_menu(candidates[0])

    def _is_word_of_menu(self, index: int) -> bool:
        """Tell whether a line is a word ("Listen") and the next one is of a menu."""
        below = self._lines[index + 1].text
        is_word = len(self._lines[index].text.split()) == 1
        return is_word and front_field(below) is None and _is_of_menu(below)

    def _find_subject(self) -> int | None:
        """A line such as "Re: Lamps" among the fields of a memo, which becomes its title."""
        for index, line in enumerate(self._lines[:_SUBJECT_WITHIN]):
            if len(line.text.split()) >= PARAGRAPH_WORDS:
                return None
            if title := subject_of(line.text):
                # Below a title of its own "Theme: …" is a field of the page.
                if not all(_is_label(each.text) for each in self._lines[:index]):
                    return None
                self._lines[index] = replace(line, text=title)
                return index
        return None

    def _named_again(self, candidates: list[int]) -> int:
        """A page's own title, "Six lessons | Southtown", is no better than "Six lessons" below."""
        first, *others = candidates
        page = self._lines[first].text
        return next((each for each in others if self._is_page_title(page, each)), first)

    def _is_page_title(self, page: str, index: int) -> bool:
        text = self._lines[index].text
        is_caption = page[:1].islower() and text[:1].isupper()
        if is_caption and self._promises(index, first=False):
            # What a picture shows stands above the title.
            return True
        if is_issue(page):
            return len(text.split()) > _MENU_WORDS
        return page.startswith(text) and page[len(text) :].lstrip()[:1] in set("|–—-·•»")

    def _has_stray_number(self, index: int) -> bool:
        """Tell whether the first line has a number of its own: "4. What the panel said"."""
        number = re.match(r"\(?(\d{1,3})\s?[.):]\s", self._lines[index].text)
        if index or not number or int(number[1]) < 2:  # noqa: PLR2004
            return False
        if front_field(self._lines[index].text) is not None:
            # "3. Mai 2027".
            return False
        numbers = (re.match(r"\(?0?(\d{1,3})\s?[.):]", line.text) for line in self._lines[1:])
        # A countdown goes on with the number below it.
        return next((int(each[1]) for each in numbers if each), 0) != int(number[1]) - 1

    def _menus(self) -> set[int]:
        """Lines of menus above the title: short ones in a row, half of which menus are made of."""
        found: set[int] = set()
        row: list[int] = []
        # Where a blank line stands between all lines, it parts nothing.
        parts = not all(line.after_blank for line in self._lines[1:40])
        for index, line in enumerate(self._lines[:40]):
            if (line.after_blank and parts) or len(line.text.split()) > _ENTRY_WORDS:
                row = []
            if len(line.text.split()) <= _ENTRY_WORDS:
                row.append(index)
            known = [each for each in row if _is_of_menu(self._lines[each].text)]
            if len(row) >= _FEWEST_ENTRIES and len(known) * 2 >= len(row):
                # What stands below the last known entry may be the title.
                found.update(
                    row if parts and self._ends_block(index) else row[: row.index(known[-1]) + 1]
                )
        return found

    def _ends_block(self, index: int) -> bool:
        return index + 1 == len(self._lines) or self._lines[index + 1].after_blank

    def _title_above(self, field: int, candidates: list[int]) -> int:
        """Choose among the lines above the first field of the text."""
        first = candidates[0]
        promising = [each for each in candidates if self._promises(each, first=each == first)]
        if promising:
            return self._with_subtitle(candidates, promising[0])
        above = candidates[-1] if candidates[-1] == field - 1 else first
        if self._has_menu(first, above) and not self._is_short(above):
            below = [each for each in candidates if not self._has_menu(each, above)]
            return self._title_above(field, below)
        if self._names_findings(above) and not self._names_findings(first):
            # "Connecting towns: how can we form networks?" names no part of a page.
            return above if len(self._lines[first].text.split()) <= _PART_WORDS else first
        if not self._is_short(first) and not self._is_much_longer(above, first):
            return first
        if not self._is_short(above):
            return self._with_subtitle(candidates, above)
        # "Insight" between the title and its day says of what kind the page is.
        long = (each for each in reversed(candidates) if not self._is_short(each))
        return next(long, above)

    def _is_somebody(self, index: int) -> bool:
        return bool(names_only(self._lines[index].text)) and is_person_name(self._lines[index].text)

    def _is_author(self, index: int) -> bool:
        return self._is_somebody(index) or bool(author_of_posts(self._lines[index].text))

    def _is_much_longer(self, above: int, first: int) -> bool:
        """The name of a page's part ("Insights and ideas") stands apart above the title."""
        one, other = (len(self._lines[each].text.split()) for each in (first, above))
        if is_heading_of_findings(self._lines[first].text):
            return False
        return one <= _ENTRY_WORDS + 1 and other >= 2 * one and self._lines[above].after_blank

    def _promises(self, index: int, *, first: bool) -> bool:
        """Tell whether a line promises findings, and is no heading of a part of them."""
        text = self._lines[index].text
        return bool(announced_findings(text)) and (first or not is_heading_of_findings(text))

    def _names_findings(self, index: int) -> bool:
        text = self._lines[index].text
        named = promises_findings(text) and not is_heading_of_findings(text)
        is_apart = self._lines[index].after_blank or self._is_in_menu(index)
        return named and not self._is_short(index) and is_apart

    def _is_in_menu(self, index: int) -> bool:
        """Tell whether a menu stands above, and no blank line between it and here."""
        for at in range(index - 1, -1, -1):
            if self._lines[at + 1].after_blank:
                return False
            if _is_of_menu(self._lines[at].text):
                return True
        return False

    def _with_subtitle(self, candidates: list[int], above: int) -> int:
        """Of two lines right above the day, and no more, the lower one is a subtitle."""
        *before, last = (each for each in candidates if each <= above)
        long = [each for each in before if not self._is_short(each)]
        two = len(long) == 1 and long[0] == last - 1 and not self._lines[last].after_blank
        return long[0] if two else above

    def _may_be_title(self, text: str) -> bool:
        if reason_to_leave_out(text) or is_menu_word(text) or _GREETING.fullmatch(text):
            return False
        if (field := front_field(text)) is not None and not is_title_with_day(text, field):
            return False
        if text.endswith(":") or text.startswith("|"):
            # What a list stands below; the rest of a line above.
            return False
        if bullet_text(text) or _TAGS.fullmatch(text) or len(text) > _TITLE_MAX:
            return False
        is_sentence = text.endswith((".", ";", ",")) and len(text.split()) > 3  # noqa: PLR2004
        return not is_sentence and not _is_single_count(text)

    def _is_short(self, index: int) -> bool:
        return len(self._lines[index].text.split()) <= _MENU_WORDS


def _is_prose(text: str) -> bool:
    is_long = len(text.split()) >= PARAGRAPH_WORDS and text.endswith((".", "?", "!", ":"))
    return is_long and not reason_to_leave_out(text) and front_field(text) is None


def says_its_kind(text: str) -> bool:
    """Tell whether a line says what a text is, below its title: "Summary of a round table"."""
    return bool(_KIND_OF_TEXT.match(text))


def _is_label(text: str) -> bool:
    """Tell whether a line is a field of a letter ("From: Bo Sample"), or what it is ("Memo")."""
    label, colon, _ = text.partition(":")
    return len(text.split()) == 1 or (bool(colon) and len(label.split()) <= _MENU_WORDS)


def _is_of_menu(text: str) -> bool:
    return is_menu_word(text) or bool(reason_to_leave_out(text) or section_of(text))


def _is_single_count(text: str) -> bool:
    return bool(re.match(r"\(?\d{1,3}\s?[.):]\s", text))
