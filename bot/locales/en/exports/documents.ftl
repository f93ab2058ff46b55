# The fixed words of documents: published articles, which are also read back, and session notes.
# A heading must differ from every other of its document.
# What the document is, behind a title that is no more than the name of the edition.
article-label-untitled = Key findings
# Over the findings, where the team gave no heading.
article-label-findings = Key takeaways
article-label-findings-from = Key takeaways from { $name }
document-contents = Contents
# Behind the name of an edition, on the cover of its book.
document-book = key findings and session notes
article-label-edition = Edition
article-label-published-on = Publication date
article-label-correction = Correction
article-label-kind = Content type
article-label-author = Author
article-label-reading-time = Reading time: { $minutes } min
article-label-became = What became of the last findings
article-label-talks = Talks
article-label-further-reading = Further reading
article-label-thanks = With thanks to
article-label-scope-note = About this document
article-label-talk = Talk
article-label-segment = segment
# Before minutes, as in “from 00:12”.
article-label-minute = from
article-label-evidence = Heard in
article-label-series = Series
article-label-date = Date
article-label-until = Until
article-label-part = Segment
article-label-speaker = Speaker
article-label-recording = Recording

notes-label-notes = Notes
notes-label-exported = Exported
notes-label-talk = Talk
notes-label-segment = Segment
notes-label-in-segment = segment
notes-label-finding = finding
notes-label-who = who
notes-label-chatham-house = This talk was held under the Chatham House Rule: what was said may be used, but not who said it.
notes-label-nothing = No notes.
notes-label-when = When
notes-label-place = Place
notes-label-signed-up = Signed up
notes-label-registration = Registration
notes-label-recording = Recording
notes-label-speakers = Speakers
notes-label-agenda = Agenda
notes-label-poll = Poll
notes-label-poll-sealed = So few people answered that the results would point at them, so they are shown to nobody.
notes-signed-up = { $going } going, { $maybe } maybe
notes-poll = { $count ->
    [one] { $count } person answered.
   *[other] { $count } people answered.
 }
notes-kind-insight = Insights
notes-kind-practice = Practices
notes-kind-decision = Decisions
notes-kind-action = Actions
notes-kind-question = Questions
notes-kind-resource = Resources
