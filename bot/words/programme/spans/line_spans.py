"""The title and the people in a line, as the words of the line and those around them tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import AND, any_of, every, plain
from bot.words.lines.chain import Chain
from bot.words.patterns import late
from bot.words.programme.fields import SUBJECTS_FIELD
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts, ends_abbreviated
from bot.words.programme.papers import read_paper
from bot.words.programme.people import is_person_name, names_office, without_title
from bot.words.programme.roles import NAMED, LineRole
from bot.words.programme.spans.name_edges import leaves_listed
from bot.words.programme.spans.span_cuts import cut
from bot.words.programme.spans.text_words import TextWords
from bot.words.programme.spans.title_edges import leaves_words
from bot.words.programme.spans.word_evidence import word_evidence
from bot.words.programme.spans.word_pieces import LineWords, Span

_EDGES = " \t,;:|/·•–—-*_"
_QUOTES = "\"'„“”«»‘’"
_AND_IN_FRONT = late(rf"\s*(?:&|(?:{AND})(?!\w))\s*", re.IGNORECASE)
_AND_AT_END = late(rf"(?:\s|^)(?:&|(?:{AND}))\s*$", re.IGNORECASE)
_SALUTATION = any_of(lambda each: each.salutations)
# "…, Ms", "… and Dr.": of the next name.
_SALUTATION_AT_END = late(
    rf"[\s,;]+(?:(?:{AND}|&)\s+)?(?:(?:mr|mrs|ms|dr|prof|{_SALUTATION})\.?\s*)+$", re.IGNORECASE
)
_OFFICE_WORDS = 5
# "Ada Example from the University of Northville".
_OF_HOUSES = frozenset(
    plain(word) for word in every(lambda each: (*each.comes_from, *each.of, *each.by))
)
_LONGEST_TITLE = 200
_INITIALS = late(r"[A-Z]\.\s?[A-Z]\.")
# Less than is asked about.
_UNSURE = 0.4
_SENTENCE_ENDS = late(r"[^\W\d_]{2}[.!?](?=\s)")
# "V", ".", and two words.
_LONG_NAME = 4
_END_MARKS = late(r"[ \u00a0\u202f]?[?!…]+")
# "By", "med", "von": what leads to a name, and to an office in front of it.
_LEAD = any_of(lambda each: (*each.by, *each.together, *each.comes_from))
_LEADS = late(
    rf"(?:^|(?<=[\s,;:(/]))(?:v|{_LEAD}|{AND}|&)[./]*\s+",
    re.IGNORECASE,
)
# "…, Sample University on “".
_ABOUT_AT_END = late(
    rf"\s(?:{any_of(lambda each: each.on_subject)})\s+[\"'„“«»‘]\s?$", re.IGNORECASE
)
_OPENS = late(r"(?<!\w)'(?=\w)")
_CLOSES = late(r"(?<=[\w?!.])'(?!\w)")
_APART = late(r"[:;|,]|\s[\u2013\u2014-]\s|^\s*\d{1,3}[.)]\s")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name, and what the line says around it."""

    name: str
    line: str
    affiliation: str
    label: str


@dataclass(frozen=True, slots=True)
class LineSpans:
    title: str
    people: tuple[NamedPerson, ...]
    # What stands in front of the title, and behind title and people, without day and hours.
    sure: float


def read_spans(facts: LineFacts, role: LineRole, chain: Chain, whole: TextWords) -> LineSpans:
    """Find title and people; `whole` is what the words of the whole text tell."""
    text = facts.bare
    if role in NAMED and (paper := read_paper(text)) and is_person_name(paper.who):
        # "M. J. Example" is no Monsieur.
        name = paper.who if _INITIALS.match(paper.who) else without_title(paper.who)
        person = NamedPerson(name, f"{paper.who} ({paper.house})", paper.house, "")
        return LineSpans(title=paper.title, people=(person,), sure=1.0)
    line = LineWords.of(facts)
    decided = chain.decide(word_evidence(line, role, whole))
    title, names = cut(line, role, decided)
    names = [Span(2, each.last) if _is_by(line, each) else each for each in names]
    ends = [_ends_of_name(line, each) for each in names]
    at = (line.words[title.first].start, line.words[title.last - 1].end) if title else None
    sure = min((each.sure for each in decided), default=1.0)
    if (title is not None and leaves_words(line, title, names)) or leaves_listed(line, names):
        sure = min(sure, _UNSURE)
    return LineSpans(
        title=_as_title(_unlabelled(_with_marks(text, *at)), is_text=facts.is_text) if at else "",
        people=tuple(_people(text, ends, at)),
        sure=sure,
    )


