# The card of an anonymous poll.
ballot-title = ## Your view of “{ $title }”
ballot-asks = { $count ->
    [one] Thank you for coming. One question:
   *[other] Thank you for coming. { $count } questions:
 }
ballot-asks-line = - { $question }
ballot-promise = **No moderator sees who answered what, and after closing nobody can tell; shown from { $k } answers on.**
ballot-until = -# Open until { $until } ({ $distance }). Until then you can answer again.
ballot-for-days = { $days ->
    [one] -# Open for one day. Until then you can answer again.
   *[other] -# Open for { $days } days. Until then you can answer again.
 }
ballot-button-answer = { $minutes ->
    [one] Answer (one minute)
   *[other] Answer ({ $minutes } minutes)
 }
ballot-button-closed = Closed
ballot-answered = { $count ->
    [0] Nobody answered.
    [one] One person answered.
   *[other] { $count } people answered.
 }
ballot-looked-through = The team looks through the answers before results are shown here.
ballot-withheld = { $count ->
    [0] Nobody answered.
    [one] One person answered. Too few to show without pointing at someone, so it stays sealed. It counts only in the sum over all talks of the edition, once enough other answers hide it there.
   *[other] { $count } people answered. Too few to show without pointing at someone, so it stays sealed. It counts only in the sum over all talks of the edition, once enough other answers hide it there.
 }
ballot-is-closing = Closed. What could tell whose answer is whose is being removed for good; then comes what was answered.
ballot-is-lost = Closed. Its key is gone, so nothing could be counted, and nobody can read an answer.
ballot-is-sealed = Closed.
ballot-half-time = Half of the time to answer is over. You have until { $until } ({ $distance }); nobody can see who did.

ballot-half-time-over = This poll is closed.

# What the team reads of it.
ballot-line-opens = Anonymous poll: opens at { $when }
ballot-line-planned = Anonymous poll: on its way
ballot-line-open = Anonymous poll: open until { $until }; nothing of it is shown before
ballot-line-closing = Anonymous poll: being sealed
ballot-line-sealed = { $published ->
    [yes] Anonymous poll: { $count } people answered, and the results are published
   *[no] Anonymous poll: { $count } people answered; the results are not published yet
 }
ballot-line-lost = Anonymous poll: lost with its key; nothing was counted
ballot-line-withheld = { $count ->
    [0] Anonymous poll: nobody answered
    [one] Anonymous poll: one person answered, too few to show
   *[other] Anonymous poll: { $count } people answered, too few to show
 }
ballot-message-open = Its message was deleted: [Post again what was deleted] on the panel brings it back, and what was answered still counts.
ballot-message-unpublished = Its message was deleted: [Publish …] posts it anew, with the results. Only the team sees them so far.
ballot-message-published = Its message was deleted: [Post again what was deleted] on the panel brings it back, with the published results.
ballot-message-stuck = The poll's message does not show the results yet, though they are published: the desk says what is in the way.
ballot-message-held = Its message could not be posted: the desk says what is in the way.
ballot-close-question = Close the anonymous poll of **{ $title }** now? Nobody can answer any more, and it cannot be opened again.
ballot-result-title = Anonymous poll of “{ $title }”
ballot-to-publish = Only the team sees this so far.
ballot-published = Published: it stands on the poll's message.
ballot-button-results = Results
ballot-button-publish = Publish …
ballot-button-texts = Look through the texts
ballot-texts-waiting = { $count ->
    [0] All texts are looked through.
    [one] One text is to be looked at: it stays out until then.
   *[other] { $count } texts are to be looked at: they stay out until then.
 }
ballot-texts-intro = { $count ->
    [0] All texts are looked through; you can change that.
    [one] One text is to be looked at. Leave out what names somebody, or shows who wrote it.
   *[other] { $count } texts are to be looked at. Leave out what names somebody, or shows who wrote it.
 }
ballot-text-show = Show
ballot-text-shown = Will be shown
ballot-text-leave-out = Leave out
ballot-text-left-out = Left out
ballot-publish-question = { $gone ->
    [yes] Show these results to everybody? The poll's message was deleted, so it is posted anew with them.
   *[no] Show these results to everybody, on the poll's message?
 } That cannot be taken back.
ballot-publish-waiting = { $count ->
    [one] One text that nobody has looked at stays out.
   *[other] { $count } texts that nobody has looked at stay out.
 }
ballot-option-of-few = { $option } ({ $count })
ballot-publish-of-few = { $count ->
    [one] Fewer than { $k } people chose { $options }.
   *[other] { $count } answers were chosen by fewer than { $k } people each, such as { $options }.
 } No number tells by whom, but people who know each other may guess. If that is too much for this group, leave it unpublished, and show later results from more answers on.
ballot-publish-yes = Publish now
ballot-closing-now = The poll is closed. Its results follow when everything that could tell whose answer is whose is removed.
ballot-published-now-stands = Published. The poll's message shows the results in a moment. If Discord does not let it, the panel says so.
ballot-published-now-gone = Published. The poll's message was deleted, so it is posted anew with the results in a moment. If Discord does not let it, the panel says so.
ballot-published-now-unsure = Published. Discord did not tell me whether the poll's message still stands. If it does, it shows the results; if it does not, the desk says so, and offers to post it again.
