"""A list whose talks blank lines part, each of which begins with its day: one title for each."""

from collections.abc import Collection, Sequence

from bot.words.programme.furniture import is_call, is_furniture, says_no_talk
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import begins_with_known_name, is_known_name
from bot.words.programme.roles import BESIDE, DATED, LineRole

Roles = list[LineRole | None]

_FEWEST = 3
_LONGEST = 120
_MAY_NAME = BESIDE | {LineRole.TITLE}


def like_day_blocks(roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> Roles:
    """Return the roles with one title below each day, where blank lines part nothing but days.

    What stands below a title is not the next one: "Baker and writer" is of whoever is above it.
    """
    made = [*roles]
    blocks = _blocks(made)
    days = [place for place, block in enumerate(blocks) if _is_day(block[0], made, facts)]
    dated = blocks[days[0] : days[-1] + 1] if days else []
    if _FEWEST <= len(dated) == len(days) and _are_talks(dated, made, facts):
        offices = {
            place
            for block in dated
            for place, at in enumerate(block[2:], start=2)
            if made[at] in {LineRole.TITLE, LineRole.OFFICE}
        }
        for block in dated:
            _name(block, made, facts, offices)
    return made


def _are_talks(blocks: Sequence[Sequence[int]], roles: Roles, facts: Sequence[LineFacts]) -> bool:
    """Tell whether each block is a day with a line below it that may be its title."""
    if not all(_is_list(block, roles, facts) for block in blocks):
        return False
    below = [block[1] for block in blocks]
    told = sum(roles[at] is LineRole.TITLE or _says_who_and_what(facts[at]) for at in below)
    return told * 2 > len(below) and all(_may_name(at, roles, facts) for at in below)


def _name(
    block: Sequence[int], made: Roles, facts: Sequence[LineFacts], offices: Collection[int]
) -> None:
    """Give a day its title; what stands below that is of who holds it, as in other blocks."""
    made[block[0]], made[block[1]] = LineRole.DATE, LineRole.TITLE
    for place, at in enumerate(block[2:], start=2):
        said = facts[at].bare
        is_left = made[at] is LineRole.FURNITURE and not (is_furniture(said) or is_call(said))
        if made[at] is LineRole.TITLE or (is_left and place in offices):
            made[at] = LineRole.PERSON if begins_with_known_name(said) else LineRole.OFFICE


def _blocks(roles: Roles) -> list[list[int]]:
    """Return the runs of lines with a role; blank ones have none."""
    blocks: list[list[int]] = []
    for at, role in enumerate(roles):
        if role is None:
            continue
        if at and roles[at - 1] is not None:
            blocks[-1].append(at)
        else:
            blocks.append([at])
    return blocks


def _is_day(at: int, roles: Roles, facts: Sequence[LineFacts]) -> bool:
    return roles[at] in DATED and facts[at].is_when and bool(facts[at].days)


def _is_list(block: Sequence[int], roles: Roles, facts: Sequence[LineFacts]) -> bool:
    """Tell whether a day has something below it, and no other day and no hours of parts."""
    below = block[1:]
    titles = [at for at in below if roles[at] is LineRole.TITLE]
    # A title in two lines stays one.
    is_broken = any(facts[at].bare[:1].islower() for at in titles)
    return (
        bool(below)
        and not is_broken
        and not any(facts[at].days or facts[at].hours or facts[at].marked for at in below)
    )


def _may_name(at: int, roles: Roles, facts: Sequence[LineFacts]) -> bool:
    each = facts[at]
    is_other = each.is_text or says_no_talk(each.bare) or read_heading(each.bare) is not None
    is_plain = len(each.bare) <= _LONGEST and not is_other
    return is_plain and (roles[at] in _MAY_NAME or _says_who_and_what(each))


def _says_who_and_what(facts: LineFacts) -> bool:
    """Tell whether somebody stands before a colon: "Ada Example: Benches for all"."""
    name, colon, said = facts.bare.partition(": ")
    return bool(colon and said) and is_known_name(name)
