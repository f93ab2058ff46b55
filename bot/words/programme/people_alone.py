"""Lines that name people with small words and nothing else: "In conversation with Ada Example"."""

from bot.words.lexicon import every, plain
from bot.words.patterns import late
from bot.words.programme.names_in_text import names_in

_SMALL = frozenset(
    plain(word)
    for phrase in every(
        lambda each: (
            *(*each.by, *each.together, *each.discussions, *each.kinds_of_events, *each.talks),
            *(*each.talk_parts, *each.gatherings, *each.conjunction, *each.meeting),
            *(*each.speaks, *each.moderators, *each.panellists, *each.of, *each.at),
        )
    )
    for word in phrase.split()
)
_BY = frozenset(plain(word) for word in every(lambda each: each.by))
_WORD = late(r"[^\W\d_]+")
_OFFICE = late(r"[,(]")
_LONGEST = 110


def names_people_alone(text: str) -> bool:
    """Tell whether all other words are those of kinds of events, of speaking and of leading.

    Behind a single name may stand what somebody is. "By Ada Example" alone says who wrote it.
    """
    if len(text) > _LONGEST:
        return False
    found = [*names_in(text)]
    if not found:
        return False
    rest = text
    for _, name in found:
        rest = rest.replace(name, " ", 1)
    if len(found) == 1:
        rest = _OFFICE.split(rest)[0]
    words = [plain(word) for word in _WORD.findall(rest)]
    return (
        bool(words)
        and all(word in _SMALL for word in words)
        and not all(map(_BY.__contains__, words))
    )
