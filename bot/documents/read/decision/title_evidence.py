"""What speaks for each line near the top of an article that it is the title."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.documents.read.decision.title_kinds import SCRAP_WORDS, kind_of
from bot.documents.read.lines.counted import announced_findings
from bot.documents.read.lines.front_fields import (
    front_field,
    is_title_with_day,
    subject_of,
)
from bot.documents.read.lines.running_heads import running_heads
from bot.documents.read.lines.sections import (
    is_heading_of_findings,
    promises_findings,
    section_of,
)
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import AND, either, every, plain
from bot.words.patterns import late
from bot.words.programme.people import names_house

# No line is the title of some texts.
NONE = frozenset({"no line"})
# The title stands among the first lines.
_WITHIN = 60
_LONGEST = 200
# Of so many lines the words are looked at, to find those that are said again.
_LOOKED_AT = 400
_MOST_LETTERS = 600
_STEM = 6
_FAR = 4
_HEADS = frozenset({"head", "scrap", "announced", "findings", "label", "subject"})
# What marks the name of a page's part.
_PARTS = frozenset(
    ("1 words", "2 words", "page words all", "page words most", "kind words all", "kind words most")
) | {"house", "capitals"}
# Where the findings begin.
_BEGIN = frozenset({"announced", "counted", "talk"})
# What no title is by its form; a real heading of the first level may be so.
_NO_TITLES = frozenset(
    (
        "author",
        "bullet",
        "day",
        "fact",
        "field",
        "picture",
        "published",
        "greeting",
        "leads on",
        "mail head",
        "menu",
        "text",
    )
)
_RANKS = 4
_WORDS_BEFORE_TITLE = 4
_WORDS_OF_TITLE = 4
_WORDS_OF_TAG = 3
_HALF = 0.5
_SHORTEST_SAID = 8
_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 14, 20, 30)
# "Summary of …", "Rapport fra …".
_KIND_OF_TEXT = late(
    rf"(?:{either(every(lambda each: each.page_kinds))})\s[a-zà-þ]{{1,4}}\s\S", re.IGNORECASE
)
# Words of what pages consist of, and of what they are called: "News", "Policy brief".
_PAGE_WORDS, _KIND_WORDS = (
    frozenset(plain(word) for word in words if " " not in word)
    for words in (
        every(lambda each: (*each.furniture, *each.navigation, *each.share_words)),
        every(lambda each: (*each.page_kinds, *each.kinds)),
    )
)
# "And what happened then".
_GOES_ON = late(rf"(?:{AND})\s+\S", re.IGNORECASE)
_LONG_WORD = late(r"[^\W\d_]{5,}")
_ONE = late(r"\W*0?1\W")
_BETWEEN = late(r"\s[|–—›»>/•·-]\s")


def says_its_kind(text: str) -> bool:
    """Tell whether a line says what a text is, below its title: "Summary of a round table"."""
    return bool(_KIND_OF_TEXT.match(text))


def title_evidence(lines: Sequence[TextLine]) -> Mapping[int | None, frozenset[str]]:
    """Return what speaks for each line that can be the title; None stands for no line."""
    return {None: NONE, **_Top(lines).evidence()}


def _is_list_of_tags(text: str) -> bool:
    """Tell whether a line is "Tags: towns, light": a section's name, and a few words each."""
    _, _, said = text.partition(":")
    words = [each.split() for each in said.split(",")]
    is_list = len(words) > 1 and all(0 < len(each) <= _WORDS_OF_TAG for each in words)
    return is_list and section_of(text) is not None


