"""Lists of participants as four tools write them; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signups.errors import AttendanceFileNotUnderstood
from bot.words.attendance_file import Listed, read_attendance

ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
123 456,Squares,04/07/2022 02:58:00 PM,04/07/2022 04:31:00 PM,host@example.org,93,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada Example,ada@example.org,04/07/2022 02:58:00 PM,04/07/2022 03:28:00 PM,30,No
"Bo Example, City of Northville",,04/07/2022 03:00:00 PM,04/07/2022 04:30:00 PM,90,Yes
Ada E.,ada@example.org,04/07/2022 03:30:00 PM,04/07/2022 04:30:00 PM,60,No
"""
TEAMS = """\
1. Summary
Meeting title\tSquares
Attended participants\t2

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ada Example\t4/7/22, 2:58:11 PM\t4/7/22, 4:31:12 PM\t1h 33m 1s\tada@example.org\t\tOrganizer
Bo Example (Guest)\t4/7/22, 3:10:00 PM\t4/7/22, 3:40:30 PM\t30m 30s\t\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ada Example\t4/7/22, 2:58:11 PM\t4/7/22, 4:31:12 PM\t1h 33m 1s\tada@example.org\tOrganizer
"""
MEET = """\
First name,Last name,Email,Duration,Time joined,Time exited
Ada,Example,ada@example.org,1 hr 2 min,15:00,16:02
Bo,Example,,28 min,15:00,15:28
"""
GERMAN = """\
Name des Teilnehmers;E-Mail;Dauer
Ada Example;;1:30:00
Bo Example;;0:30:00
"""


@pytest.mark.parametrize(
    ("text", "people", "minutes"),
    [(ZOOM, 2, 180), (TEAMS, 2, 123), (MEET, 2, 90), (GERMAN, 2, 120)],
    ids=["zoom", "teams", "meet", "german"],
)
def test_sums_of_a_list(text, people, minutes):
    assert read_attendance(text) == Listed(people, minutes)


@pytest.mark.parametrize(
    "text", ["", "Dear all,\nthank you", "Name,Duration\n", "Name,Duration\nAda,long"]
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(AttendanceFileNotUnderstood):
        read_attendance(text)


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text):
    try:
        found = read_attendance(f"Name,Duration\n{text}")
    except AttendanceFileNotUnderstood:
        return
    assert found.people > 0
