# What is asked after talks, as the team sets it.
asked-series-title = After each talk of “{ $title }”
asked-talk-title = After “{ $title }”
asked-native = One quick question as a native Discord poll. **It is public**: Discord shows everybody who chose what. Talks under the Chatham House Rule get an anonymous poll all the same.
asked-ballot = An anonymous poll: { $what }. Open for { $days ->
    [one] one day
   *[other] { $days } days
 }; results from { $k } answers on.
asked-forced = Under the Chatham House Rule it is always anonymous.
asked-over = A talk that nobody ends counts as over { $minutes } minutes after its planned end; in a voice or stage channel once nobody is there any more.
asked-own = questions in your own words
asked-line = - { $question } *({ $kind })*
asked-renewed = { $count ->
    [one] Now asks something else: { $questions }. It counts as a new question, so its answers are compared with none before. Corrections of spelling change nothing of that kind.
   *[other] Now ask something else: { $questions }. They count as new questions, so their answers are compared with none before. Corrections of spelling change nothing of that kind.
 }
asked-button-change = Change
asked-button-try = As members see it
asked-button-file = Questions from a file
asked-button-file-get = Get them as a file
asked-file-here = What is asked now, to be changed in any text editor. [Questions from a file] takes it back.
asked-button-own = Add a question
asked-button-own-edit = Change the added question
asked-button-own-none = Do not ask it
asked-button-series = For the whole series
asked-word = Word a question …
asked-word-new = One question more
asked-leave-out = Leave a question out …
asked-tried = That was an example: nothing is kept or counted.
asked-form = Poll after each talk
asked-form-question = A question
asked-form-file = Questions from a file
asked-field-poll = What is asked
asked-field-template = Questions of an anonymous poll
asked-field-template-hint = A template takes the place of your own wording.
asked-field-k = Show results from so many answers on
asked-field-k-hint = At least 3; { $k } is usual. With fewer nobody sees them, you neither.
asked-field-days = Open for so many days
asked-field-over = Over so many minutes after the planned end
asked-field-over-hint = If nobody ends it or says that it goes on; 10 to 360.
asked-field-file = YAML file
asked-field-file-hint = Begin with [Get them as a file]. A mistake is named with its line.
poll-choice-native = One public question (native Discord poll)
poll-choice-ballot = Several questions, anonymous
question-field-text = What is asked
question-field-kind = How it is answered
question-field-options = What can be answered, one on each line
question-field-options-hint = Of a rating only the words for 1 and for 5; of a text nothing.
question-field-hint = A line below it
question-kind-rating = 1 to 5
question-kind-choice = one of several
question-kind-choices = any of several
question-kind-recommend = yes, maybe, no
question-kind-text = in words
