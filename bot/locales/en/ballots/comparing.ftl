# The same question over several talks or editions.
ballot-compare-title-talks = Polls compared: { $edition }
ballot-compare-title-editions = Polls compared: the editions of { $series }
ballot-compare-talk = Talk { $number }: { $title }
ballot-together-title = All talks together: { $edition }
ballot-together-nothing = No anonymous poll of this edition is sealed yet.
ballot-button-together = All talks together
ballot-button-compare = Compare talks
ballot-button-compare-editions = Compare editions
ballot-compare-head = **{ $question }**
ballot-compare-mean = Mean, from 1 to { $most }
ballot-compare-said = Who said “{ $option }”
ballot-compare-chose = Who chose “{ $option }”
ballot-compare-line = **{ $figure }** ({ $low } to { $high }) · { $name } · { ballot-answers }
ballot-compare-alike = **{ $figure }** (all the same) · { $name } · { ballot-answers }
ballot-compare-withheld = { $count ->
    [one] Not asked, or too few answers to show · { $name }
   *[other] Not asked, or too few answers to show · { $count } others
 }
ballot-compare-same = These numbers are too small, or too alike, to tell any two apart.
ballot-compare-apart = { $one } and { $other } differ by more than chance.{ $more ->
    [0] { "" }
    [one] { " " }So does one more pair.
   *[other] { " " }So do { $more } more pairs.
 }
ballot-compare-nothing = There is nothing to compare yet: no question has been answered by enough people in two polls.
ballot-compare-more = { $count ->
    [one] One more question is in the file of results.
   *[other] { $count } more questions are in the file of results.
 }
ballot-compare-how = -# In brackets: how far chance alone may reach, at 95% (Wilson for shares, Student’s t for means).
