# The poll after a talk.
poll-intro = Thank you for coming. One question, one click. **This is public**: Discord shows everybody who chose what. I keep nothing but the counts.
poll-about-talk = About the talk
poll-open-question = Open the poll of **{ $title }** now? All who read its thread can answer at once, and it cannot be taken back.
poll-open-yes = Open it
poll-close-question = Close the poll “{ $question }” now? Nobody can answer any more, and it cannot be opened again.
poll-close-yes = Close it
poll-on-its-way = The poll is on its way.
poll-closing-now = The poll is being closed. Its results follow when Discord has counted.
poll-opens = Poll: opens at { $when }
poll-state-planned = Poll: on its way
poll-state-open = Poll: open until { $until }
poll-state-closing = Poll: being counted
poll-state-lost = Poll: lost, since its message is gone or was never counted
poll-sealed = { $count ->
    [0] Poll: nobody answered.
    [one] Poll: one person answered. Too few to quote without pointing at someone.
   *[other] Poll: { $count } people answered. Too few to quote without pointing at someone.
 }
poll-results = **{ $question }** { $results } ({ $count ->
    [one] one answer
   *[other] { $count } answers
 })
poll-share = { $option } { $share }%
