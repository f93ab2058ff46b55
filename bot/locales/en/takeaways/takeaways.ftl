# Logging what is said: forms, replies, questions, search.
form-note = Keep a takeaway
form-note-edit = Correct a takeaway
form-question = Ask a question
field-note = What is worth keeping?
field-note-hint = One a line. First character: ? question, ! action -> who, + practice, = decision, @ resource
field-note-talk = To which talk does it belong?
field-question = Your question
field-question-hint = It goes to whoever leads the talk. Others can support it.

takeaway-kind-insight = Insight
takeaway-kind-practice = Practice
takeaway-kind-decision = Decision
takeaway-kind-action = Action
takeaway-kind-question = Question
takeaway-kind-resource = Resource

# $title is the talk's; $place is such as "segment 2 · minute 34".
takeaway-kept = { $count ->
    [one] Kept for **{ $title }**
   *[other] Kept { $count } takeaways for **{ $title }**
 }
takeaway-nameless = Under the Chatham House Rule: nobody's name was kept with it.
takeaway-names = ⚠️ It names **{ $names }**. Under the Chatham House Rule, please say what was said and not who said it: [Edit] changes it.
takeaway-segment = segment { $number }
takeaway-minute = minute { $number }
takeaway-supporters = +{ $count }
takeaway-changed = Corrected.
takeaway-removed = Removed for good.
takeaway-button-edit = Edit
takeaway-button-undo = Undo
takeaway-pick = Correct or undo one of them

# What says nearly the same as what was just kept.
near-title = { $count ->
    [one] Looks like one that is there already. Yours is kept as well:
   *[other] Looks like these, which are there already. Yours is kept as well:
 }
near-own = yours
near-support = Support { $number } instead
near-both = Your own is kept as well, unless you take it back:
near-take-mine = Take mine back

questions-title = Questions from the audience
questions-none = Nobody has asked anything yet.
questions-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
 }
questions-support = Support a question
questions-supported = You support: { $text }
questions-support-back = Take it back
questions-not-supported = You no longer support: { $text }

message-which-talk = Several talks are running. Which one is this for?
message-no-live-talk = While a talk is running, I keep what you write to me here. None that you may take part in is running now; `/talks` on the server shows what is coming.
message-unread = I could not read your answer to **{ $title }**: with the @ switched off, Discord does not show it to me. { $chatham ->
    [yes] Press [Note], or write it to me here while the talk runs: it is under the Chatham House Rule, and an answer there shows who wrote it.
   *[no] Answer again with the @ on, press [Note], or write it to me here while the talk runs.
 }
message-exposed = Your own message still stands there with your name. You can delete it: what I kept stays.
message-help = While a talk is running, I keep what you write to me here as a takeaway, one a line. Everything else is on the server: `/help` shows what you can do, `/talks` what is coming.
message-thanks = You are welcome. I kept nothing of this message.
message-stop = I write to you only about talks that you signed up to. Shall I stop?
message-data = I keep which talks you come to, whether I may write to you, and what you log for a talk: with your id, so that you can correct it, but without it under the Chatham House Rule. This message is not kept. [My data] shows all of it, on every server, to take away or to erase.

form-search = Search
field-search = One or a few words
field-search-kind = Only of this kind
field-search-tag = Only with this tag
field-search-tag-hint = One word, with or without #
field-search-person = Only while this panellist spoke
field-search-person-hint = A name, or “{ search-mine }” for what you noted yourself
field-search-date = Only of this date
field-search-date-hint = A day, a month or a year
search-mine = My own
search-this-talk = this talk
search-nothing-asked = Write a word, or choose by what to narrow the search.
search-title = Found { $count } for “{ $words }”
search-none = I found nothing for “{ $words }”.
search-more = { $count ->
    [one] And one more. Another word narrows it down.
   *[other] And { $count } more. Another word narrows it down.
 }
search-finding = Finding { $number }: { $heading }
# $where is such as "2022 · talk 2 · segment 1 · minute 34".
search-line = { $what } · { $where }
search-talk = talk { $number }