def _unlabelled(title: str) -> str:
    """Leave out what says that a title follows: "Ada Example. Subject: Benches"."""
    labelled = SUBJECTS_FIELD.fullmatch(title)
    return labelled["value"] if labelled and labelled["value"] else title


def _ends_of_name(line: LineWords, name: Span) -> tuple[int, int]:
    """Where a name begins and ends, with the dot of its last initial ("Ada E.")."""
    last = name.last - 1
    behind = line.words[name.last] if name.last < len(line.words) else None
    has_dot = behind is not None and behind.text == "." and line.words[last].end == behind.start
    is_initial = line.forms[last] == "initial" and len(line.words[last].text) == 1
    end = behind.end if behind and has_dot and is_initial else line.words[last].end
    return line.words[name.first].start, end


def _is_by(line: LineWords, name: Span) -> bool:
    """Tell whether "V." in front of a name known with all its words says by whom something is."""
    if name.first or name.last - name.first < _LONG_NAME:
        return False
    one, dot, given = line.words[0], line.words[1], line.words[2]
    is_letter = one.text in {"V", "v"} and dot.text == "." and dot.end < given.start
    return is_letter and "given" in line.classes[2]


def _as_title(title: str, *, is_text: bool) -> str:
    """Return how a title begins that is too long for one, where it was found in a text."""
    # "“Benches,” Ada Example".
    title = title.rstrip(" ,;")
    if len(title) <= _LONGEST_TITLE or not is_text:
        return title
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(title, 0, _LONGEST_TITLE)]
    end = ends[-1] if ends else title.rfind(" ", 0, _LONGEST_TITLE)
    return title[:end].strip(_EDGES)


def _with_marks(text: str, start: int, end: int) -> str:
    """A title with the mark that ends it, and the brackets that it opened."""
    # French puts a space before it.
    ends = _END_MARKS.match(text, end)
    end = ends.end() if ends else end
    said = text[start:end]
    for opening, closing in ("()", "[]", "«»", "“”", "„“", "<>"):
        behind = end + 1 if text[end : end + 1] in {"\u00a0", "\u202f", " "} else end
        if said.count(opening) > said.count(closing) and text[behind : behind + 1] == closing:
            end = behind + 1
        if said.count(closing) > said.count(opening) and text[start - 1 : start] == opening:
            start -= 1
    if said.count('"') % 2 and text[end : end + 1] == '"':
        end += 1
        said = text[start:end]
    if text[end : end + 1] == "'" and _OPENS.search(said) and not _CLOSES.search(said):
        # "The 'Town of Benches'", and not "the architects' benches".
        end += 1
        said = text[start:end]
    # "“Benches”: a history" keeps what opens it, also where both marks are one.
    if said.count('"') % 2 and text[start - 1 : start] == '"':
        start -= 1
    if said.count("**") % 2 and text[start - 2 : start] == "**":
        start -= 2
    return text[start:end].strip()


