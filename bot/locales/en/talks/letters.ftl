# What the bot writes by itself about a talk.
# Read hours or months later they must still be true: the hour first, what is relative beside it.
letter-day-before = Reminder: **{ $title }**
 { "" }**{ $zone_time }**{ $elsewhere }
 For you: { $when } ({ $distance })
letter-began = It began at { $start }.
letter-soon-on-time = **{ $title }** · { $start } ({ $distance })
letter-soon-late = I was offline at { $due }, sorry. **{ $title }** · { $start } ({ $distance })
letter-soon-running = I was offline at { $due }, sorry. **{ $title }** began at { $start }.
letter-soon-maybe = You said maybe. Press [I'm going], and I show you the way in.
letter-soon-maybe-closed = You said maybe, and sign-up has closed.
letter-over = **{ $title }** · { $when }
 { $state ->
    [cancelled] It was cancelled.
   *[ended] It is over.
 }
# Under the Chatham House Rule nobody is invited to write where others read who wrote.
letter-start = We are live. { letter-start-keep }
letter-start-late = We have been live since { $start }. { letter-start-keep }
letter-start-keep = Heard something worth keeping? { $chatham ->
    [yes] Press [Note] or write to me directly: this talk is under the Chatham House Rule, so nobody's name is kept with it.
   *[no] Press [Note], answer this message with the @ on, or write to me directly.
 }
letter-start-moved = **{ $title }** has moved to { $when }.
letter-moved = **{ $title }** { $other ->
    [place] takes place elsewhere.
    [neither] had moved, and has moved back.
   *[time] has moved.
 }
 { $what }
 If you were on the list, you still are.{ $calendar ->
    [place] { " " }In your calendar, please change the place.
    [time] { " " }In your calendar, please change the time.
   *[no] { "" }
 }
letter-moved-time = ~~{ $old }~~ → **{ $new }** ({ $zone_time })
letter-moved-same-time = { $new } ({ $zone_time })
letter-moved-place = ~~{ $old }~~ → **{ $new }**
letter-cancelled = **{ $title }** on { $when } is cancelled. If it stands in your calendar, please take it out there.
letter-cancelled-not = **{ $title }** was cancelled, and takes place after all: { $when }.
letter-back-on = **{ $title }** takes place after all: { $when } ({ $zone_time }). If you were on the list, you still are.
letter-seat-free = A seat became free, and you are on the list for **{ $title }**, { $when }.
letter-seat-offer = A seat is free for you at **{ $title }**, { $when }.
 I keep it until **{ $until }** ({ $distance }), then the next in the queue gets it.
letter-seat-passed = **{ $title }** · { $when }
 This offer of a seat is over.{ $signup ->
    [open] { " " }[I'm going] on the talk's card puts you on the list again.
   *[closed] { "" }
 }
letter-seat-kept = A seat at **{ $title }** is free, and I cannot write to the member whose turn it is.
 Are you on the waiting list? Press [I'm going] to see whether it is yours, until **{ $until }** ({ $distance }).
letter-seat-kept-no-more = No seat at **{ $title }** is kept for anybody now.
letter-still-missing = **{ $title }** · { $when } ({ $distance })
letter-missing-no-more = Here stood what was missing shortly before. How the talk stands is on its panel.
letter-recording-missing = recording missing
letter-still-running = The planned end of **{ $title }** was { $end }. Is it still running?
letter-over-at = If nobody says so, it counts as over at { $over }, and people are asked about it at { $asked }.
letter-over-once-left = It counts as over once nobody is in { $channel } any more.
letter-runs-on = **{ $title }** goes on. Planned end: { $end }
letter-off = **{ $title }** was cancelled.
letter-ended = **{ $title }** ended at { $end }.
letter-test = This is the test from the set-up: I can write here, and this is where I will talk to the team.
letter-button-join = Join
letter-button-stop = Stop these messages
letter-button-note = Note
letter-button-ask = Ask a question
letter-button-take-seat = Take the seat
letter-button-fine = Fine
letter-button-cannot = Can't make it
letter-rule-off = The Chatham House Rule was switched off for **{ $title }**{ $member ->
    [none] {""}
   *[other] {" "}by { $member }
 }. What people log from now on is kept with who said it. If that was not meant, switch it on again by [Edit] on the panel.
