# Who was at a talk: sums for the team, a certificate for whoever asks.
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
attendance-field-file-hint = From Zoom, Teams, Meet, Webex. I keep the sums, no name.
certificate-button = Certificate
certificates-button = Certificates
certificates-which = Of which talk do you want a certificate of attendance?
certificates-none = I saw you at no talk here that is over, or no longer keep it: I keep for 90 days who was there.
certificate-form = Certificate of attendance
certificate-field-name = Your name as it shall stand there
certificate-field-name-hint = I do not keep it, nor that you asked.
certificate-here = Here is your certificate. Only you see this message, and nobody hears that you asked.
certificate-title = Certificate of attendance
certificate-says = This is to say that
certificate-was = was at the talk
certificate-series = { $series }, { $edition }{ $producers ->
    [none] {""}
   *[other] {" · "}{ $producers }
 }
certificate-minutes = { $minutes ->
    [one] Present for 1 minute
   *[other] Present for { $minutes } minutes
 } (planned: { $of })
certificate-marked = Present, as the organisers noted
certificate-how = Made by Rostrum at the request of the person named, who gave the name. The presence is what was seen in the talk's channel while it ran, or what the organisers noted.
