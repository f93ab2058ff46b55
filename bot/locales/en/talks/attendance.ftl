# Who was at a talk: sums for the team.
panel-button-attendance = Attendance
attendance-title = **Who was at “{ $title }”**
attendance-off = Attendance is switched off. An organiser can switch it on in step 2 of `/setup`.
attendance-totals = Sums alone: I show nobody who it was. `/export` takes them out.
attendance-names = `/export` takes them out; organisers get with it who was there, as the card said.
attendance-none = I know of nobody so far.
attendance-seen = In the channel: { $count ->
    [one] 1 person
   *[other] { $count } people
 }, at most { $most } at once
attendance-mean = On average { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
 } each
attendance-there = There now: { $count }
attendance-marked = Marked by the team: { $count }
attendance-in-file = By the file of another tool: { $count ->
    [one] 1 person
   *[other] { $count } people
 }
attendance-mark = Mark who came
attendance-unmark = Take a mark back
attendance-button-file = Read a file
attendance-button-file-none = Forget the file
attendance-form-file = Attendance from a file
attendance-field-file = List of participants (CSV)
attendance-field-file-hint = From Zoom, Teams, Meet, Webex, BigBlueButton. I keep the sums, no name.
