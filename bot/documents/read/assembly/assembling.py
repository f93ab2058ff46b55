"""An article put together from what each of its lines is for."""

from collections.abc import Sequence

from bot.documents.read.assembly.front import Front
from bot.documents.read.assembly.headings import headed
from bot.documents.read.assembly.signatures import people, people_only, signed_by
from bot.documents.read.assembly.tail import Tail
from bot.documents.read.decision.roles import NEAR_TITLES, LineRole
from bot.documents.read.decision.whole import Reading
from bot.documents.read.in_making import (
    ArticleInMaking,
    ArticlePart,
    LeftOutReason,
    ReadArticle,
)
from bot.documents.read.lines.bylines import is_byline, names_behind_label, names_beside
from bot.documents.read.lines.front_fields import FrontField, day_of_issue, front_field, subject_of
from bot.documents.read.lines.furniture import points_elsewhere, reason_to_leave_out
from bot.documents.read.lines.running_heads import page_feet
from bot.documents.read.lines.sections import section_of
from bot.documents.read.lines.text_lines import TextLine
from bot.words.patterns import late

# Where nobody else is named, a line of names is one of authors though it was read otherwise.
_LEAST_AUTHOR, _LEAST_BESIDE = 0.05, 0.2
# A shorter line was not broken, and a longer one does not go on with a title.
_BROKEN_FROM, _TITLE_WORDS = 30, 14
_TAG = late(r"(?:\[[^\]]{1,40}\]\s*)+")
# A field above a text in a format of machines: title = "Ten lessons".
_SET_TO = late(r"(?P<name>\w+)\s*=\s*(?P<mark>[\"'])(?P<value>.+)(?P=mark)")
_OF_FINDINGS = frozenset({LineRole.FINDING, LineRole.BODY, LineRole.NUMBER})
_TEXTS = frozenset({LineRole.BODY, LineRole.INTRODUCTION})
_PARTS = {
    LineRole.READING: ArticlePart.FURTHER_READING,
    LineRole.THANKS: ArticlePart.THANKS,
}


