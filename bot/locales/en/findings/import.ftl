# What "python -m bot import findings" says that it read, and what it did. "-" means: not said.

import-title = Title: { $title }
import-edition = Edition: { $edition }
import-published-on = Publication date: { $date }
import-kind = Content type: { $kind }
import-introduction = Introduction: { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
 }
import-findings = Findings: { $count }
import-finding = { "  " }{ $number }. { $heading } ({ $characters } characters)
import-talks = Talks: { $count }
import-talk = { "  " }{ $title } ({ $date })
import-further-reading = Further reading: { $count ->
    [one] 1 item
   *[other] { $count } items
 }
import-thanks = Thanks: { $count ->
    [one] 1 paragraph
   *[other] { $count } paragraphs
 }
import-minutes = Reading time: { $minutes } min
import-authors = Authors: { $names }
import-empty = Named, but empty: { $part ->
    [title] title
    [edition] edition
    [published_on] publication date
    [kind] content type
    [authors] authors
    [introduction] introduction
    [findings] findings
    [became] what became of the last findings
    [talks] talks
    [further_reading] further reading
    [thanks] thanks
   *[other] note on scope
 }
import-left-out = Left out, line { $number } ({ $reason ->
    [icon_names] names of icons
    [share_links] links for sharing
    [navigation] navigation of the page
    [reading_time] the reading time is counted anew
    [field] a field that articles do not have
    [again] stands there twice
    [group] a heading over several findings
    [after_findings] comes after the findings
   *[other] not understood
 }): { $text }
import-used = Line { $number } ({ $part ->
    [title] title
    [edition] edition
    [published_on] publication date
    [correction] correction
    [kind] content type
    [authors] authors
    [introduction] introduction
    [findings] findings
    [became] what became of the last findings
    [talks] talks
    [further_reading] further reading
    [thanks] thanks
   *[other] note on scope
 }): { $text }
import-programme-into = { $series }, { $edition }:
import-programme-entry = Line { $line }: { $standing }: { $title } ({ $when }){ $changes ->
    [0] { "" }
   *[other] : { $what }
 }
import-programme-gone = Not in the file, and left as it is: { $title }
import-standing-new = new
import-standing-changed = changed
import-standing-same = as it is already
import-standing-done = over or cancelled here, and left as it is
import-standing-never = called off in the file, and not made
import-dry-run = Nothing was stored (--dry-run).

import-new-series = Made the series { $series }.
import-new-edition = Made the edition { $edition } of { $series }.
import-kept = Kept in { $series }, { $edition }: { $findings ->
    [one] 1 finding
   *[other] { $findings } findings
 }, { $talks ->
    [one] 1 talk
   *[other] { $talks } talks
 }. They count as published; nothing is posted.
import-nothing-new = { $series }, { $edition } has all of it already; nothing was changed.
import-refused-link = Not kept as a recording, since it is no web address (http or https): { $line }
import-unplaced-speaker = Not kept, since nobody can tell in which segment they spoke: { $line }
article-doubt-count-differs = “{ $line }” promises another number than { $found ->
    [one] the one finding
   *[other] the { $found } findings
} that I read. Please look at the list above.
article-doubt-last-is-longer = More stands below the last finding than below the others, from “{ $line }” on. If it is no part of it, put a heading above, such as “Conclusion”.
article-doubt-another-list = The list that begins with “{ $line }” may be the findings too. If it is, leave out the list that I read.
article-doubt-closed-by-words = I left out “{ $line }” and what follows it: it seems to close the text. If it is a part of the last finding, join it to the paragraph above.
article-doubt-coming-talks = I left out the talks below “{ $line }”, which are still to come. If they are talks of this article, write “Talks” instead of that line.
article-doubt-heading-in-last = “{ $line }” was read as a part of the findings. If they end above it, put a heading there, such as “Conclusion”.
article-doubt-short-paragraph = “{ $line }” was read as a text, and may be the heading of a finding. If it is, give the findings numbers, such as “1.”.
article-doubt-first-sentence = Of “{ $line }” and the paragraphs like it I took the first sentence as the heading. If the whole paragraph is the finding, put numbers in front, such as “1.”, and a heading of your own.
article-doubt-long-heading = “{ $line }” was read as a heading, text and all. If only its beginning is one, put a full stop or a line break behind that.
article-doubt-only-shape = Nothing in the text says what its findings are. I took { $found } of its headings or items for them, from “{ $line }” on. If they are others, put a line “Key findings” above them, or numbers in front of them.
article-doubt-another-day = “{ $line }” may be the day of the publication as well. Put “Published:” in front of the one that is.
article-doubt-another-title = “{ $line }” may be the title, and stands in the introduction. If it is, put it in the first line.
article-doubt-unsure-line = I am not sure what “{ $line }” is for. Please look whether it was read as you mean it: as an author, as thanks, as something to read, as a talk, or as a part of the text.
article-doubt-blank-lines = Without its blank lines I would read this text otherwise, from “{ $line }” on. Please look whether that line is what I read it as.
article-doubt-no-title = I found no title. Put it in the first line.
article-doubt-no-findings = I found no findings. Put a line “Key findings” above them, or numbers such as “1.” in front of them.
article-doubt-unlike = “{ $line }” was read as a finding of its own. If it belongs to the one above it, give the findings numbers, such as “1.”, and leave it without.
