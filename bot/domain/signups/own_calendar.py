"""A member's own calendar of a server: the talks that they answered, behind a secret address."""

import hmac
from dataclasses import dataclass
from typing import ClassVar, Final

from bot.domain.document import Document
from bot.domain.errors import NotFound
from bot.domain.signups.errors import OwnCalendarNotFound

# 128 bits: nobody guesses one, however many they may try.
SECRET_BYTES: Final = 16
# In minutes before the start; 0 is none.
ALARMS: Final = (0, 15, 60, 24 * 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCalendar(Document):
    """A renewed one is another document, so its code tells the old address from the new.

    The secret is kept as it is, since its owner is shown the address again. Who reads the database
    reads what it opens as well, which a digest would not change.
    """

    KIND: ClassVar[str] = "own_calendar"
    INDEXED: ClassVar[tuple[str, ...]] = ("user_id",)
    MISSING: ClassVar[type[NotFound]] = OwnCalendarNotFound

    user_id: int
    secret: str
    alarm: int = 0

    def opens(self, secret: str) -> bool:
        """Compare in a time that tells nothing of how much was right."""
        return hmac.compare_digest(self.secret.encode(), secret.encode())
