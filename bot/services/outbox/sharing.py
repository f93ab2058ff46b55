"""Other servers read what was changed: noted in the unit of work that changes it."""

from datetime import datetime

from bot.domain.partners.partner import Follower
from bot.services.ports import Documents


def wake_followers(docs: Documents, *, now: datetime) -> None:
    """Want what partners may know of this server's series carried over anew.

    That goes from their own units (`bot.services.partners.courier`): a unit writes one owner.
    """
    for follower in docs.select(Follower):
        docs.put(follower.woken(now=now))
