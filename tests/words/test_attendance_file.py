"""Lists of participants as five tools write them; all names are invented."""

# ruff: noqa: E501 - rows are as wide as the tools write them

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.signups.errors import AttendanceFileNotUnderstood, AttendanceLineNotUnderstood
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
WEBINAR = """\
Attendee Report
Report Generated:,04/08/2022 09:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users
Squares,123 456,04/07/2022 02:58:00 PM,93,4,0,2,4
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,
Yes,Ada Example,ada@example.org,04/07/2022 02:58:00 PM,04/07/2022 04:28:00 PM,90,No,Denmark,
Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,
Yes,Bo Example,bo@example.org,04/07/2022 03:00:00 PM,04/07/2022 04:00:00 PM,60,No,Denmark,
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Cy Example,Cy,Example,cy@example.org,04/01/2022 10:00:00 AM,approved,04/07/2022 03:00:00 PM,04/07/2022 03:30:00 PM,30,Yes,Denmark
No,Di Example,Di,Example,di@example.org,04/01/2022 10:00:00 AM,approved,--,--,--,--,--
"""
WAITING = """\
Topic,ID,Host name,Duration (minutes),Start time,End time,Participants
Squares,123 456,Ada Example,93,04/07/2022 02:58:00 PM,04/07/2022 04:31:00 PM,2

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room
Bo Example,,04/07/2022 02:50:00 PM,04/07/2022 03:00:00 PM,10,Yes,,Yes
Bo Example,,04/07/2022 03:00:00 PM,04/07/2022 04:00:00 PM,60,Yes,OK,No
"""
IN_ONE = """\
Topic,Meeting ID,User Name,User Email,Start Time,End Time,Duration (Minutes),Participants,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Squares,123 456,Ada Example,ada@example.org,04/07/2022 02:58:00 PM,04/07/2022 04:31:00 PM,93,2,Ada Example,ada@example.org,04/07/2022 02:58:00 PM,04/07/2022 04:28:00 PM,90,No
Squares,123 456,Ada Example,ada@example.org,04/07/2022 02:58:00 PM,04/07/2022 04:31:00 PM,93,2,Bo Example,,04/07/2022 03:00:00 PM,04/07/2022 03:20:00 PM,20,Yes
"""
BLUE_BUTTON = """\
Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,Which mail do you read?\r
"Ada Example","TRUE","0","00:10:00","-","3","0","0","0","4/7/2022, 02:58:00 PM","4/7/2022, 04:28:00 PM","01:30:00","-"\r
"Bo Example","FALSE","4.5","-","-","0","1","1","0","4/7/2022, 03:00:00 PM","-","00:30:00","Paper"\r
"Cy Example","FALSE","4.5","-","-","0","1","1","0","4/7/2022, 03:00:00 PM","-","00:30:00","Paper"\r
"Anonymous","","","","","","","","","","","","Paper\r
None"\r
"""
TEAMS_GERMAN = """\
1. Zusammenfassung
Titel der Besprechung\tSquares

2. Teilnehmer
Name\tErste Teilnahme\tLetztes Verlassen\tDauer der Besprechungsteilnahme\tE-Mail\tRolle
Ada Example\t07.04.22, 14:58:11\t07.04.22, 16:31:12\t1 Std. 33 Min. 1 Sek.\tada@example.org\tOrganisator
Bo Example\t07.04.22, 15:10:00\t07.04.22, 15:40:30\t30 Min. 30 Sek.\t\tPräsentator
"""
# As a spreadsheet saves it: each row as wide as the widest one.
SAVED_AGAIN = """\
Host Details;;
Name;Email;Duration (minutes)
Ada Example;ada@example.org;90
Attendee Details;;
Name;Email;Duration (minutes)
Bo Example;;30
;;
"""
WEBEX = """\
"Meeting Name","Meeting Start Time","Display Name","Role","Attendee Email","Join Time","Leave Time","Attendance Duration","Connection Type"
"Squares","2022-04-07 15:00:00","Ada Example","Host","ada@example.org","2022-04-07 15:00:00","2022-04-07 16:30:00","90 mins","Desktop app"
"Squares","2022-04-07 15:00:00","Bo Example","Attendee","n/a","2022-04-07 15:00:00","2022-04-07 15:20:00","20 mins","Web app"
"Squares","2022-04-07 15:00:00","Cy Example","Attendee","n/a","2022-04-07 15:00:00","2022-04-07 15:10:00","10 mins","Web app"
"""
SPANISH = """\
Nombre;Correo electrónico;Duración
Ada Example;ada@example.org;1:00:00
Ada E.;ada@example.org;0:30:00
"""
ZOOM_GERMAN = """\
Thema,ID,Name des Hosts,Dauer (Minuten),Startzeit,Endzeit,Teilnehmer
Squares,123 456,Ada Example,93,07.04.2022 14:58:00,07.04.2022 16:31:00,2

Name (Originalname),E-Mail,Beitrittszeit,Austrittszeit,Dauer (Minuten),Gast
Ada Example,ada@example.org,07.04.2022 14:58:00,07.04.2022 16:28:00,90,Nein
Bo Example,,07.04.2022 15:00:00,07.04.2022 16:00:00,60,Ja
"""
GERMAN = """\
Teilnehmer;E-Mail;Dauer
Ada Example;;1:30:00
Bo Example;;0:30:00
"""


