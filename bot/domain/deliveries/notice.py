"""Which late messages the team hears of."""

from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery

# A delay that is shorter than this is no news. What is meant to the minute is missed sooner.
LATE_IS_NEWS = timedelta(minutes=30)
LATE_IS_NEWS_TO_THE_MINUTE = timedelta(minutes=5)


def is_late_news(delivery: Delivery, *, at: datetime) -> bool:
    """Tell whether the team should hear that this comes no earlier than `at`.

    What was held comes late because people mended it, which they know.
    """
    record = delivery.kind.record
    if delivery.was_held or not record.is_late_told:
        return False
    limit = LATE_IS_NEWS_TO_THE_MINUTE if record.is_to_the_minute else LATE_IS_NEWS
    return at - delivery.due >= limit