class _Top:
    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._top = lines[:_WITHIN]
        self._texts = {each.text for each in self._top}
        self._running = running_heads(lines)
        self._fields = [front_field(each.text) for each in self._top]
        self._kinds = [kind_of(*each) for each in zip(self._top, self._fields, strict=True)]
        self._prose = next((at for at, each in enumerate(self._kinds) if each == "text"), _WITHIN)
        self._tried = self._candidates()
        self._heads = [at for at in self._tried if self._kinds[at] in _HEADS]
        days = [at for at, kind in enumerate(self._kinds) if kind in {"day", "author"}]
        self._day = days[0] if days else None
        self._said = [
            _said(subject_of(each.text[:_LONGEST]) or each.text) for each in lines[:_LOOKED_AT]
        ]
        self._times = Counter(self._said)
        # In how many lines a word stands.
        self._stems = [frozenset(_stems(each.text)) for each in lines[:_LOOKED_AT]]
        self._spread = Counter(stem for each in self._stems for stem in each)

    def _candidates(self) -> list[int]:
        """Lines above the text and the first number; below a text alone those that promise much."""
        can_be = [at for at in range(len(self._top)) if self._can_be(at)]
        head = next((at for at in can_be if self._kinds[at] in _HEADS), _WITHIN)
        if head > self._prose:
            return [at for at in can_be if at < self._prose or self._promises(at)]
        counted = range(head + 1, len(self._top))
        first = next((at for at in counted if self._kinds[at] in _BEGIN), _WITHIN)
        return [at for at in can_be if at < min(first, self._prose)]

    def _promises(self, at: int) -> bool:
        return bool(self._top[at].level) or promises_findings(self._top[at].text)

    def _can_be(self, at: int) -> bool:
        line, text = self._top[at], self._top[at].text
        has_word = any(letter.isalpha() for letter in text[:_LONGEST])
        return (
            has_word
            and len(text) <= _LONGEST
            and not line.is_row
            and self._kinds[at] not in _NO_TITLES
            and at not in self._running
            and not self._is_subtitle(at)
            and not self._is_first_of_list(at)
            and not self._is_page_title(text)
            and not self._names_title(text)
            and not _is_list_of_tags(text)
        )

    def _is_subtitle(self, at: int) -> bool:
        """What says its kind below a head, or stands alone right below the first line."""
        if at == 0 or self._kinds[at - 1] not in _HEADS:
            return False
        is_near = at == 1 and not self._top[1].after_blank
        is_alone = self._kind_at(2) not in _HEADS or self._top[2].after_blank
        is_below = is_near and is_alone and len(self._top[0].text.split()) > SCRAP_WORDS
        return is_below or says_its_kind(self._top[at].text)

    def _is_first_of_list(self, at: int) -> bool:
        """What is number one, below another line or with other numbers below it, begins a list."""
        is_one = self._kinds[at] == "counted" and _ONE.match(self._top[at].text)
        return bool(is_one) and (at > 0 or "counted" in self._kinds[1:])

    def _is_page_title(self, text: str) -> bool:
        """A page's own title, "Six lessons | Southtown", is no better than "Six lessons" below."""
        return any(text[: match.start()] in self._texts for match in _BETWEEN.finditer(text))

    def _names_title(self, text: str) -> bool:
        """What ends with another line is no better than that: "Cover image for Six lessons"."""
        words = text.split(maxsplit=_WORDS_BEFORE_TITLE)
        rests = (" ".join(text.split(maxsplit=few)[few:]) for few in range(1, len(words)))
        return any(rest in self._texts and len(rest.split()) >= _WORDS_OF_TITLE for rest in rests)

    def evidence(self) -> Mapping[int, frozenset[str]]:
        found = {at: {*self._of_line(at), *self._place(at), *self._again(at)} for at in self._tried}
        heads = self._heads or self._tried
        most = max((len(self._top[at].text.split()) for at in heads), default=0)
        again = max((self._share(at) for at in heads), default=0.0)
        promising = [at for at in heads if "promises findings" in found[at]]
        for at, marks in found.items():
            if at in heads:
                place = heads.index(at)
                marks.add(f"head {min(_RANKS, place)}")
                if place:
                    is_part = bool(_PARTS & found[heads[place - 1]])
                    marks.add(f"below {'a part' if is_part else 'a head'}")
                    if "promises findings" in marks:
                        marks.add(f"promises below {'a part' if is_part else 'a head'}")
                if place + 1 < len(heads) and "promises findings" in found[heads[place + 1]]:
                    marks.add(f"{'part' if _PARTS & marks else 'head'} above a promise")
                marks.add(f"{min(_RANKS, len(heads) - 1 - place)} heads below")
                if len(self._top[at].text.split()) == most:
                    marks.add("longest head")
                if again and self._share(at) == again:
                    marks.add("words most said again")
            if promising:
                marks.add("first promise" if at == promising[0] else "another promises")
        return {at: frozenset(each) for at, each in found.items()}

    def _kind_at(self, at: int) -> str:
        if at < 0:
            return "begin"
        return self._kinds[at] if at < len(self._kinds) else "end"

    def _of_line(self, at: int) -> Iterator[str]:
        line, kind = self._top[at], self._kinds[at]
        text, words = line.text, line.text.split()
        length = next((each for each in _LENGTHS if len(words) <= each), 99)
        yield f"{length} words"
        yield f"is {kind}"
        yield f"is {kind}, {length} words"
        for step in (-2, -1, 1, 2):
            yield f"{step:+} {self._kind_at(at + step)}"
        for way in (-1, 1):
            yield from self._beside(at, way)
        yield f"is {kind} -1 {self._kind_at(at - 1)}"
        yield f"is {kind} +1 {self._kind_at(at + 1)}"
        yield f"-1 {self._kind_at(at - 1)} +1 {self._kind_at(at + 1)}"
        above = "blank" if line.after_blank else ""
        below = self._top[at + 1].after_blank if at + 1 < len(self._top) else True
        yield f"blanks {above}-{'blank' if below else ''}"
        yield f"ends {text[-1] if text[-1] in '.:?!,;…' else 'open'}"
        first = text[0]
        yield "small" if first.islower() else "big" if first.isupper() else "mark first"
        if text.isupper():
            yield "capitals"
        if line.level:
            yield f"level {line.level}"
        yield from self._words(at)

    def _beside(self, at: int, way: int) -> Iterator[str]:
        """What the nearest heading and the nearest other line are, above or below."""
        where = "above" if way < 0 else "below"
        other = at + way
        while self._kind_at(other) in _HEADS:
            other += way
        yield f"{self._kind_at(other)} next {where}"
        if self._kind_at(at + way) in _HEADS:
            own, its = len(self._top[at].text.split()), len(self._top[at + way].text.split())
            length = "longer" if own > its else "shorter" if own < its else "as long"
            is_apart = self._top[max(at, at + way)].after_blank
            yield f"{length} than {where}"
            near = "apart" if is_apart else "near"
            yield f"{length} than {where} and {near}"
            if promises_findings(self._top[at + way].text):
                yield f"promise {where}"
                yield f"promise {where} {near}"

    def _words(self, at: int) -> Iterator[str]:
        text, field = self._top[at].text, self._fields[at]
        for name, holds in (
            ("promises findings", promises_findings(text)),
            ("promises a number", bool(announced_findings(text))),
            ("heading of findings", is_heading_of_findings(text)),
            ("says its kind", says_its_kind(text)),
            ("parts", bool(_BETWEEN.search(text))),
            ("goes on", bool(_GOES_ON.match(text))),
            ("digits", any(map(str.isdecimal, text))),
            ("title with day", field is not None and is_title_with_day(text, field)),
            ("house", names_house(text)),
        ):
            if holds:
                yield name

        label, colon, rest = text.partition(": ")
        if colon:
            yield "colon"
            yield f"{min(len(label.split()), _RANKS)} words before colon"
            if len(rest.split()) < _RANKS:
                yield "few words behind colon"
        said = [plain(each) for each in re.findall(r"[^\W\d_]{4,}", text)]
        for name, known in (("page", _PAGE_WORDS), ("kind", _KIND_WORDS)):
            if share := sum(each in known for each in said) / max(len(said), 1):
                most = "most" if share >= _HALF else "some"
                yield f"{name} words {'all' if share == 1 else most}"

    def _place(self, at: int) -> Iterator[str]:
        yield f"line {min(at, 3)}"
        step = max(-_FAR, min(_FAR, at - self._prose))
        yield f"{step:+} from text"
        if self._day is not None:
            step = max(-_FAR, min(_FAR, at - self._day))
            yield f"{step:+} from day"
            between = [each for each in self._heads if at < each < self._day]
            yield f"{min(len(between), _RANKS)} heads above day" if step < 0 else "below day"
        else:
            yield "no day"
        menus = sum(self._kinds[each] == "menu" for each in range(at))
        left = sum(
            self._kinds[each] == "menu" for each in range(at, min(self._prose, len(self._top)))
        )
        yield f"{min(menus, 3)} of menus above"
        yield f"{min(left, 3)} of menus below"

    def _again(self, at: int) -> Iterator[str]:
        said = self._said[at]
        if self._times[said] > 1:
            is_above = said in self._said[:at]
            yield "said again above" if is_above else "said again below"
        if len(said) >= _SHORTEST_SAID:
            for other, page in enumerate(self._said[:_WITHIN]):
                if page == said:
                    continue
                where = "above" if other < at else "below"
                if page.startswith(said):
                    yield f"begins a line {where}"
                elif page.endswith(said):
                    yield f"ends a line {where}"
                elif said in page:
                    yield f"within a line {where}"
        share = self._share(at)
        yield f"words said again {'none' if not share else 'some' if share < _HALF else 'most'}"

    def _share(self, at: int) -> float:
        """How many of its long words stand in other lines."""
        own = self._stems[at]
        return (
            sum(self._spread[each] > self._times[self._said[at]] for each in own) / len(own)
            if own
            else 0.0
        )


def _said(text: str) -> str:
    return plain(text[:_LONGEST].strip(" #*_.:!?()"))


def _stems(text: str) -> Iterator[str]:
    return (plain(each)[:_STEM] for each in _LONG_WORD.findall(text[:_MOST_LETTERS]))
