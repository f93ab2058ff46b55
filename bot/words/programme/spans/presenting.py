"""People of whom a sentence says that they speak: "Naturalist Ada Example shows a town"."""

import re
from collections.abc import Iterator

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import AND, every, plain
from bot.words.patterns import late
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LONGEST_LINE, ends_abbreviated
from bot.words.programme.names_in_text import names_in
from bot.words.programme.people import is_person_name, names_office, without_title
from bot.words.programme.spans.line_spans import NamedPerson, speakers_of

_SPEAKS = frozenset(plain(word) for word in every(lambda each: each.speaks))
_WITH = frozenset(plain(word) for word in every(lambda each: (*each.together, *each.meeting)))
_BY = frozenset(plain(word) for word in every(lambda each: each.by))
_GIVEN = frozenset(plain(word) for word in every(lambda each: each.given_by))
_FROM = frozenset(plain(word) for word in every(lambda each: each.comes_from))
_OF = frozenset(plain(word) for word in every(lambda each: each.of))
_ON = frozenset(plain(word) for word in every(lambda each: each.on_subject))
_AND = late(rf"\s*,?\s*(?:{AND}|&)\s*", re.IGNORECASE)
_SENTENCE_ENDS = late(r"[.!?:]\s+")
_WORD = late(r"[^\W\d_]+")
# "Ada Example, keeper of the harbour, talks about …".
_APPOSITION = late(r",\s(?P<office>[^,.;:!?]{3,70}),\s+(?P<next>[^\W\d_]+)")
# "Ada Example, keeper of the harbour," and "Ada Example (Sample University)".
_BEHIND = late(r",\s(?P<office>[^,.;:!?()]{3,70}),|\s\((?P<house>[^()]{3,70})\)")
_GENITIVE = ("'s", "\u2019s", "'", "\u2019")
_LONGEST_LINK = 40
_LONGEST_OFFICE = 3
_SHORTEST_OFFICE = 5
_LONGEST_SHORT = 4
_LONGEST_WORD_BETWEEN = 10


def presenters_in(text: str) -> list[Speaker]:
    """People of whom a text says that they present something, or with whom it takes place."""
    return speakers_of([each for _, each in presenting(text)], StageRole.PANELLIST)


def presenting(text: str) -> Iterator[tuple[int, NamedPerson]]:
    """Yield where the names of such people begin, and who they are."""
    behind: int | None = None
    for start, name in names_in(text[:LONGEST_LINE]):
        end = start + len(name)
        before = _sentence_before(text[:start])
        office = _office(before)
        link = text[behind:start] if behind is not None and start - behind < _LONGEST_LINK else ""
        is_joined = bool(_AND.match(link)) and _AND.sub("", link, count=1).strip() == office
        if not may_take_part(name) or not (
            is_joined
            or _is_led(before, office)
            or _presents(before, office, text[end:])
            or _is_labelled(text[: len(text[:start].rstrip()) - len(office)])
        ):
            continue
        behind = end
        yield start, described(text, start, end)


def may_take_part(name: str) -> bool:
    """Tell whether words are a name, and not what is somebody's ("Ada Example's")."""
    return not name.endswith(_GENITIVE) and is_person_name(name)


def described(text: str, start: int, end: int) -> NamedPerson:
    """Return the person whose name stands there in a sentence, with the office beside it."""
    name = text[start:end]
    office = _office(_sentence_before(text[:start]))
    if not names_office(office) or office.endswith(","):
        # "Joining her are Ada Example", "7 p.m., Ada Example".
        office = ""
    line = f"{office} {name}".strip()
    said = _BEHIND.match(text, end)
    if not office and said and said["house"]:
        return NamedPerson(name, f"{name} ({said['house']})", affiliation=said["house"], label="")
    if not office and said and names_office(said["office"]):
        behind = said["office"].strip()
        return NamedPerson(name, f"{name}, {behind}", affiliation=behind, label="")
    return NamedPerson(name, line, affiliation=without_title(office), label="")


def _sentence_before(text: str) -> str:
    """Return how the sentence begins that goes on behind a text."""
    first = 0
    for match in _SENTENCE_ENDS.finditer(text):
        if match[0][0] != "." or not _is_abbreviated(text[: match.start()]):
            first = match.end()
    return text[first:]


def _is_abbreviated(text: str) -> bool:
    """Tell whether the dot behind a text ends "Dr" or "e.V"."""
    word = text[-_LONGEST_SHORT - 1 :].rpartition(" ")[2]
    is_rank = 0 < len(word) <= _LONGEST_SHORT and names_office(word)
    return is_rank or ends_abbreviated(f"{text[-_LONGEST_LINK:]}.")


def _office(before: str) -> str:
    """Words right before a name that say what somebody is: "Food writer", "Dr."."""
    words = before.split()
    is_apart = bool(words) and words[0][0].isupper() and not any(map(_is_small, words))
    if is_apart and len(words) <= _LONGEST_OFFICE and all(map(str.islower, words[1:])):
        return before.strip()
    for count in range(min(_LONGEST_OFFICE, len(words)), 0, -1):
        said = words[-count:]
        if not _is_small(said[0]) and all(names_office(said[at]) for at in (0, -1)):
            return " ".join(said)
    return words[-1] if words and names_office(words[-1]) and not _is_small(words[-1]) else ""


def _is_small(word: str) -> bool:
    return plain(word) in _WITH | _BY | _ON


def _is_led(before: str, office: str) -> bool:
    """Tell whether "with" or "given by" stands before a name, or before its office."""
    words = [plain(each) for each in _WORD.findall(before[: len(before.rstrip()) - len(office)])]
    is_unlisted = words and not office and before.rsplit(maxsplit=1)[-1].islower()
    if is_unlisted and len(words[-1]) >= _SHORTEST_OFFICE:
        # An office that no table knows: "Join mycologist Ada Example".
        words = words[:-1] if {*words[-2:-1]} & _WITH else words
    if not words:
        return False
    if words[-1] in _WITH:
        return True
    return words[-1] in _BY | _FROM and (len(words) == 1 or words[-2] in _GIVEN)


def _presents(before: str, office: str, after: str) -> bool:
    """Tell whether a name does what people do who speak: "Ada Example shows …"."""
    in_front = before[: len(before.rstrip()) - len(office)].split()
    if in_front and plain(in_front[-1].strip(",;")) in _BY | _OF:
        return False
    follows = _WORD.search(after)
    if follows and not after[: follows.start()].strip() and plain(follows[0]) in _SPEAKS:
        # "Ada Example talks to Bo Sample": who of them is the guest is asked about.
        behind = after[follows.end() :]
        return not any(at < _LONGEST_WORD_BETWEEN for at, _ in names_in(behind[:_LONGEST_LINK]))
    apart = _APPOSITION.match(after)
    return bool(apart) and plain(apart["next"]) in _SPEAKS | _ON and not in_front


def _is_labelled(before: str) -> bool:
    """Tell whether a label ends right before a name: "…. Presenter: Ada Example"."""
    if not before.rstrip().endswith(":"):
        return False
    said = _sentence_before(before.rstrip()[:-1])
    return len(said) < _LONGEST_LINK and read_label(f"{said}: Ada Example") is not None
