"""Who comes, who came, and how members want to be written to."""

from typing import Final

from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.team.member import Member
from bot.domain.times.letter_times import LetterTimes

DECLARED: Final[Census] = {
    Signup: (
        Declared(
            keeping=Keeping.SIGNUPS,
            personal=fields("choice"),
            pseudonymous=fields("user_id slot_key"),
            neither=(
                *COMMON,
                *fields("talk answer answered_at remind no_part_since offered_until"),
                *fields("by_edition given_on"),
            ),
            records=fields("letters"),
        ),
    ),
    EditionSignup: (
        Declared(
            keeping=Keeping.SIGNUPS,
            pseudonymous=fields("user_id"),
            neither=(*COMMON, *fields("edition since remind")),
        ),
    ),
    Attendance: (
        Declared(
            keeping=Keeping.ATTENDANCE,
            pseudonymous=fields("user_id slot_key"),
            neither=(*COMMON, *fields("talk came_at seconds since at marked named")),
        ),
    ),
    # Sums, of which nobody can tell who is in them.
    Turnout: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(
                *COMMON,
                *fields("people seconds most marked file_people file_minutes"),
            ),
        ),
    ),
    Member: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=fields("owner code dm_channel_id"),
            neither=fields(
                "version reminders zone language letters_a_day written_on written spread_at"
            ),
            records=fields("letters"),
        ),
    ),
    LetterTimes: (
        Declared(keeping=Keeping.SETTINGS, neither=fields("before quiet_from quiet_until zone")),
    ),
    OwnCalendar: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=fields("user_id secret"),
            neither=(*COMMON, "alarm"),
        ),
    ),
}