@pytest.mark.parametrize(
    ("text", "people", "minutes"),
    [
        pytest.param(ZOOM, 2, 180, id="zoom"),
        pytest.param(TEAMS, 2, 123, id="teams"),
        pytest.param(MEET, 2, 90, id="meet"),
        pytest.param(ZOOM_GERMAN, 2, 150, id="zoom in German"),
        pytest.param(GERMAN, 2, 120, id="german"),
        pytest.param(WEBEX, 3, 120, id="webex, without addresses of guests"),
        pytest.param(SPANISH, 1, 90, id="Spanish, by address"),
        pytest.param(WEBINAR, 3, 180, id="webinar"),
        pytest.param(WAITING, 1, 60, id="waiting room"),
        pytest.param(IN_ONE, 2, 110, id="meeting and people in one table"),
        pytest.param(BLUE_BUTTON, 3, 150, id="bigbluebutton"),
        pytest.param(TEAMS_GERMAN, 2, 123, id="teams in German"),
        pytest.param(SAVED_AGAIN, 2, 120, id="saved by a spreadsheet"),
    ],
)
def test_sums_of_a_list(text, people, minutes):
    assert read_attendance(text) == Listed(people, minutes)


@pytest.mark.parametrize(
    "text", ["", "Dear all,\nthank you", "Name,Duration\n", "Name,Duration\nAda,--"]
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(AttendanceFileNotUnderstood):
        read_attendance(text)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1h 33m 1s", 93),
        ("1 hr 2 min", 62),
        ("75 mins", 75),
        ("1 Std. 5 Min.", 65),
        ("1 godz. 5 min 59 sek.", 65),
        ("2 t 1 min", 121),
        ("1 uur 3 minuten", 63),
        ("1 tim 5 min", 65),
        ("1:02:03", 62),
        ("62,5", 62),
    ],
)
def test_lengths_as_the_tools_write_them(written: str, minutes: int):
    assert read_attendance(f'Name,Duration\nAda,"{written}"') == Listed(1, minutes)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("Ada,ada@example.org,long", 3),
        ("Ada,,90\n\nBo,,1 parsec", 5),
        ("Ada,,90\nBo,bo@example.org", 4),
        ("Ada,,90\n,,30", 4),
        ("Ada,,90\nBo,,3000", 4),
        ('"Ada\nExample",,90\nBo,,no idea', 5),
        # No look into what is longer than any length: it would take minutes, or be no number at all.
        (f"Ada,,90\nBo,,{'1' * 5000}:00:00", 4),
        # Nobody can tell whether a row alone is the title of a part; what stands below it can.
        ("Ada,,90\nBo\nCy,cy@example.org,30", 5),
    ],
)
def test_line_that_would_count_nobody_is_named(rows: str, line: int):
    with pytest.raises(AttendanceLineNotUnderstood) as refused:
        read_attendance(f"Squares\nName,Email,Duration\n{rows}\n")
    assert refused.value.params["line"] == line


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text):
    try:
        found = read_attendance(f"Name,Duration\n{text}")
    except (AttendanceFileNotUnderstood, AttendanceLineNotUnderstood):
        return
    assert found.people > 0
