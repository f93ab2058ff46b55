# The anonymous poll after a talk.
ballot-half-time = Half of the time is over: you can answer until { $until }. If you have, thank you.
ballot-result = **{ $title }**: { $what }
ballot-withheld = { $count ->
    [0] Nobody answered the poll.
    [one] One person answered. Too few to show without pointing at someone: kept sealed.
   *[other] { $count } people answered. Too few to show without pointing at someone: kept sealed.
 }
ballot-answered = { $count ->
    [one] The poll is closed: one person answered.
   *[other] The poll is closed: { $count } people answered.
 }
ballot-state-planned = The poll opens in a moment.
ballot-state-open = Anonymous poll, open until { $until }.
ballot-state-closing = The poll is closed and being counted.
ballot-state-sealed = The poll is closed.
ballot-state-lost = The key of this poll is gone, so its answers cannot be counted.
