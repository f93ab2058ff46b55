"""Which of an article's lines are its findings: the shape of the whole text decides.

Every line that counts in any form ("1.", "(1)", "Lesson 1:", "ONE:", "i)") is a candidate. Lines
that count on from each other in one form are a run; the run that looks most like findings wins.
"""

import re
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import nlargest
from itertools import pairwise

from bot.documents.read.furniture import is_of_contents
from bot.documents.read.sections import is_heading_of_findings
from bot.documents.read.text_lines import TextLine
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import MONTH, MONTHS, ORDINAL_MARK, WEEKDAYS, either, every, plain
from bot.words.patterns import late

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)
_SMALLEST_WORD = 3
_LARGEST_WORD = 20


def _number_words() -> dict[str, int]:
    words: dict[str, int] = {}
    for language in LANGUAGES:
        for value, ranks in enumerate(language.ranks[:5], 1):
            words.update(dict.fromkeys((*ranks, *language.firstly[value - 1]), value))
        for word, value in language.numbers.items():
            if value <= _LARGEST_WORD and len(word) > 1:
                words.setdefault(word, value)
    return words


_SPELLED = _number_words()
_WORDS = {plain(word): value for word, value in _SPELLED.items()}
# Shorter ones are small words as well ("to"): they count at the beginning of a line alone.
_WORD = either(word for word in _SPELLED if len(word) >= _SMALLEST_WORD)
_SHORT_WORD = either(word for word in _SPELLED if len(word) < _SMALLEST_WORD)
_NOUN = either(every(lambda language: language.nouns_of_findings))
_BEFORE_NOUN = either(every(lambda language: language.before_nouns))
_ORDINAL_BEHIND = rf"(?:º|°|{ORDINAL_MARK})?"
_NUMBER = (
    r"(?:(?P<digits>[0-9]{1,3})(?P<keycap>\ufe0f?\u20e3)?|"
    rf"(?P<word>{_WORD}|(?:{_SHORT_WORD})(?=\s*:))|(?P<roman>[ivx]{{1,5}})|(?P<letter>[a-z]))"
)
_MARK = r"(?P<mark>\s?[.):/§](?!\d)|\s[\u2013\u2014-](?=\s)|,(?=\s))"
_WITH_NOUN = late(
    rf"(?:(?:{_BEFORE_NOUN})\s+)?(?P<noun>{_NOUN})(?:\s+|(?=[0-9#]))"
    rf"(?:n[o°r]\.?\s*|#\s?|number\s+)?{_NUMBER}(?!\w)"
    rf"(?:{_MARK}\s*|\s+|$)(?P<heading>.*)",
    re.IGNORECASE,
)
_NOUN_BEHIND = late(
    rf"(?P<digits>[0-9]{{1,3}}){_ORDINAL_BEHIND}\.?\s+(?P<noun>{_NOUN})\s*(?P<mark>[:.\u2013\u2014-])\s*(?P<heading>\S.*)",
    re.IGNORECASE,
)
_OTHER_NOUN = late(
    r"(?P<noun>[^\W\d_]{3,20}(?: [^\W\d_]{2,20}){0,2})\s*(?:n[o°r]\.?\s*|#\s?)?"
    r"(?P<digits>[0-9]{1,2})\s*[:.\u2013\u2014-]\s+(?P<heading>\S.*)",
    re.IGNORECASE,
)
# What has numbers and is no finding.
_NO_NOUNS = frozenset(
    plain(word)
    for word in (
        *every(lambda each: (*each.talks, *each.sessions, *each.numbered_things)),
        *MONTHS,
        *WEEKDAYS,
    )
)
_PLAIN = late(
    rf"(?P<open>[(\[])?#?\s?{_NUMBER}(?:(?P<ordinal>[º°])|(?P<close>[)\]]))?{_MARK}?(?P<gap>\s*)(?P<heading>\S.*)",
    re.IGNORECASE,
)
# "1." on a line of its own, above what it counts.
_ALONE = late(r"(?P<open>\()?(?P<digits>[0-9]{1,2})(?P<mark>[.):/])?")
_SUB = late(r"(?P<whole>[0-9]{1,2})\.(?P<part>[0-9]{1,2})\.?\s+(?P<heading>\S.*)")
# "16. marts 2027" counts nothing.
_DAY_BEHIND = late(rf"(?:{MONTH})\.?,?(?:\s+[0-9]{{4}}.*)?", re.IGNORECASE)
# No sentence ends behind a single letter: "Washington D.C. is", "J. Sample".
_SENTENCE_END = late(r"(?<=[.!?:])(?<!\b[^\W\d_]\.)\s+(?=\S)")
# An item of less than this on average is a heading, also if it has two sentences.
_RUN_IN_FROM = 40
_HEADING_MAX = 200
# Each is compared with each other; a text of more lists than this is none of ours.
_RUNS_MAX = 150


