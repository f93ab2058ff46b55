# What note-takers do to what others wrote, and what members report.
takeaway-held = A note-taker looks at { $count ->
    [one] it
   *[other] these
} before others see { $count ->
    [one] it.
   *[other] them.
}
held-guest = Waits for a note-taker, as all that guests write to this talk.
held-brake = Waits for a note-taker: much came at once.
held-words = Waits for a note-taker: it has a word from your list.

manage-open = Open one to change or hide it
manage-button-hide = Hide
manage-button-back = Bring back
manage-button-answered = Answered
manage-button-unanswered = Not answered yet
manage-button-take-out = Ask it by itself
manage-button-remove = Remove …
manage-hidden = Hidden { $when } for everybody; you can bring it back until { $until }.
manage-reported = { $count ->
    [one] One person reported it.
   *[other] { $count } people reported it.
 }
manage-left-out = Left out: members do not see it.
manage-merged = Another question stands for it.
manage-answered = ✓ answered
# $by is a mention.
manage-changed = Changed by { $by }, { $when }
manage-merge = Merge it into another question
manage-take-out = Ask one of the merged questions by itself
manage-remove-question = Remove “{ $text }” for good? There is no way back. Hidden, it can be brought back for { $days } days.
manage-remove-yes = Remove for good
manage-remove-no = Keep it
manage-removed = Removed for good.

report = Report one to the team
report-question = Shall the team look at this? It reads how many reported it, never who.
report-yes = Report
report-thanks = Thank you. The team will look at it.

# $held wait unseen, $reported are seen and were reported.
look-waits = { $held ->
    [0] { $reported ->
        [0] Nothing of **{ $title }** waits for you.
        [one] **One note reported** in “{ $title }”
       *[other] **{ $reported } notes reported** in “{ $title }”
     }
    [one] **One note held** of “{ $title }”{ $reported ->
        [0] {""}
       *[other] , { $reported } reported
     }
   *[other] **{ $held } notes held** of “{ $title }”{ $reported ->
        [0] {""}
       *[other] , { $reported } reported
     }
 }
look-button = Look through { $count }
look-button-pass = Pass
look-names = ⚠️ names { $names }
look-done = Nothing waits any more.
look-pass-these = { $count ->
    [one] Pass it
   *[other] Pass these { $count }
}
look-hide-these = { $count ->
    [one] Hide it
   *[other] Hide these { $count }
}
look-hide-all = { $count ->
    [one] Hide the one held
   *[other] Hide all { $count } held
 }
look-pass = Pass some of them
look-hide = Hide some of them
look-open = Open one of them

hidden-button = Show hidden
hidden-title = { $count ->
    [0] Nothing is hidden.
    [one] One hidden note. Open it to bring it back.
   *[other] { $count } hidden notes, the last one first. Open one to bring it back.
 }
notes-title = { $count ->
    [0] Nobody has written anything yet.
    [one] One note
   *[other] { $count } notes, the newest first
 }

form-intake = What guests write
field-hold = Hold it until a note-taker passes it?
field-hold-hint = Guests are all who are neither note-takers nor organisers
field-per-person = From one person in ten minutes
field-per-person-hint = So many notes pass; more are held
field-per-talk = From all guests in ten minutes
field-per-talk-hint = So many notes pass; more are held
intake-held = From now on, what guests write to this talk waits until a note-taker passes it.
intake-open = What guests write to this talk is shown at once, unless too much comes or a word is on your list.

error-cannot-merge = Only two different questions of the same talk can be merged, and both must be in sight.
error-too-many-notes = { $minutes ->
    [one] So many notes are coming in that I cannot keep this one. Please try again in a minute.
   *[other] So many notes are coming in that I cannot keep this one. Please try again in { $minutes } minutes.
 }