class Assembler:
    def __init__(
        self, lines: Sequence[TextLine], whole: Reading, *, day_first: bool | None
    ) -> None:
        self._lines = lines
        self._whole = whole
        self._roles = roles = [LineRole(each.role) for each in whole.decided]
        self._making = ArticleInMaking()
        self._feet = page_feet(lines)
        self._front = Front(self._making, day_first=day_first)
        self._tail = Tail(self._making, day_first=day_first, doubt=self._front.doubt)
        findings = [at for at, role in enumerate(roles) if role is LineRole.FINDING]
        self._items = {item.line: item for item in headed(lines, findings)}
        bare = [at + 1 for at, item in self._items.items() if not item.heading]
        bare = [at for at in bare if at < len(lines)]
        self._below_numbers = {item.line: item for item in headed(lines, bare)}
        self._first = findings[0] if findings else len(lines)
        self._last = max((at for at, role in enumerate(roles) if role in _OF_FINDINGS), default=-1)
        above = (at for at in range(self._first) if roles[at] is LineRole.ANNOUNCEMENT)
        self._announcement = max(above, default=None)
        # The line whose text is the heading of a finding that is only a number.
        self._heading_below: int | None = None

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Days as written that may be meant otherwise."""
        return tuple(self._front.doubtful)

    @property
    def other_day(self) -> str:
        return self._front.other_day

    @property
    def coming(self) -> str:
        return self._tail.coming

    def assemble(self) -> ReadArticle:
        for at, role in enumerate(self._roles):
            is_contact = role is LineRole.AUTHOR and self._is_contact(at)
            if not self._read_for_what_it_says(at, role):
                self._read(at, LineRole.CLOSING if is_contact else role)
        self._tail.finish()
        if self._making.article.published_on is None:
            self._read_day_of_issue()
        self._front.add_authors(self._beside_authors())
        if not self._making.article.authors:
            self._front.add_authors(self._signed_by() or self._likely_authors())
        return self._making.finished()

    def _read_day_of_issue(self) -> None:
        """Where no line says the day, take that of the issue: "Newsletter no. 31 – 4 May 2027"."""
        for at in range(min(self._first, len(self._lines))):
            line = self._lines[at]
            if self._roles[at] is LineRole.FURNITURE and day_of_issue(line.text):
                self._making.take_back(line.number)
                self._front.read(line, LineRole.DAY)
                return

    def _signed_by(self) -> tuple[str, ...]:
        return signed_by(self._lines, self._roles, first=self._first, last=self._last)

    def _beside_authors(self) -> tuple[str, ...]:
        """Return who stands alone right beside a line of authors that is nothing but names."""
        shares = self._whole.shares.get(LineRole.AUTHOR, ())[: self._first]
        return tuple(
            name
            for at, share in enumerate(shares)
            if share > _LEAST_BESIDE and self._roles[at] is not LineRole.AUTHOR
            for beside in (at - 1, at + 1)
            if self._is_named_alone(beside)
            for name in people_only(self._lines[at].text)
        )

    def _is_named_alone(self, at: int) -> bool:
        is_author = 0 <= at < len(self._roles) and self._roles[at] is LineRole.AUTHOR
        return is_author and bool(people_only(self._lines[at].text))

    def _likely_authors(self) -> tuple[str, ...]:
        """Return the names of the line that is one of authors likelier than all others."""
        shares = self._whole.shares.get(LineRole.AUTHOR, ())[: self._first]
        likely = max(range(len(shares)), key=lambda at: shares[at], default=0)
        is_likely = bool(shares) and shares[likely] > _LEAST_AUTHOR
        text = self._lines[likely].text if is_likely else ""
        return people(text) or (names_beside(text) if names_behind_label(text) else ())

    def _read_for_what_it_says(self, at: int, role: LineRole) -> bool:
        """Read the rest of a title that was broken, and what points to another text."""
        making, line = self._making, self._lines[at]
        if role in NEAR_TITLES and self._goes_on_from_title(at):
            making.set(title=f"{making.article.title} {line.text}")
            making.use(line.number, ArticlePart.TITLE)
            return True
        if role in _TEXTS and at != self._heading_below and points_elsewhere(line.text):
            making.leave_out(line.number, line.text, LeftOutReason.NAVIGATION)
            return True
        return False

    def _read(self, at: int, role: LineRole) -> None:  # noqa: C901 (one case for each role)
        line = self._lines[at]
        making = self._making
        match role:
            case LineRole.TITLE if not making.article.title:
                making.set(title=_title(line.text))
                making.use(line.number, ArticlePart.TITLE)
            case LineRole.DAY | LineRole.AUTHOR:
                self._front.read(line, role)
            case LineRole.ANNOUNCEMENT if at == self._announcement:
                making.see(ArticlePart.FINDINGS)
                making.set(heading_of_findings=line.text)
                making.use(line.number, ArticlePart.FINDINGS)
            case LineRole.FINDING:
                self._begin_finding(at)
            case LineRole.NUMBER:
                making.use(line.number, ArticlePart.FINDINGS)
            case LineRole.BODY | LineRole.INTRODUCTION | LineRole.ANNOUNCEMENT:
                self._add_text(at, role)
            case LineRole.GROUP:
                making.leave_out(line.number, line.text, LeftOutReason.GROUP)
            case LineRole.END:
                self._tail.end(line)
            case LineRole.TALK:
                self._tail.add_talk(line)
            case LineRole.READING | LineRole.THANKS:
                self._tail.add_to(_PARTS[role], line)
            case LineRole.CLOSING:
                self._tail.close(line)
            case _:
                self._leave_out(at)

    def _goes_on_from_title(self, at: int) -> bool:
        """Tell whether a title was broken: the line right below it begins with a small letter."""
        line, above = self._lines[at], self._lines[at - 1]
        is_below = at > 0 and self._roles[at - 1] is LineRole.TITLE and not line.after_blank
        is_open = len(above.text) >= _BROKEN_FROM and not above.text.endswith((".", "!", "?"))
        is_rest = len(line.text.split()) <= _TITLE_WORDS and not line.text.endswith(".")
        if not (is_below and is_open and is_rest and line.text[0].islower()):
            return False
        is_other = reason_to_leave_out(line.text) or front_field(line.text) or "://" in line.text
        return not (is_other or is_byline(line.text) or _are_tags(line.text))

    def _is_contact(self, at: int) -> bool:
        """Tell whether somebody stands below "Contact:", and need not have written the text."""
        above = at - 1
        while above > self._last and self._roles[above] is LineRole.AUTHOR:
            above -= 1
        if above <= self._last or names_behind_label(self._lines[at].text):
            return False
        section = section_of(self._lines[above].text)
        return section is not None and section.part is None

    def _begin_finding(self, at: int) -> None:
        making, line, item = self._making, self._lines[at], self._items[at]
        if self._heading_below == at:
            self._heading_below = None
            making.use(line.number, ArticlePart.FINDINGS)
            return
        below = self._below_numbers.get(at + 1) if not item.heading else None
        if below is not None:
            item = below
            self._heading_below = at + 1
        making.add_finding(len(making.article.findings) + 1, item.heading)
        making.use(line.number, ArticlePart.FINDINGS)
        if item.rest:
            making.add_paragraph(self._lines[item.line].number, item.rest)

    def _add_text(self, at: int, role: LineRole) -> None:
        making, line = self._making, self._lines[at]
        if at == self._heading_below:
            self._heading_below = None
            making.use(line.number, ArticlePart.FINDINGS)
        elif self._tail.is_ended:
            self._tail.leave_out(line)
        elif role is LineRole.ANNOUNCEMENT and making.article.findings:
            making.leave_out(line.number, line.text, LeftOutReason.GROUP)
        else:
            if not making.article.findings:
                if is_byline(line.text):
                    self._front.read(line, LineRole.AUTHOR)
                    return
                making.open(ArticlePart.INTRODUCTION)
                self._front.read_dateline(line.text)
            if self._goes_on_over_page(at):
                making.extend_paragraph(line.number, line.text)
            else:
                making.add_paragraph(line.number, line.text)

    def _goes_on_over_page(self, at: int) -> bool:
        """Tell whether the foot of a page stands in the middle of a paragraph."""
        if at < 2 or at - 1 not in self._feet:  # noqa: PLR2004
            return False
        is_same = self._roles[at - 2] is self._roles[at]
        return is_same and self._lines[at].text[0].islower()

    def _leave_out(self, at: int) -> None:
        making, line = self._making, self._lines[at]
        field = front_field(line.text)
        reason = reason_to_leave_out(line.text)
        in_front = at < self._first
        if reason is None and self._see_empty_section(at):
            return
        if reason is None and making.section is ArticlePart.TALKS:
            self._tail.leave_out(line)
            return
        if field is not None and in_front and self._front.read_if_missing(line, field):
            return
        if reason is None and field is not None:
            if self._read_other_field(line, field, in_front=in_front):
                return
            reason = LeftOutReason.FIELD
        if not making.article.title and self._front.read_posts_by(line):
            return
        if reason is None and line.text == making.article.title:
            reason = LeftOutReason.AGAIN
        making.leave_out(line.number, line.text, reason or LeftOutReason.NAVIGATION)

    def _see_empty_section(self, at: int) -> bool:
        """Note a part that is named below the findings, if nothing of it is known to follow."""
        line = self._lines[at]
        section = section_of(line.text) if at > self._last else None
        if section is None or section.part is None or section.rest:
            return False
        self._making.see(section.part)
        self._making.use(line.number, section.part)
        return True

    def _read_other_field(self, line: TextLine, field: FrontField, *, in_front: bool) -> bool:
        """Read a label without a value, and fields in front that say what the text is."""
        making = self._making
        is_label = field.part is not None and not field.value and field.day is None
        is_about_text = in_front and field.part in {ArticlePart.KIND, ArticlePart.EDITION}
        if field.part is None or not (is_label or is_about_text):
            return False
        making.see(field.part)
        making.use(line.number, field.part)
        if field.value:
            making.set(**{field.part.value: field.value})
        return True


def _are_tags(text: str) -> bool:
    """Tell whether a line is a list of a word or two each: "repair, tools, community"."""
    tags = text.split(",")
    return len(tags) > 2 and all(len(each.split()) <= 2 for each in tags)  # noqa: PLR2004


def _title(text: str) -> str:
    if match := _SET_TO.fullmatch(text):
        text = f"{match['name']}: {match['value']}"
    title = subject_of(text) or text
    while (shorter := subject_of(title)) and shorter != title:
        title = shorter
    return (
        _TAG.sub("", title, count=1) if _TAG.match(title) and not _TAG.fullmatch(title) else title
    )