class Style(StrEnum):
    DIGITS = "digits"
    ROMAN = "roman"
    LETTER = "letter"
    WORD = "word"


# What must stand behind a letter or a word for it to count; digits may stand alone.
_MARKS_OF: Mapping[Style, tuple[str, ...]] = {
    Style.DIGITS: ("", ".", ")", ":", "/", "§", "–", "—", "-"),
    Style.LETTER: (".", ")"),
    Style.ROMAN: (".", ")", "–", "—"),
    Style.WORD: (":", ",", ".", ")"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that counts: in which form, how far, and what it counts."""

    form: tuple[str, ...]
    number: int
    heading: str


def readings(line: str) -> Iterator[Counted]:
    """Yield every way in which a line counts."""
    if is_of_contents(line):
        return
    line = _with_digits(line[:2000])
    if match := _ALONE.fullmatch(line):
        yield Counted(("alone", Style.DIGITS, match["mark"] or "", ""), int(match["digits"]), "")
    elif match := _SUB.fullmatch(line):
        # "1.1" counts below 1, or stands for it where there is no 1.
        if match["part"] != "0":
            yield Counted(("sub", match["whole"]), int(match["part"]), match["heading"])
    else:
        yield from _worded_readings(line)


def _worded_readings(line: str) -> Iterator[Counted]:
    for pattern in (_WITH_NOUN, _NOUN_BEHIND):
        if match := pattern.fullmatch(line):
            noun = plain(match["noun"])
            for style, number in _numbers(match):
                yield Counted((noun, style), number, match["heading"].strip())
            return
    if (match := _OTHER_NOUN.fullmatch(line)) and plain(match["noun"]) not in _NO_NOUNS:
        # "Hard truth #1: …": whatever recurs with a number and a mark.
        for style, number in _numbers(match):
            yield Counted(("?", plain(match["noun"]), style), number, match["heading"].strip())
        return
    if (match := _PLAIN.fullmatch(line)) and not _DAY_BEHIND.fullmatch(match["heading"]):
        yield from _plain_readings(match, line)


def _with_digits(line: str) -> str:
    """Write the number in a circle that a line begins with as one with a stop."""
    if unicodedata.category(line[:1] or " ") != "No":
        return line
    number = unicodedata.numeric(line[0])
    return f"{number:.0f}. {line[1:].lstrip(' .:)')}" if number.is_integer() and number else line


def _plain_readings(match: re.Match[str], line: str) -> Iterator[Counted]:
    mark = (match["mark"] or "").strip()
    # "For the first …" says by itself that it counts.
    is_phrase = " " in (match["word"] or "")
    is_bracketed = bool(match["open"] and match["close"])
    for style, number in _numbers(match):
        signs = (mark, match["close"], match["ordinal"], match["keycap"], is_phrase)
        is_marked = any(signs)
        if not match["close"] and not is_phrase and mark not in _MARKS_OF.get(style, (mark,)):
            continue
        # "2027 was", "5 lessons": a bare number counts only before a capital.
        if not is_marked and not (match["gap"] and match["heading"][0].isupper()):
            continue
        close = match["close"] or ""
        sign = "#" if line.lstrip().startswith("#") else ""
        # "01." is of another list than "1."; both have a "10.".
        for padded in _paddings(match["digits"] or ""):
            form = (sign + padded, style, close, mark, str(is_bracketed))
            yield Counted(form, number, match["heading"].strip())


def _paddings(digits: str) -> tuple[str, ...]:
    if digits.startswith("0"):
        return ("0",)
    return ("", "0") if len(digits) > 1 else ("",)


def _numbers(match: re.Match[str]) -> Iterator[tuple[Style, int]]:
    named = match.groupdict()
    if named.get("digits"):
        yield Style.DIGITS, int(named["digits"])
    if word := named.get("word"):
        yield Style.WORD, _WORDS[plain(word)]
    # A letter may be a Roman number and one of the alphabet.
    letters = plain(named.get("roman") or named.get("letter") or "")
    if letters in _ROMAN:
        yield Style.ROMAN, _ROMAN.index(letters) + 1
    if len(letters) == 1 and letters in _LETTERS:
        yield Style.LETTER, _LETTERS.index(letters) + 1


@dataclass(frozen=True, slots=True)
class CountedItem:
    """A finding's heading: which line, and what of it is the heading, what the body."""

    line: int
    heading: str
    rest: str = ""


@dataclass(slots=True)
class Run:
    """Lines that count on from each other; `step` is -1 for a countdown."""

    form: tuple[str, ...]
    items: list[CountedItem] = field(default_factory=list[CountedItem])
    number: int = 0
    step: int = 1
    # Whether its items stand apart, as far as the second one tells.
    is_spaced: bool | None = None
    # The first lines of other runs that look as much like findings.
    rivals: list[int] = field(default_factory=list[int])
    # Lines that have its next number, and belong to lists that begin inside it.
    goes_on: list[int] = field(default_factory=list[int])

    @property
    def first(self) -> int:
        return self.items[0].line

    @property
    def last(self) -> int:
        return self.items[-1].line

    @property
    def is_adjacent(self) -> bool:
        """Tell whether nothing stands between its items."""
        return all(b.line - a.line == 1 for a, b in pairwise(self.items))


class _Waiting:
    """Open runs by the number that they wait for, so that thousands cost no look at each."""

    def __init__(self) -> None:
        self._runs: defaultdict[tuple[object, ...], list[Run]] = defaultdict(list)

    def put(self, run: Run) -> None:
        key = (run.form, run.number + run.step, run.is_spaced)
        insort(self._runs[key], run, key=lambda each: each.first)

    def take(self, counted: Counted, line: TextLine) -> Run | None:
        """Of runs that a line may go on, one spaced alike; an inner list is nearer."""
        spaced = (None, line.after_blank, not line.after_blank)
        none, alike, other = (self._runs[counted.form, counted.number, each] for each in spaced)
        found = max(none, alike, key=lambda runs: runs[-1].first if runs else -1) or other
        return found.pop() if found else None


def find_runs(lines: Sequence[TextLine]) -> list[Run]:
    """Return every run of the text, countdowns too."""
    runs: list[Run] = []
    waiting = _Waiting()
    forms: set[tuple[str, ...]] = set()
    for index, line in enumerate(lines):
        for counted in readings(line.text):
            if run := waiting.take(counted, line):
                if run.is_spaced is None:
                    run.is_spaced = line.after_blank
                run.number = counted.number
                run.items.append(CountedItem(index, counted.heading))
            elif counted.number == 1:
                run = Run(counted.form, [CountedItem(index, counted.heading)], 1)
                runs.append(run)
            elif counted.form[1] == Style.DIGITS and counted.form not in forms:
                run = Run(counted.form, [CountedItem(index, counted.heading)], counted.number, -1)
                runs.append(run)
            else:
                continue
            forms.add(counted.form)
            waiting.put(run)
    return [run for run in runs if run.step == 1 or run.number == 1]


def with_run_in(run: Run) -> Run:
    """Part heading and text where both stand in one line: "Start early. It helps to …"."""
    several = sum(1 for item in run.items if len(_SENTENCE_END.split(item.heading)) > 1)
    length = sum(len(item.heading) for item in run.items)
    run_in = several * 2 > len(run.items) and length > _RUN_IN_FROM * len(run.items)
    run.items = [_parted(item, run_in=run_in) for item in run.items]
    return run


def _body_lines(run: Run, index: int, lines: Sequence[TextLine]) -> int:
    after = run.items[index + 1].line if index + 1 < len(run.items) else None
    if after is None:
        # Nobody knows yet where the last one ends.
        is_list = run.is_adjacent and len(run.items) > 1
        return 1 if run.items[index].line + 1 < len(lines) and not is_list else 0
    return after - run.items[index].line - 1


def _parted(item: CountedItem, *, run_in: bool) -> CountedItem:
    heading = item.heading
    if not run_in and len(heading) <= _HEADING_MAX:
        return item
    first, *rest = _SENTENCE_END.split(heading, maxsplit=1)
    if not rest or len(first) > _HEADING_MAX:
        return item
    return CountedItem(item.line, first.rstrip(".:"), rest[0])


_ANNOUNCED = late(
    rf"(?<!\w)(?P<count>[0-9]{{1,2}}|{_WORD})"
    r"(?!\w|[./-]\d|\s?%)",
    re.IGNORECASE,
)


def announced_counts(text: str) -> frozenset[int]:
    """Return the small numbers that a title or an introduction names ("five lessons")."""
    found = (match["count"] for match in _ANNOUNCED.finditer(text[:2000]))
    return frozenset(int(each) if each.isdigit() else _WORDS[plain(each)] for each in found)


_NUMBER_IN_FRONT = late(
    rf"#?(?:(?P<digits>[0-9]{{1,2}})|(?P<word>{_WORD}|{_SHORT_WORD}))\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)


def without_numbers(items: list[CountedItem]) -> list[CountedItem]:
    """Take off numbers that count all the headings, though each by itself would be a word of it."""
    found = [_NUMBER_IN_FRONT.fullmatch(item.heading) for item in items]
    counted = [
        CountedItem(item.line, match["rest"], item.rest)
        for number, (item, match) in enumerate(zip(items, found, strict=True), start=1)
        if match and number in {number_of for _, number_of in _numbers(match)}
    ]
    return counted if len(counted) == len(items) > 1 else items


_NOUN_IN_FRONT = late(rf"(?:{_NOUN})\s*[:.\u2013\u2014-]\s*(?P<rest>\S.*)", re.IGNORECASE)


def without_nouns(items: list[CountedItem]) -> list[CountedItem]:
    """Take off the noun that all headings begin with, as in "First lesson: …"."""
    found = [_NOUN_IN_FRONT.fullmatch(item.heading) for item in items]
    named = [
        CountedItem(item.line, match["rest"], item.rest)
        for item, match in zip(items, found, strict=True)
        if match
    ]
    return named if len(named) == len(items) > 1 else items


_NOUN_ALONE = late(rf"(?P<noun>{_NOUN})\s*:\s*(?P<heading>\S.*)", re.IGNORECASE)


def named_findings(lines: Sequence[TextLine]) -> list[CountedItem]:
    """Return lines that call themselves a finding, without a number: "Insight: Ask first"."""
    found: defaultdict[str, list[CountedItem]] = defaultdict(list)
    for index, line in enumerate(lines):
        if match := _NOUN_ALONE.fullmatch(line.text[:2000]):
            found[plain(match["noun"])].append(CountedItem(index, match["heading"]))
    return max((each for each in found.values() if len(each) > 1), key=len, default=[])


_PROMISED = late(
    rf"(?<!\w)(?P<count>[0-9]{{1,2}}|{_WORD})\s+(?:[^\W\d_]+\s+){{0,3}}(?:{_NOUN})[^\W\d_]{{0,3}}(?!\w)",
    re.IGNORECASE,
)


def announced_findings(text: str) -> frozenset[int]:
    """Return the numbers right before a noun of findings ("five important lessons")."""
    found = (match["count"] for match in _PROMISED.finditer(text[:300]))
    return frozenset(int(each) if each.isdigit() else _WORDS[plain(each)] for each in found)


def best_run(lines: Sequence[TextLine], *, title: str, may_be: Callable[[int], bool]) -> Run | None:
    """Return the run of findings, or None; `may_be` tells which lines can belong to findings."""
    found = [run for run in find_runs(lines) if may_be(run.first)]
    kept = {id(run) for run in nlargest(_RUNS_MAX, found, key=lambda run: len(run.items))}
    runs = [run for run in found if id(run) in kept]
    scored = [(_score(run, runs, lines, title), -run.first, run) for run in runs]
    good = [each for each in scored if each[0] > 0]
    best = max(good, key=lambda each: each[:2], default=None)
    if best is None:
        return None
    run = best[2]
    run.rivals = [each[2].first for each in good if each[0] == best[0] and each is not best]
    inside = (each for each in runs if each.form == run.form and run.first < each.first < run.last)
    run.goes_on = [
        each.items[run.number].line
        for each in inside
        if run.step == 1 and len(each.items) > run.number
    ]
    return with_run_in(run)


def _score(run: Run, runs: Iterable[Run], lines: Sequence[TextLine], title: str) -> int:
    count = len(run.items)
    has_noun = len(run.form) == 2 and run.form[0] != "sub"  # noqa: PLR2004
    above = [lines[index].text for index in range(max(0, run.first - 3), run.first)]
    score = 0
    if has_noun:
        score += 4
    if any(map(is_heading_of_findings, above)):
        score += 3
    counts = announced_counts(title) | announced_counts(above[-1] if above else "")
    if count > 1 and count in counts:
        score += 3
    bodies = sum(1 for index in range(count) if _body_lines(run, index, lines) > 0)
    long = sum(1 for item in run.items if len(item.heading) > _RUN_IN_FROM)
    if (bodies and bodies * 2 >= count) or long * 2 > count:
        score += 2
    if count == 1:
        # One alone counts only if nothing else does, and something stands below it.
        score -= 0 if has_noun or (run.form[1] == Style.DIGITS and run.form[0] != "alone") else 3
    if run.form[0] == "sub" or run.form[1] == Style.LETTER:
        score -= 1
    if any(_is_inside(run, other) for other in runs):
        return 0
    return 0 if run.is_adjacent and count > 1 and _is_contents(run, runs) else score


def _is_inside(run: Run, other: Run) -> bool:
    """Tell whether a run is a list between two items of another one."""
    items = other.items
    return any(one.line < run.first and run.last < after.line for one, after in pairwise(items))


def _is_contents(run: Run, runs: Iterable[Run]) -> bool:
    """Tell whether another run, further down, has the same headings."""
    headings = [plain(item.heading) for item in run.items]
    others = (other for other in runs if other is not run and other.first > run.last)
    return any(
        sum(plain(item.heading) in headings for item in other.items) * 2 > len(headings)
        for other in others
    )


# Two of the same are emphasis, or a rule.
_BULLET = late(r"([-*•‣·◦▪●○✓✔→\u2013\u2014])(?!\1)\s*(?P<text>\S.*)")


def counted_heading(line: str) -> str:
    """Return what a line counts, in whatever form; the line itself if it counts nothing."""
    return next((each.heading for each in readings(line)), line)


def bullet_text(line: str) -> str | None:
    match = _BULLET.fullmatch(line)
    return match["text"] if match else None
