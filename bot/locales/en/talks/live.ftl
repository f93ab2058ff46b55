# The live panel backstage.
live-now = ● **LIVE** since { $start } ({ $distance })
live-segment = now: **{ $number }** { $title }
live-over = This talk is over.
live-moved = This talk has moved. When it begins, another panel comes.
live-cancelled = This talk was cancelled.
live-takeaways = { $count ->
    [0] No takeaway yet
    [one] One takeaway
   *[other] { $count } takeaways
 }
live-last = last: “{ $text }”
live-questions = { $count ->
    [0] no question from the audience
    [one] one question from the audience
   *[other] { $count } questions from the audience
 }
live-held = { $count ->
    [one] one note held
   *[other] { $count } notes held
 }
live-button-notes = Notes
live-button-next = Next segment
live-button-questions = Questions
live-button-goes-on = It goes on
live-button-poll = Open poll
live-button-close-poll = Close the poll
