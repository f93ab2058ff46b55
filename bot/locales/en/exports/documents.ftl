# The fixed words of documents: published articles, which are also read back, and session notes.
# A heading must differ from every other of its document.
# Stands where an article has no title, or its findings no heading.
article-untitled = Key findings
document-contents = Contents
article-label-edition = Edition
article-label-published-on = Publication date
article-label-kind = Content type
article-label-author = Author
article-label-reading-time = Reading time: { $minutes } min
article-label-talks = Talks
article-label-further-reading = Further reading
article-label-thanks = With thanks to
article-label-scope-note = About this document
article-label-talk = Talk
article-label-segment = segment
article-label-minute = minute
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
notes-label-elsewhere = Outside the segments
notes-label-finding = finding
notes-label-chatham-house = This talk was held under the Chatham House Rule: what was said may be used, but not who said it.
notes-label-nothing = No notes.
notes-kind-insight = Insight
notes-kind-practice = Practice
notes-kind-decision = Decision
notes-kind-action = Action
notes-kind-question = Question
notes-kind-resource = Resource
