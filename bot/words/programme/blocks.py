"""The lines around each date, and which of them is the title, who the people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.words.programme.fields import is_field
from bot.words.programme.furniture import (
    is_aside,
)
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.naming import (
    LONGEST_FIELD,
    SENTENCE_ENDS,
    is_sentence,
    names_in,
    person_alone,
)
from bot.words.programme.people import is_known_name, split_person


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
    # Which date those people are of.
    of_dates: dict[int, int] = field(default_factory=dict[int, int])
    # Another way to cut the text looks nearly as good.
    is_unsure: bool = False


@dataclass(slots=True)
class _Block:
    """The lines around one date, with what each seems to be."""

    lines: list[int]
    names: list[int]
    people: dict[int, str]
    roles: set[int]
    title: int | None = None


def planned(
    facts: Sequence[LineFacts],
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
        plan.of_dates.update(dict.fromkeys(block.people, date))
        plan.roles.update(block.roles)
        if block.title is not None:
            plan.titles[block.title] = date
    return plan


def _recurring(facts: Sequence[LineFacts]) -> set[str]:
    """What stands in several blocks is a place, and names none of them."""
    counted = Counter(each.bare for each in facts if each.bare)
    return {text for text, count in counted.items() if count > 1}


def _block(
    facts: Sequence[LineFacts], block: range, recurring: set[str], *, nearest_last: bool
) -> _Block:
    lines = [index for index in block if facts[index].bare]
    names = names_in(facts, block)
    names = [index for index in names if facts[index].bare not in recurring] or names
    names = _highest(facts, names)
    people = {index: text for index in names if (text := person_alone(facts[index]))}
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


def _highest(facts: Sequence[LineFacts], names: list[int]) -> list[int]:
    """Where some are headings of Markdown, the highest of them."""
    levels = {facts[index].level for index in names if facts[index].level}
    return [index for index in names if facts[index].level == min(levels)] if levels else names


def _say_role(facts: Sequence[LineFacts], block: _Block, index: int) -> None:
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
    facts: Sequence[LineFacts],
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


def _at(facts: Sequence[LineFacts], block: _Block, position: int) -> int | None:
    if position >= len(block.lines):
        return None
    index = block.lines[position]
    each = facts[index]
    is_labelled = is_field(each.bare) or read_label(each.bare) or is_aside(each.bare)
    return None if is_labelled or each.hours else index


def _said_below(facts: Sequence[LineFacts], block: range) -> int | None:
    """Where others have a title, the one sentence below a date may be one."""
    index = block.stop
    if index >= len(facts) or len(facts[index].bare) > LONGEST_FIELD:
        return None
    is_one = not SENTENCE_ENDS.search(facts[index].bare)
    if facts[index].days or _is_about_somebody(facts, block, facts[index].bare):
        return None
    return index if is_one and is_sentence(facts[index]) else None


def _is_about_somebody(facts: Sequence[LineFacts], block: range, text: str) -> bool:
    """Tell whether a sentence names again who stands above it: then it says who they are."""
    names = (split_person(facts[index].bare)[0].strip() for index in block)
    known = (name for name in names if name and is_known_name(name))
    return any(name.split()[-1] in text for name in known)
