"""What stands above a label of its kind: "Session type: Workshop"."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.words.lexicon import every, plain
from bot.words.programme.fields import FIELD
from bot.words.programme.furniture import is_call, is_furniture, is_generic, is_section
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import NAMED, OF_PAGE, LineRole

_LONGEST, _LONGEST_LABEL = 120, 30
_FEW = 2
# Such a label says of what kind the line above it is: "Session type", "Format of the talk".
_KINDS = frozenset(plain(word) for word in every(lambda w: (*w.talks, *w.sessions, *w.talk_parts)))
_UNNAMED = OF_PAGE | {LineRole.TEXT}


def may_name(facts: LineFacts) -> bool:
    """Tell whether nothing in a line's form keeps it from naming a talk or an item."""
    return facts.may_be_title and _is_plain(facts)


def _is_plain(facts: LineFacts) -> bool:
    text = facts.bare
    is_plain = not (facts.is_text or facts.days or facts.hours)
    is_other = is_furniture(text) or is_generic(text) or is_call(text) or is_section(text)
    is_label = read_label(text) is not None or bool(FIELD.match(text)) or text.endswith(":")
    return is_plain and len(text) <= _LONGEST and not (is_other or is_label)


def name_above_kinds(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Above "Session type: Workshop" stands an item, if one stands above "Session type: Panel".

    In an agenda it does so where it says a kind by its words.
    """
    labelled: dict[str, list[int]] = defaultdict(list)
    for above, at in pairwise(said):
        label, colon, value = facts[at].bare.partition(": ")
        is_plain = bool(colon and value) and not (facts[at].days or facts[at].hours)
        # "Room: Library" may stand below anything.
        is_plain = is_plain and not FIELD.match(facts[at].bare)
        if is_plain and made[at] not in NAMED and len(label) <= _LONGEST_LABEL:
            labelled[label.casefold()].append(above)
    for label, found in labelled.items():
        roles = Counter(made[at] for at in found if made[at] in NAMED)
        is_kind = not _KINDS.isdisjoint(label.split())
        if not roles and is_kind and LineRole.HOURS in made and len(found) >= _FEW:
            roles[LineRole.ITEM] = len(found)
        if len(roles) != 1 or not (is_kind or roles.total() * 2 >= len(found)):
            continue
        for at in found:
            # What stands above its kind may be longer than other names.
            may_be = _is_plain(facts[at]) if is_kind else may_name(facts[at])
            if made[at] in _UNNAMED and may_be:
                made[at] = next(iter(roles))
