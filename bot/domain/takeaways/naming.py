"""Who is named in words that were said under the Chatham House Rule: a warning to whoever reads."""

from collections.abc import Iterable

from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.names import names_in
from bot.domain.talks.talk import Talk


def named(takeaway: Takeaway, talks: Iterable[Talk]) -> tuple[str, ...]:
    """The panellists of these talks, its own among them, whom it names; none if not under it."""
    known = list(talks)
    is_under_rule = takeaway.is_under_the_rule or any(
        talk.chatham_house for talk in known if talk.code == takeaway.talk
    )
    if not is_under_rule:
        return ()
    return names_in(takeaway.text, (each.name for talk in known for each in talk.speakers))
