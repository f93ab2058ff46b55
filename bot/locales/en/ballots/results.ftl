# What came of an anonymous poll.
ballot-answers = { $count ->
    [one] one answer
   *[other] { $count } answers
 }
ballot-question-head = **{ $question }** · { ballot-answers }
ballot-question-mean = { NUMBER($mean, minimumFractionDigits: 1) } of { $most } on average
ballot-question-withheld = { $count ->
    [0] Nobody answered this.
   *[other] Too few to show without pointing at someone.
 }
ballot-option-line = `{ $bar }` { $option } ({ $count })
ballot-text-line = { $text }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } times)
 }
ballot-texts-none-shown = None of the texts is shown, or nobody has looked at them yet.
ballot-texts-more = { $count ->
    [one] One more text is in the file of results.
   *[other] { $count } more texts are in the file of results.
 }
ballot-questions-more = { $count ->
    [one] One more question is in the file of results.
   *[other] { $count } more questions are in the file of results.
 }
ballot-turnout = { $count ->
    [one] One person answered
   *[other] { $count } people answered
 }; { $going } had signed up{ $came ->
    [0] { "" }
   *[other] , { $came } came
 }.
ballot-over-talks = { $talks ->
    [0] { "" }
    [one] From one talk.
   *[other] From { $talks } talks.
 }{ $waiting ->
    [0] { "" }
    [one] { " " }One more waits until others of few answers hide it.
   *[other] { " " }{ $waiting } more wait until others of few answers hide them.
 }
ballot-worded-otherwise = ⚠ Some were asked in other words: { $wordings }
ballot-chart-about = Bar chart of the numbers in the text: { $what }

# Their file, as PDF.
polls-title = Results of polls: { $edition }
polls-exported = Taken out on { $on }. Totals alone: no answer can be tied to anybody, and answers of few are left out.
polls-together = All talks together
polls-talk = Talk { $number }: { $title }
polls-option = Answer
polls-figure = Share (answers)
polls-share = { $share }% ({ $count })
