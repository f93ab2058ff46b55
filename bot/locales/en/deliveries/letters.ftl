# What the bot writes by itself about a talk.
# Read hours or months later they must still be true: the hour first, what is relative beside it.
letter-day-before = Reminder: **{ $title }**
 { "" }**{ $zone_time }**{ $elsewhere }
 For you: { $when } ({ $distance })
letter-soon-on-time = **{ $title }** · { $start } ({ $distance })
letter-soon-late = I was offline at { $due }, sorry. **{ $title }** · { $start } ({ $distance })
letter-soon-running = I was offline at { $due }, sorry. **{ $title }** began at { $start }.
letter-over = **{ $title }** · { $when }
 { $state ->
    [cancelled] It was cancelled.
   *[ended] It is over.
 }
letter-start = We are live. Heard something worth keeping? `/log`, [Note], or reply to this message.
letter-start-late = We have been live since { $start }. Heard something worth keeping? `/log`, [Note], or reply to this message.
letter-start-moved = **{ $title }** has moved to { $when }.
letter-moved = **{ $title }** has moved.
 ~~{ $old }~~ → **{ $new }** ({ $zone_time })
 If you were on the list, you still are. In your calendar, please change the time.
letter-cancelled = **{ $title }** on { $when } is cancelled. If it stands in your calendar, please take it out there.
letter-seat-free = A seat became free: you are on the list for **{ $title }**, { $when }.
letter-still-running = The planned end of **{ $title }** was { $end }. Is it still running?
letter-runs-on = **{ $title }** goes on. Planned end: { $end }
letter-off = **{ $title }** was cancelled.
letter-ended = **{ $title }** ended at { $end }.
letter-test = This is the test from the set-up: I can write here, and this is where I will talk to the team.
letter-button-join = Join
letter-button-stop = Stop these messages
letter-button-note = Note
letter-button-ask = Ask a question
letter-button-fine = Fine
letter-button-cannot = Can't make it

notice-title = **Not sent**
notice-away = **I was away from about { $since } until { $until }.**
notice-behind = **Some messages are late.**
notice-mishap-late = Sent late:
notice-mishap-left-out = Not sent any more:
notice-mishap-stuck = Needs you:
notice-line-late = - { $what } for “{ $title }”
notice-line-posted = - { $what } for “{ $title }” stands as it was: { $reason }
notice-line = - { $what } for “{ $title }”: { $reason }

# Kinds of planned messages.
delivery-announcement = Announcement
delivery-thread = Thread for the talk
delivery-day-before = Reminder the day before
delivery-soon = Letter 15 minutes before
delivery-start = “We are live”
delivery-moved = News of the move
delivery-moved-letter = Letter about the move
delivery-cancelled = News of the cancellation
delivery-cancelled-letter = Letter about the cancellation
delivery-seat-free = Letter about a free seat
delivery-run-sheet = Run sheet
delivery-live-panel = Live panel
delivery-still-running = “Still running?”
delivery-poll = Poll
delivery-findings = Key findings
delivery-findings-thread = Thread for the key findings
delivery-review = Call for a review
delivery-notice = Notice to the team
delivery-test = Test message

# Why something is not sent.
reason-no-channel = no channel is chosen for it. Choose one with `/setup`.
reason-channel-gone = its channel or message is gone. Choose another channel with `/setup`.
reason-no-permission = I may not write there. `/setup`, step 4, shows what is missing.
reason-dm-closed = this member accepts no direct messages from me.
reason-cannot-look = I cannot tell whether it went out, because I may not read the history there.
reason-no-answer = Discord answered with an error every time for a day.
reason-refused = Discord refused it. The log says why.
reason-too-late = it would have come too late.
reason-collapsed = a nearer reminder took its place.
reason-not-wanted = nobody wants it any more.
reason-poll-lost = Discord never told the exact count, so its results are lost; perhaps somebody deleted the message.
reason-depends-on-held = it follows a message that is itself waiting.
