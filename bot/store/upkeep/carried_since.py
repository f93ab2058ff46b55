"""What was carried to a partner since a backup was made is not posted there again.

The backup knows nothing of it, so that it would be carried anew: a message of another key, which no
look could find.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.domain.deliveries.delivery import Delivery
from bot.domain.partners.partner import Arrival, Following
from bot.services.ports import Documents, Store
from bot.store.upkeep.salvage import documents_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What stands on the server that follows, or may, and the messages that show it."""

    arrival: Arrival
    posts: tuple[Delivery, ...]


def read_carried(database: Path) -> list[Carried]:
    """Return those of the database that is to be replaced, as far as it can be read. Blocks."""
    arrivals = list(documents_in(database, (Arrival,)))
    if not arrivals:
        return []
    posts: dict[str, list[Delivery]] = defaultdict(list)
    for each in documents_in(database, (Delivery,)):
        if each.may_be_read:
            posts[each.about].append(each)
    found = (Carried(arrival=each, posts=tuple(posts[each.code])) for each in arrivals)
    return [each for each in found if each.posts]


async def keep_carried(store: Store, carried: list[Carried]) -> None:
    for each in carried:
        await store.run(each.arrival.owner, partial(_keep, carried=each))


def _keep(docs: Documents, carried: Carried) -> None:
    """Where the backup knows it too, its message is looked for as all others are."""
    arrival = carried.arrival
    if docs.find(Following, arrival.following) is None:
        return
    if any(each.of == arrival.of for each in docs.select(Arrival, following=arrival.following)):
        return
    docs.put(replace(arrival, version=0))
    for post in carried.posts:
        docs.put(replace(post, version=0))
