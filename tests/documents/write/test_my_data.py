"""What people chose is said, each thing of it: the page is for who asks what is stored of them."""

from bot.documents.write.my_data import chosen_in_words
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.team.member import Member
from bot.domain.times.letter_times import LetterTimes
from tests.documents.english import ENGLISH
from tests.factories import MEMBER_ID, OWNER

MEMBER = Member(
    owner=f"user:{MEMBER_ID}",
    code=str(MEMBER_ID),
    reminders=False,
    zone="Pacific/Auckland",
    language="en",
    letters_a_day=3,
    letters=LetterTimes(before=60, quiet_from=22, quiet_until=7, zone="Europe/Oslo"),
    dm_channel_id=5,
)
CALENDAR = OwnCalendar(owner=OWNER, code="0WN101", user_id=MEMBER_ID, secret="canary")


def test_all_that_somebody_chose_is_said():
    assert chosen_in_words(MEMBER, ENGLISH).split(" · ") == [
        "no letters for now",
        "letters before a talk come an hour before",
        "quiet from 22:00 to 07:00, by the clock of Oslo",
        "by the clock of Auckland",
        "3 letters a day at most",
        "letters in English",
        "where your direct messages are",
    ]


def test_a_page_that_may_be_shown_round_opens_no_calendar():
    assert chosen_in_words(CALENDAR, ENGLISH) == "the secret address of your own calendar"