def _people(
    text: str, names: Sequence[tuple[int, int]], title: tuple[int, int] | None
) -> Iterator[NamedPerson]:
    before = 0
    for place, (start, end) in enumerate(names):
        limit = names[place + 1][0] if place + 1 < len(names) else len(text)
        if title and title[0] >= end:
            limit = min(limit, _without_about(text, end, title[0]))
        begins = max(before, title[1]) if title and title[1] <= start else before
        label = text[begins:start].lstrip(_EDGES + _QUOTES + ".(")
        behind, goes_over = (
            _parted(text[end:limit]) if place + 1 < len(names) else (text[end:limit], 0)
        )
        before = limit - goes_over
        office = _office_in_front(label)
        behind = behind if _tells_of_somebody(behind) else ""
        affiliation = _tidy(", ".join(each for each in (office, _tidy(behind)) if each))
        name = text[start:end]
        # As it is printed.
        line = f"{office} {_printed(name + behind)}".strip()
        yield NamedPerson(name=name, line=line, affiliation=affiliation, label=label)


def _without_about(text: str, start: int, end: int) -> int:
    """Where what is said of somebody ends, if "on" leads to a quoted title behind it."""
    led = _ABOUT_AT_END.search(text, start, end)
    return led.start() if led else end


def _tells_of_somebody(behind: str) -> bool:
    """Tell whether what follows a name says who that is, and not what she does in a sentence."""
    words = behind.split(maxsplit=1)
    goes_on = len(behind.split()) > _OFFICE_WORDS and behind[:1] == " " and words[0].isalpha()
    is_sentence = goes_on and words[0].islower() and plain(words[0]) not in _OF_HOUSES
    return not (is_sentence and not names_office(words[0]))


def _printed(text: str) -> str:
    """A person as printed, without what only parts them from the next one."""
    said = _AND_AT_END.sub("", text.rstrip(_EDGES + _QUOTES)).rstrip(_EDGES + _QUOTES)
    said = said.rstrip(".") if not ends_abbreviated(said) else said
    if said.count(")") > said.count("("):
        said = said.rstrip(")")
    return (
        f"{said})"
        if said.count("(") > said.count(")") and text.rstrip(" ,;.").endswith(")")
        else said
    )


def _parted(between: str) -> tuple[str, int]:
    """Part what stands between two names into what is said of the first, and of the second."""
    if ends := _SALUTATION_AT_END.search(between):
        return between[: ends.start()], len(ends[0])
    head, comma, tail = between.rpartition(",")
    said = _AND_IN_FRONT.sub("", tail).strip()
    if comma and said and names_office(said) and len(said.split()) <= _OFFICE_WORDS:
        return head, len(tail)
    match = re.search(rf"\s(?:&|{AND})\s+(?P<office>\S.*)$", between, re.IGNORECASE)
    if match and names_office(match["office"]) and not match["office"].strip().endswith(","):
        return between[: match.start()], len(match["office"])
    return between, 0


def _office_in_front(label: str) -> str:
    """What stands right before a name and says what somebody is ("Dean", "Prof.")."""
    said = _APART.split(_LEADS.split(label)[-1])[-1].strip(_EDGES + "(\"'„“”«»")
    is_office = said and names_office(said) and len(said.split()) <= _OFFICE_WORDS
    return said if is_office and read_label(said) is None else ""


def _tidy(text: str) -> str:
    said = text.strip(_EDGES + _QUOTES)
    said = said.rstrip(".") if not ends_abbreviated(said) else said
    said = _AND_AT_END.sub("", said).strip(_EDGES + _QUOTES)
    if said.count("(") < said.count(")"):
        said = said.rstrip(")")
    if said.startswith("(") and said.count("(") > said.count(")"):
        said = said[1:]
    if said.startswith("(") and said.endswith(")") and said.count("(") == 1:
        said = said[1:-1]
    return said.strip(_EDGES)


def speakers_of(people: Sequence[NamedPerson], role: StageRole) -> list[Speaker]:
    """Make speakers; who stands behind "Moderator:" moderates, whoever else is of `role`."""
    found: list[Speaker] = []
    current = role
    for each in people:
        label = read_label(f"{each.label.strip()} {each.name}") if each.label.strip() else None
        if label and label[1]:
            current = label[0]
        found.append(
            Speaker(
                name=each.name,
                line=each.line,
                role=current,
                affiliation=each.affiliation or None,
            )
        )
    return found
