"""Which line names which date, where a text lists several dated talks."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.words.patterns import late
from bot.words.programme.blocks import Plan, planned
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    looks_like_person,
    says_no_talk,
    says_online,
    says_when_written,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import is_by_line, is_talk_word, read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.naming import (
    LONGEST_FIELD,
    can_name,
    is_quoted,
    is_sentence,
    names_in,
    says_what_it_is,
)
from bot.words.programme.people import are_people, begins_with_known_name
from bot.words.programme.records import plan_of_records
from bot.words.programme.shape import follow_agenda, line_below

_FEWEST = 2
# Equal gaps tell more than one line beside a date.
_EVEN = 3
# What a title is parted from its person by.
_GOES_ON = late(r":\s|\s[|\u2013\u2014-]\s|[\"«„“”]")
_ONE = late(r"\(?1[.)]\s")


def plan_of(facts: Sequence[LineFacts]) -> Plan:
    """Look at all dates that stand on lines of their own, and at what recurs around them."""
    facts = _without_numbers_of_people(facts)
    if plan := _of_headings(facts):
        return plan
    if follow_agenda(facts):
        return Plan()
    loose = _without_day_of_page(facts, [at for at, each in enumerate(facts) if _is_date(each)])
    if _each_above_quote(facts, loose) and (plan := plan_of_records(facts, loose)):
        return plan
    headings = [read_heading(each.bare) for each in facts if each.bare]
    lower = {Rank.SESSION, Rank.NUMBER} if _count_anew(facts) else {Rank.SESSION}
    if any(each and each.rank not in lower for each in headings):
        return Plan()
    places = Counter(facts[index].behind for index in loose)
    if any(count > 1 for behind, count in places.items() if behind) or _have_titles(facts, loose):
        return _plan_of(facts, loose)
    if _have_people_beside(facts, loose) and (plan := plan_of_records(facts, loose)):
        return plan
    dates = [index for index in loose if not _may_name(facts[index].behind)]
    if any(map(_has_own_title, facts)):
        return Plan()
    return _plan_of(facts, dates)


def _have_people_beside(facts: Sequence[LineFacts], dates: Sequence[int]) -> bool:
    """Tell whether behind each date stands who speaks, and no more ("5 May Ada Example, Town:")."""
    said = [facts[index].behind.rstrip(" :") for index in dates]
    is_more = any(_GOES_ON.search(text) for text in said)
    known = sum(map(begins_with_known_name, said))
    return len(said) > 1 and not is_more and known * 2 > len(said) and all(map(are_people, said))


def _without_numbers_of_people(facts: Sequence[LineFacts]) -> Sequence[LineFacts]:
    """Where each number counts somebody ("1. Ada Example, Town"), lines are read without them."""
    numbered = {
        index: heading.title
        for index, each in enumerate(facts)
        if each.bare and (heading := read_heading(each.bare)) and heading.rank is Rank.NUMBER
    }
    if len(numbered) < _FEWEST or not all(map(begins_with_known_name, numbered.values())):
        return facts
    return [replace(each, bare=numbered.get(index, each.bare)) for index, each in enumerate(facts)]


def _without_day_of_page(facts: Sequence[LineFacts], dates: list[int]) -> list[int]:
    """The dates without the first one, where it alone has no hour: it says when a page is of."""
    others = dates[1:]
    has_own = len(others) > 1 and all(facts[index].hours for index in others)
    return others if has_own and not facts[dates[0]].hours else dates


def _each_above_quote(facts: Sequence[LineFacts], dates: Sequence[int]) -> bool:
    """Tell whether right below each date stands a title in quotation marks."""
    below = [line_below(facts, index) for index in dates]
    return len(dates) > 1 and all(each and is_quoted(each.bare) for each in below)


def _count_anew(facts: Sequence[LineFacts]) -> bool:
    """Tell whether numbers begin at 1 several times: then they count the parts of each talk."""
    return sum(1 for each in facts if _ONE.match(each.bare)) > 1


def _of_headings(facts: Sequence[LineFacts]) -> Plan | None:
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


def _are_of_talks(facts: Sequence[LineFacts], dates: Sequence[int]) -> bool:
    days = _moments(facts, dates)
    return _FEWEST <= len(dates) == len(days) and not _are_days_of_agenda(facts, dates)


def _moments(facts: Sequence[LineFacts], dates: Sequence[int]) -> set[tuple[object, ...]]:
    """Days that are told apart; two talks of one day where all dates have hours."""
    have_hours = all(facts[index].hours for index in dates)
    said = [(facts[index].days[0], facts[index].hours) for index in dates]
    return {(day.day, day.month, hours[0].at if have_hours else None) for day, hours in said}


def _is_head(facts: LineFacts, rank: Rank) -> bool:
    heading = read_heading(facts.bare) if facts.bare else None
    if heading is None or heading.rank is not rank or (heading.is_day and heading.is_bare):
        return False
    return not (facts.days or facts.hours or facts.is_text or looks_like_person(heading.title))


def _alternate(first: Sequence[int], second: Sequence[int]) -> bool:
    ordered = [index for pair in zip(first, second, strict=True) for index in pair]
    return ordered == sorted(ordered)


def _have_titles(facts: Sequence[LineFacts], dates: Sequence[int]) -> bool:
    """Tell whether right above each date a line begins a paragraph: then that is its title."""
    return all(_begins_paragraph(facts, index) for index in dates)


def _begins_paragraph(facts: Sequence[LineFacts], date: int) -> bool:
    said = [index for index in range(max(0, date - 3), date) if facts[index].bare]
    if not said or not can_name(facts[said[-1]]):
        return False
    over = facts[said[-1] - 1] if said[-1] else None
    return over is None or not over.bare or is_sentence(over)


def _plan_of(facts: Sequence[LineFacts], dates: Sequence[int]) -> Plan:
    days = _moments(facts, dates)
    if len(dates) < _FEWEST or len(days) < len(dates) or _are_days_of_agenda(facts, dates):
        return Plan()
    if plan := plan_of_records(facts, dates):
        return plan
    blocks = [range(start + 1, end) for start, end in _between(dates, len(facts))]
    facts = _by_quotes(facts, dates, blocks)
    above = [range(dates[0]), *blocks[:-1]]
    lines_above = [_since_text(facts, block) for block in above]
    lines_below = [_until_text(facts, block) for block in blocks]
    fit_above = all(names_in(facts, block) for block in lines_above)
    fit_below = all(names_in(facts, block) for block in lines_below)
    votes = _votes(facts, dates, blocks)
    is_open = votes <= 0 and not (fit_above or fit_below)
    if is_open and (plan := _far_above(facts, dates, lines_below)):
        return plan
    if fit_above != fit_below:
        votes = -1 if fit_above else 1
    if votes < 0 and fit_above:
        most = max(len(names_in(facts, block)) for block in lines_above[1:])
        lines_above[0] = _last_names(facts, lines_above[0], most)
        return planned(facts, dates, lines_above, nearest_last=True)
    if votes == 0:
        return Plan()
    return planned(facts, dates, lines_below, nearest_last=False)


def _by_quotes(
    facts: Sequence[LineFacts], dates: Sequence[int], blocks: Sequence[range]
) -> Sequence[LineFacts]:
    """Where each date has one line in quotation marks, no other line is a title."""
    quoted = {index for index, each in enumerate(facts) if each.bare and is_quoted(each.bare)}
    above = [range(dates[0]), *blocks[:-1]]
    if not any(all(_has_one(quoted, block) for block in side) for side in (blocks, above)):
        return facts
    return [
        each if index in quoted or each.days else replace(each, is_field=True)
        for index, each in enumerate(facts)
    ]


def _has_one(quoted: set[int], block: range) -> bool:
    return sum(1 for index in block if index in quoted) == 1


def _far_above(
    facts: Sequence[LineFacts], dates: Sequence[int], below: Sequence[range]
) -> Plan | None:
    """Titles whose text stands between them and their dates."""
    if any(names_in(facts, block) for block in below[-1:]):
        return None
    lines = [range(start, end) for start, end in zip([0, *dates], dates, strict=False)]
    if not all(names_in(facts, block) and _has_text(facts, block) for block in lines):
        return None
    return planned(facts, dates, lines, nearest_last=True)


def _has_text(facts: Sequence[LineFacts], block: range) -> bool:
    return any(is_sentence(facts[index]) for index in block)


def _last_names(facts: Sequence[LineFacts], block: range, most: int) -> range:
    """What stands above the first title is no part of what recurs above the others."""
    names = names_in(facts, block)
    return range(names[-most], block.stop) if len(names) > most else block


def _is_date(facts: LineFacts) -> bool:
    if not facts.days or is_call(facts.bare):
        return False
    if facts.is_field:
        return facts.is_named_day and len(facts.bare) <= LONGEST_FIELD
    if facts.is_text or says_when_written(facts.bare) or _says_no_talk(facts):
        return False
    return not facts.before and not is_aside(facts.bare)


def _says_no_talk(facts: LineFacts) -> bool:
    """Tell whether a date is of no talk: "4 February: no lecture", "4 February, by Ada Example"."""
    is_by = is_by_line(facts.behind) and not facts.hours
    return is_by or any(map(says_no_talk, (facts.before, facts.behind)))


def _may_name(behind: str) -> bool:
    """Tell whether what stands behind a date may be a title, and not a place or an aside."""
    is_small = not behind or behind.startswith(("(", "."))
    return not (is_small or says_online(behind) or _begins_with_talk_word(behind))


def _begins_with_talk_word(text: str) -> bool:
    words = text.split()
    return bool(words) and (is_talk_word(words[0]) or says_online(words[0]))


def _has_own_title(facts: LineFacts) -> bool:
    """Tell whether a line names a talk and its date: then lines need no names from others."""
    if not facts.days or facts.is_text or facts.is_field or is_aside(facts.bare):
        return False
    if is_break(facts.before) or _says_no_talk(facts):
        # "Registration deadline: 4 February", "4 February: no lecture".
        return False
    return bool(facts.before) or bool(facts.behind and _may_name(facts.behind))


def _are_days_of_agenda(facts: Sequence[LineFacts], dates: Sequence[int]) -> bool:
    days = [range(start + 1, end) for start, end in _between(dates, len(facts))]
    return sum(_is_agenda(facts, day) for day in days) * 2 >= len(dates)


def _is_agenda(facts: Sequence[LineFacts], day: range) -> bool:
    """Tell whether items with hours follow; the one hour below a date is that of its talk."""
    said = [facts[index] for index in day if facts[index].bare]
    items = [each for each in said if each.hours and not (each.days or each.is_field)]
    return bool(items) and said[0] is items[0] and (len(items) > 1 or bool(items[0].behind))


def _between(dates: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(dates, [*dates[1:], end], strict=True)


def _votes(facts: Sequence[LineFacts], dates: Sequence[int], blocks: Sequence[range]) -> int:
    """More than 0: titles stand below their dates; less: above them."""
    votes = 2 if not names_in(facts, range(dates[0])) else 0
    votes += 1 if _begins_with_name(facts, blocks[-1]) else -1
    for block in blocks[:-1]:
        votes += _begins_with_name(facts, block) - _ends_with_name(facts, block)
    for index in dates:
        over = facts[index - 1] if index else None
        below = (each for each in facts[index + 1 :] if each.days or not each.is_when)
        votes += _belongs(next(below, None)) - _belongs(over)
    return votes + _even_gaps(facts, dates, blocks)


def _even_gaps(facts: Sequence[LineFacts], dates: Sequence[int], blocks: Sequence[range]) -> int:
    """More than 0: titles stand equally far below all dates; less: equally far above them."""
    above = [range(dates[0]), *blocks[:-1]]
    below_gaps = {names[0] - block.start for block in blocks if (names := names_in(facts, block))}
    above_gaps = {block.stop - names[-1] for block in above if (names := names_in(facts, block))}
    return _EVEN * ((len(below_gaps) == 1) - (len(above_gaps) == 1))


def _belongs(beside: LineFacts | None) -> bool:
    """Tell whether what stands beside a date, no blank line between, is of the same talk."""
    if beside is None or not beside.bare or is_sentence(beside):
        return False
    return can_name(beside) or bool(read_label(beside.bare)) or looks_like_person(beside.bare)


def _begins_with_name(facts: Sequence[LineFacts], block: range) -> bool:
    return _first(facts, block, can_name)


def _ends_with_name(facts: Sequence[LineFacts], block: range) -> bool:
    """Tell whether a block ends with a title, which is not what it begins with."""
    names = names_in(facts, _since_text(facts, block))
    return bool(names) and names != names_in(facts, _until_text(facts, block))


def _first(facts: Sequence[LineFacts], block: range, matches: Callable[[LineFacts], bool]) -> bool:
    said = (facts[index] for index in block if facts[index].bare)
    telling = (each for each in said if not (each.is_when or says_what_it_is(each)))
    return next((matches(each) for each in telling), False)


def _until_text(facts: Sequence[LineFacts], block: range) -> range:
    """The lines of a block before its first sentence."""
    end = next((index for index in block if is_sentence(facts[index])), block.stop)
    return range(block.start, end)


def _since_text(facts: Sequence[LineFacts], block: range) -> range:
    """The lines of a block behind its last sentence."""
    texts = (index for index in reversed(block) if is_sentence(facts[index]))
    return range(next(texts, block.start - 1) + 1, block.stop)
