"""Which line names which date, where a text lists several dated talks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.words.programme.lines import (
    Facts,
    Rank,
    is_aside,
    is_break,
    is_call,
    is_field,
    is_generic,
    is_section,
    is_talk_word,
    looks_like_person,
    may_be_person,
    read_heading,
    read_label,
    says_online,
)
from bot.words.programme.people import are_people, is_person_name

_FEWEST = 2
_LONGEST_FIELD = 160
_SENTENCE_ENDS = re.compile(r"[.?!…][\"”“»]?\s+[\"„“«]?[A-ZÀ-Þ]")
_SENTENCE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Plan:
    """What the dated blocks of a text are made of; empty where their shape does not tell.

    `titles` maps each title to its date, `dates` each date to its title (None if nothing names
    it), `people` the lines that are people to what they say, roles on the next line included.
    """

    titles: dict[int, int] = field(default_factory=dict[int, int])
    dates: dict[int, int | None] = field(default_factory=dict[int, int | None])
    people: dict[int, str] = field(default_factory=dict[int, str])
    roles: frozenset[int] = frozenset()

    @property
    def is_title_first(self) -> bool:
        return any(title < date for title, date in self.titles.items())


def plan_of(facts: Sequence[Facts]) -> Plan:
    """Look at all dates that stand on lines of their own, and at what recurs around them."""
    dates = [index for index, each in enumerate(facts) if _is_date(each)]
    days = {(facts[index].days[0].day, facts[index].days[0].month) for index in dates}
    if len(dates) < _FEWEST or len(days) < len(dates) or _are_days_of_agenda(facts, dates):
        return Plan()
    headings = [read_heading(each.bare) for each in facts if each.bare]
    if any(each and each.rank is not Rank.SESSION for each in headings):
        return Plan()
    if any(_has_own_title(each) for each in facts):
        return Plan()
    blocks = [range(start + 1, end) for start, end in _between(dates, len(facts))]
    above = [range(dates[0]), *blocks[:-1]]
    lines_above = [_since_text(facts, block) for block in above]
    votes = _votes(facts, dates, blocks)
    if votes < 0 and all(_names(facts, block) for block in lines_above):
        most = max(len(_names(facts, block)) for block in lines_above[1:])
        lines_above[0] = _last_names(facts, lines_above[0], most)
        return _planned(facts, dates, lines_above, nearest_last=True)
    if votes == 0:
        return Plan()
    return _planned(
        facts, dates, [_until_text(facts, block) for block in blocks], nearest_last=False
    )


def _last_names(facts: Sequence[Facts], block: range, most: int) -> range:
    """What stands above the first title is no part of what recurs above the others."""
    names = _names(facts, block)
    return range(names[-most], block.stop) if len(names) > most else block


def _is_date(facts: Facts) -> bool:
    if not facts.days or is_call(facts.bare):
        return False
    if facts.is_field:
        return facts.is_named_day and len(facts.bare) <= _LONGEST_FIELD
    if facts.is_text:
        return False
    return not facts.before and not (facts.behind and _may_name(facts.behind))


def _may_name(behind: str) -> bool:
    """Tell whether what stands behind a date may be a title, and not a place or an aside."""
    is_small = behind.startswith("(") or behind.endswith("!")
    return not (is_small or says_online(behind) or _begins_with_talk_word(behind))


def _begins_with_talk_word(text: str) -> bool:
    words = text.split()
    return bool(words) and (is_talk_word(words[0]) or says_online(words[0]))


def _has_own_title(facts: Facts) -> bool:
    """Tell whether a line names a talk and its date: then lines need no names from others."""
    if not facts.days or facts.is_text or facts.is_field or is_aside(facts.bare):
        return False
    return bool(facts.before) or bool(facts.behind and _may_name(facts.behind))


def _are_days_of_agenda(facts: Sequence[Facts], dates: Sequence[int]) -> bool:
    below = [_next(facts, index) for index in dates]
    with_hours = [each for each in below if each and each.hours and not each.days]
    return len(with_hours) * 2 >= len(dates)


def _next(facts: Sequence[Facts], index: int) -> Facts | None:
    return next((each for each in facts[index + 1 :] if each.bare), None)


def _between(dates: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(dates, [*dates[1:], end], strict=True)


def _votes(facts: Sequence[Facts], dates: Sequence[int], blocks: Sequence[range]) -> int:
    """More than 0: titles stand below their dates; less: above them."""
    votes = 2 if not _names(facts, range(dates[0])) else 0
    votes += 1 if _begins_with_name(facts, blocks[-1]) else -1
    for block in blocks[:-1]:
        votes += _begins_with_name(facts, block) - _ends_with_name(facts, block)
    for index in dates:
        over = facts[index - 1] if index else None
        under = facts[index + 1] if index + 1 < len(facts) else None
        votes += _belongs(under) - _belongs(over)
    return votes


def _belongs(beside: Facts | None) -> bool:
    """Tell whether what stands beside a date, no blank line between, is of the same talk."""
    if beside is None or not beside.bare or _is_sentence(beside):
        return False
    return _is_name(beside) or bool(read_label(beside.bare)) or looks_like_person(beside.bare)


def _begins_with_name(facts: Sequence[Facts], block: range) -> bool:
    return _first(facts, block, _is_name)


def _ends_with_name(facts: Sequence[Facts], block: range) -> bool:
    """Tell whether a block ends with a title, which is not what it begins with."""
    names = _names(facts, _since_text(facts, block))
    return bool(names) and names != _names(facts, _until_text(facts, block))


def _first(facts: Sequence[Facts], block: range, matches: Callable[[Facts], bool]) -> bool:
    said = (facts[index] for index in block if facts[index].bare)
    telling = (each for each in said if not _says_what_it_is(each))
    return next((matches(each) for each in telling), False)


def _until_text(facts: Sequence[Facts], block: range) -> range:
    """The lines of a block before its first sentence."""
    end = next((index for index in block if _is_sentence(facts[index])), block.stop)
    return range(block.start, end)


def _since_text(facts: Sequence[Facts], block: range) -> range:
    """The lines of a block behind its last sentence."""
    texts = (index for index in reversed(block) if _is_sentence(facts[index]))
    return range(next(texts, block.start - 1) + 1, block.stop)


def _is_sentence(facts: Facts) -> bool:
    if not facts.bare or is_quoted(facts.bare) or facts.is_field or read_label(facts.bare):
        return False
    words = len(facts.bare.split())
    is_call_out = facts.bare.endswith("!") and words > 4  # noqa: PLR2004
    is_several = words >= _SENTENCE_WORDS and bool(_SENTENCE_ENDS.search(facts.bare))
    return facts.is_text or is_call_out or (is_several and facts.bare.endswith((".", "?", "!")))


def is_quoted(text: str) -> bool:
    """Tell whether a line is a title in quotation marks."""
    bare = text.rstrip(" .?!")
    return len(bare) <= 200 and bare[:1] in "«„“”\"'" and bare[-1:] in "»“”\"'"  # noqa: PLR2004


def _names(facts: Sequence[Facts], block: range) -> list[int]:
    return [index for index in block if _is_name(facts[index])]


def _is_name(facts: Facts) -> bool:
    """Tell whether a line can be what a talk is called (or who gives it)."""
    if not facts.bare or facts.days or facts.hours or _says_what_it_is(facts):
        return False
    if is_quoted(facts.bare):
        return True
    return facts.may_be_title and not (facts.bare[0].islower() or _is_sentence(facts))


def _says_what_it_is(facts: Facts) -> bool:
    """Tell whether a line needs no others to say what it is."""
    text = facts.bare
    label = read_label(text)
    return (
        facts.is_field
        or is_field(text)
        or is_aside(text)
        or is_call(text)
        or is_generic(text)
        or is_section(text)
        or is_break(text)
        or says_online(text)
        or bool(label and (not label[1] or are_people(label[1])))
        or _is_of_session(text)
        or (looks_like_person(text) and not is_quoted(text))
    )


def _is_of_session(text: str) -> bool:
    return read_heading(text) is not None


def _planned(
    facts: Sequence[Facts],
    dates: Sequence[int],
    lines: Sequence[range],
    *,
    nearest_last: bool,
) -> Plan:
    plan = Plan()
    roles: set[int] = set()
    titles: list[int | None] = []
    for block in lines:
        names = _names(facts, block)
        people = _people_among(facts, block, names, nearest_last=nearest_last)
        plan.people.update(people)
        of_people = set(people)
        if nearest_last:
            taken = _roles_below(facts, names, of_people)
            roles |= taken
            of_people |= taken
        left = [index for index in names if index not in of_people]
        titles.append((left[-1] if nearest_last else left[0]) if left else None)
    found = sum(title is not None for title in titles)
    if found < len(dates) and nearest_last:
        return Plan()
    if found * 2 < len(dates):
        titles = [None] * len(dates)
    else:
        titles = [
            _said_below(facts, block) if title is None else title
            for block, title in zip(lines, titles, strict=True)
        ]
    for date, title in zip(dates, titles, strict=True):
        plan.dates[date] = title
        if title is not None:
            plan.titles[title] = date
    for index in roles:
        above = max((each for each in plan.people if each < index), default=None)
        if above is not None:
            plan.people[above] += f", {facts[index].bare}"
    return Plan(plan.titles, plan.dates, plan.people, frozenset(roles))


def _said_below(facts: Sequence[Facts], block: range) -> int | None:
    """Where others have a title, the one sentence below a date may be one."""
    index = block.stop
    if index >= len(facts) or len(facts[index].bare) > _LONGEST_FIELD:
        return None
    is_one = not _SENTENCE_ENDS.search(facts[index].bare)
    return index if is_one and not facts[index].days and _is_sentence(facts[index]) else None


def _people_among(
    facts: Sequence[Facts], block: range, names: Sequence[int], *, nearest_last: bool
) -> dict[int, str]:
    """The names of persons among what can be titles, if a title is left."""
    people = {index: text for index in names if (text := _person(facts[index]))}
    if len(people) == len(names):
        keep = min(people, default=None) if nearest_last else max(people, default=None)
        people.pop(keep, None) if keep is not None else None
    return people


def _person(facts: Facts) -> str | None:
    text = facts.bare.rstrip(" :")
    return text if is_person_name(text) and may_be_person(text) else None


def _roles_below(facts: Sequence[Facts], names: Sequence[int], people: set[int]) -> set[int]:
    """Lines right below a name, where a title stands above it: what the person is."""
    return {
        after
        for one, after in zip(names, names[1:], strict=False)
        if one in people and after not in people and any(each < one for each in names)
    }
