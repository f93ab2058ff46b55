"""Planning when the team is asked what became of published findings."""

from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.transitions import step
from bot.domain.findings.following import asked_at
from bot.domain.talks.series import Series
from bot.services.outbox.planning import newest, post
from bot.services.ports import Documents, Reader


def planned_follow_up(docs: Reader, edition: str) -> Delivery | None:
    """The question whose time is still to come."""
    planned = newest(docs, edition, DeliveryKind.FOLLOW_UP)
    if planned is None or not planned.is_waiting or planned.overtaken:
        return None
    return planned


def plan_follow_up(docs: Documents, series: Series, edition: str, *, since: datetime) -> None:
    """Once for what was published: a correction asks no second time."""
    asked = newest(docs, edition, DeliveryKind.FOLLOW_UP)
    if series.follow_up_months and asked is None:
        ask_again(docs, series, edition, series.follow_up_months, since=since)


def ask_again(
    docs: Documents, series: Series, edition: str, months: int, *, since: datetime
) -> None:
    due = asked_at(since, months, series.zone)
    planned = planned_follow_up(docs, edition)
    if planned is None:
        post(docs, DeliveryKind.FOLLOW_UP, about=edition, due=due)
    else:
        docs.put(step(planned, Retimed(due, planned.occasion), now=since))


def take_back_follow_up(docs: Documents, edition: str, *, now: datetime) -> None:
    planned = planned_follow_up(docs, edition)
    if planned is not None:
        docs.put(step(planned, Withdrawn(), now=now))
