"""Which line names which date, where a text lists several dated talks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.words.programme.fields import is_field
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_generic,
    is_section,
    looks_like_person,
    may_be_person,
    says_online,
    says_when_written,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import is_talk_word, read_label
from bot.words.programme.lines import Facts
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
    roles: set[int] = field(default_factory=set[int])


def plan_of(facts: Sequence[Facts]) -> Plan:
    """Look at all dates that stand on lines of their own, and at what recurs around them."""
    if plan := _of_headings(facts):
        return plan
    headings = [read_heading(each.bare) for each in facts if each.bare]
    if any(each and each.rank is not Rank.SESSION for each in headings):
        return Plan()
    loose = [index for index, each in enumerate(facts) if _is_date(each)]
    places = Counter(facts[index].behind for index in loose)
    if any(count > 1 for behind, count in places.items() if behind) or _have_titles(facts, loose):
        return _plan_of(facts, loose)
    dates = [index for index in loose if not _may_name(facts[index].behind)]
    if any(map(_has_own_title, facts)):
        return Plan()
    return _plan_of(facts, dates)


def _of_headings(facts: Sequence[Facts]) -> Plan | None:
    """Pair headings of one rank with dates, where one of each follows the other to the end."""
    dates = [index for index, each in enumerate(facts) if _is_date(each)]
    if not _are_of_talks(facts, dates):
        return None
    for rank in Rank:
        heads = [index for index, each in enumerate(facts) if _is_head(each, rank)]
        if len(heads) != len(dates):
            continue
        if _alternate(heads, dates) or _alternate(dates, heads):
            pairs = dict(zip(heads, dates, strict=True))
            return Plan(titles=pairs, dates={date: head for head, date in pairs.items()})
    return None


def _are_of_talks(facts: Sequence[Facts], dates: Sequence[int]) -> bool:
    days = {(facts[index].days[0].day, facts[index].days[0].month) for index in dates}
    return _FEWEST <= len(dates) == len(days) and not _are_days_of_agenda(facts, dates)


def _is_head(facts: Facts, rank: Rank) -> bool:
    heading = read_heading(facts.bare) if facts.bare else None
    if heading is None or heading.rank is not rank or heading.is_day:
        return False
    return not (facts.days or facts.hours or facts.is_text or looks_like_person(heading.title))


def _alternate(first: Sequence[int], second: Sequence[int]) -> bool:
    ordered = [index for pair in zip(first, second, strict=True) for index in pair]
    return ordered == sorted(ordered)


def _have_titles(facts: Sequence[Facts], dates: Sequence[int]) -> bool:
    """Tell whether right above each date a line begins a paragraph: then that is its title."""
    return all(_begins_paragraph(facts, index) for index in dates)


def _begins_paragraph(facts: Sequence[Facts], date: int) -> bool:
    said = [index for index in range(max(0, date - 3), date) if facts[index].bare]
    if not said or not _is_name(facts[said[-1]]):
        return False
    over = facts[said[-1] - 1] if said[-1] else None
    return over is None or not over.bare or _is_sentence(over)


def _plan_of(facts: Sequence[Facts], dates: Sequence[int]) -> Plan:
    days = {(facts[index].days[0].day, facts[index].days[0].month) for index in dates}
    if len(dates) < _FEWEST or len(days) < len(dates) or _are_days_of_agenda(facts, dates):
        return Plan()
    blocks = [range(start + 1, end) for start, end in _between(dates, len(facts))]
    above = [range(dates[0]), *blocks[:-1]]
    lines_above = [_since_text(facts, block) for block in above]
    lines_below = [_until_text(facts, block) for block in blocks]
    fit_above = all(_names(facts, block) for block in lines_above)
    fit_below = all(_names(facts, block) for block in lines_below)
    votes = _votes(facts, dates, blocks)
    is_open = votes <= 0 and not (fit_above or fit_below)
    if is_open and (plan := _far_above(facts, dates, lines_below)):
        return plan
    if fit_above != fit_below:
        votes = -1 if fit_above else 1
    if votes < 0 and fit_above:
        most = max(len(_names(facts, block)) for block in lines_above[1:])
        lines_above[0] = _last_names(facts, lines_above[0], most)
        return _planned(facts, dates, lines_above, nearest_last=True)
    if votes == 0:
        return Plan()
    return _planned(facts, dates, lines_below, nearest_last=False)


def _far_above(facts: Sequence[Facts], dates: Sequence[int], below: Sequence[range]) -> Plan | None:
    """Titles whose text stands between them and their dates."""
    if any(_names(facts, block) for block in below[-1:]):
        return None
    lines = [range(start, end) for start, end in zip([0, *dates], dates, strict=False)]
    if not all(_names(facts, block) and _has_text(facts, block) for block in lines):
        return None
    return _planned(facts, dates, lines, nearest_last=True)


def _has_text(facts: Sequence[Facts], block: range) -> bool:
    return any(_is_sentence(facts[index]) for index in block)


def _last_names(facts: Sequence[Facts], block: range, most: int) -> range:
    """What stands above the first title is no part of what recurs above the others."""
    names = _names(facts, block)
    return range(names[-most], block.stop) if len(names) > most else block


def _is_date(facts: Facts) -> bool:
    if not facts.days or is_call(facts.bare):
        return False
    if facts.is_field:
        return facts.is_named_day and len(facts.bare) <= _LONGEST_FIELD
    if facts.is_text or says_when_written(facts.bare):
        return False
    return not facts.before and not is_aside(facts.bare)


def _may_name(behind: str) -> bool:
    """Tell whether what stands behind a date may be a title, and not a place or an aside."""
    is_small = not behind or behind.startswith(("(", "."))
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
    days = [range(start + 1, end) for start, end in _between(dates, len(facts))]
    return sum(_is_agenda(facts, day) for day in days) * 2 >= len(dates)


def _is_agenda(facts: Sequence[Facts], day: range) -> bool:
    """Tell whether items with hours follow; the one hour below a date is that of its talk."""
    said = [facts[index] for index in day if facts[index].bare]
    items = [each for each in said if each.hours and not (each.days or each.is_field)]
    return bool(items) and said[0] is items[0] and (len(items) > 1 or bool(items[0].behind))


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
        below = (each for each in facts[index + 1 :] if each.days or not each.is_when)
        votes += _belongs(next(below, None)) - _belongs(over)
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
    telling = (each for each in said if not (each.is_when or _says_what_it_is(each)))
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
    text = facts.bare
    if not text or is_quoted(text) or facts.is_field or read_label(text) or looks_like_person(text):
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


@dataclass(slots=True)
class _Block:
    """The lines around one date, with what each seems to be."""

    lines: list[int]
    names: list[int]
    people: dict[int, str]
    roles: set[int]
    title: int | None = None


def _planned(
    facts: Sequence[Facts],
    dates: Sequence[int],
    lines: Sequence[range],
    *,
    nearest_last: bool,
) -> Plan:
    recurring = _recurring(facts)
    blocks = [_block(facts, each, recurring, nearest_last=nearest_last) for each in lines]
    found = [block for block in blocks if block.title is not None]
    if nearest_last and len(found) < len(blocks):
        return Plan()
    if len(found) * 2 < len(blocks):
        for block in blocks:
            block.title = None
    else:
        _as_the_others(facts, blocks, found, lines)
    titles = [facts[block.title].bare for block in blocks if block.title is not None]
    if len(set(titles)) < len(titles):
        # A page says the title of its one talk twice.
        return Plan()
    plan = Plan()
    for date, block in zip(dates, blocks, strict=True):
        plan.dates[date] = block.title
        plan.people.update(block.people)
        plan.roles.update(block.roles)
        if block.title is not None:
            plan.titles[block.title] = date
    return plan


def _recurring(facts: Sequence[Facts]) -> set[str]:
    """What stands in several blocks is a place, and names none of them."""
    counted = Counter(each.bare for each in facts if each.bare)
    return {text for text, count in counted.items() if count > 1}


def _block(
    facts: Sequence[Facts], block: range, recurring: set[str], *, nearest_last: bool
) -> _Block:
    lines = [index for index in block if facts[index].bare]
    names = [index for index in lines if _is_name(facts[index])]
    names = [index for index in names if facts[index].bare not in recurring] or names
    people = {index: text for index in names if (text := _person(facts[index]))}
    if len(people) == len(names) and people:
        people.pop(min(people) if nearest_last else max(people))
    roles = _roles_below(names, people) if nearest_last else set[int]()
    left = [index for index in names if index not in people and index not in roles]
    made = _Block(lines, names, people, roles)
    if left:
        made.title = left[-1] if nearest_last else left[0]
    for index in sorted(roles):
        _say_role(facts, made, index)
    return made


def _say_role(facts: Sequence[Facts], block: _Block, index: int) -> None:
    above = max(each for each in block.people if each < index)
    block.people[above] += f", {facts[index].bare}"


def _roles_below(names: Sequence[int], people: Mapping[int, str]) -> set[int]:
    """Lines right below a name, where a title stands above it: what the person is."""
    return {
        after
        for one, after in pairwise(names)
        if one in people and after not in people and any(each < one for each in names)
    }


def _as_the_others(
    facts: Sequence[Facts],
    blocks: Sequence[_Block],
    found: Sequence[_Block],
    lines: Sequence[range],
) -> None:
    """Lines of one block that stand where others have a title, or a role, are the same."""
    titles = {block.lines.index(block.title) for block in found if block.title is not None}
    roles = {len(block.lines) - block.lines.index(role) for block in found for role in block.roles}
    for block, around in zip(blocks, lines, strict=True):
        if block.title is None and len(titles) == 1:
            block.title = _at(facts, block, next(iter(titles)))
        if block.title is None:
            block.title = _said_below(facts, around)
        for role in roles:
            index = block.lines[-role] if role <= len(block.lines) else None
            if index in block.people and any(each < index for each in block.people):
                del block.people[index]
                block.roles.add(index)
                _say_role(facts, block, index)


def _at(facts: Sequence[Facts], block: _Block, position: int) -> int | None:
    if position >= len(block.lines):
        return None
    index = block.lines[position]
    each = facts[index]
    is_labelled = is_field(each.bare) or read_label(each.bare) or is_aside(each.bare)
    return None if is_labelled or each.hours else index


def _said_below(facts: Sequence[Facts], block: range) -> int | None:
    """Where others have a title, the one sentence below a date may be one."""
    index = block.stop
    if index >= len(facts) or len(facts[index].bare) > _LONGEST_FIELD:
        return None
    is_one = not _SENTENCE_ENDS.search(facts[index].bare)
    return index if is_one and not facts[index].days and _is_sentence(facts[index]) else None


def _person(facts: Facts) -> str | None:
    text = facts.bare.rstrip(" :")
    return text if is_person_name(text) and may_be_person(text) else None
