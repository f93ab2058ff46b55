"""Deciding what of a guest's lines waits for a note-taker, inside the unit that keeps them."""

from collections import OrderedDict, deque
from collections.abc import Sequence
from datetime import datetime

from bot.domain.takeaways.intake import WINDOW, Intake
from bot.domain.takeaways.takeaway import Held, TypedTakeaway
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import server_of
from bot.services.ports import Documents, Reader
from bot.services.takeaways.panels import tell_to_look

# Of so many people it is known how much they wrote lately.
_REMEMBERED = 10_000


class Brake:
    """How much each person wrote lately.

    In memory alone: under the Chatham House Rule nothing may be kept of who wrote when.
    """

    def __init__(self) -> None:
        self._pressed: OrderedDict[tuple[str, int], deque[tuple[datetime, int]]] = OrderedDict()

    def press(self, person: Person, lines: int, *, now: datetime) -> int:
        """Count these lines, and return how many came within the window."""
        key = (person.owner, person.user_id)
        lately = self._pressed.setdefault(key, deque())
        self._pressed.move_to_end(key)
        while lately and not lately[0][0] <= now < lately[0][0] + WINDOW:
            lately.popleft()
        lately.append((now, lines))
        if len(self._pressed) > _REMEMBERED:
            self._pressed.popitem(last=False)
        return sum(count for _, count in lately)


def intake_of(docs: Reader, talk: str) -> Intake:
    """The talk's rules, or those of a talk of which nobody has said anything."""
    return docs.find(Intake, talk) or Intake(owner=docs.owner, code=talk, talk=talk)


def hold(
    docs: Documents,
    person: Person,
    talk: Talk,
    lines: Sequence[TypedTakeaway],
    *,
    lately: int,
    now: datetime,
    everywhere: Sequence[str],
) -> list[Held | None]:
    """Why each line is held, if it is, and tell the team; raises `TooManyNotes`.

    `everywhere` are the words that the host has listed for all servers.
    """
    server = server_of(docs)
    if server.may(person, Act.CHANGE_ANY, talk):
        return [None] * len(lines)
    intake = docs.put(intake_of(docs, talk.code).counted(len(lines), now=now))
    listed = (*server.held_words, *everywhere)
    held = [intake.held(line.text, by_person=lately, listed=listed) for line in lines]
    if any(held):
        tell_to_look(docs, talk.code, now=now)
    return held


def hold_edited(
    docs: Documents,
    person: Person,
    talk: Talk,
    text: str,
    *,
    now: datetime,
    everywhere: Sequence[str],
) -> Held | None:
    """Why what a guest wrote instead is held: else whoever was passed could say anything then."""
    server = server_of(docs)
    if server.may(person, Act.CHANGE_ANY, talk):
        return None
    held = intake_of(docs, talk.code).held_anyway(text, (*server.held_words, *everywhere))
    if held is not None:
        tell_to_look(docs, talk.code, now=now)
    return held
