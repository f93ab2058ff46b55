# `/export`.
cmd-export = export
cmd-export-about = Take out notes, findings, results of polls, the calendar or everything, as files
opt-what = what
opt-what-about = What to take out
opt-format = format
field-format = Format
opt-format-about = Of notes and findings: Markdown (the default), web page, PDF, Word … An edition as PDF is one book

export-what-notes = Session notes
export-what-takeaways = Takeaways as a table (.csv)
export-what-findings = Key findings
export-what-polls = Results of polls
export-what-attendance = Attendance
export-what-calendar = Calendar (.ics)
export-what-edition = All documents of an edition (.zip)
export-what-archive = Everything (.zip)
export-format-markdown = Markdown
export-format-json = JSON
export-format-html = Web page (.html)
export-format-docx = Word (.docx)
export-format-odt = OpenDocument (.odt)
export-format-pdf = PDF
export-button-takeaways = Takeaways as a table

export-here-notes = The notes, without anybody's name beside them.
export-here-takeaways = The takeaways, a row each. Who logged one is told by id, unless it was under the Chatham House Rule: for the team only.
export-here-findings = The key findings: as published, or the newest draft.
export-here-polls = The results of all polls that are over, as a table, for programs and to print. Totals alone: what too few people answered is left out.
export-here-attendance = How many were at each talk, as a table and for programs. Who it was stands in it only for organisers, where the cards say that they see it, and by id: I know no names.
export-here-calendar = All public talks of the series, for any calendar.
export-here-edition = All documents of the edition: unpack it and open `index.html`. The table tells by id who logged a takeaway, so it is for the team.
export-here-book = All of the edition as one book to print: the key findings, then the notes of each talk, without anybody's name beside them.
export-here-archive = Everything this server owns, with members' ids and links: for organisers only, so please keep it safe.
export-empty-notes = There is nothing to take out yet: nobody has logged a takeaway in this edition. While a talk runs, `/log` and [Note] do.
export-empty-takeaways = There is nothing to take out yet: nobody has logged a takeaway in this edition. While a talk runs, `/log` and [Note] do.
export-empty-findings = There is nothing to take out yet: this edition has no finding. `/draft` is where they are written.
export-empty-polls = There is nothing to take out yet: no poll of this edition is over.
export-empty-attendance = There is nothing to take out yet: of no talk of this edition anybody was counted, marked or read from a file.
export-empty-calendar = There is nothing to take out yet: no talk of this series is announced. `/talk panel` shows the drafts.
export-empty-edition = There is nothing to take out yet: this edition has neither an announced talk nor a takeaway nor a finding.
export-empty-archive = There is nothing to take out yet.
export-named = { $count ->
    [one] This panellist is named in it, and has not agreed to that or spoke under the Chatham House Rule: { $names }. Correct it with [Edit], or take it out as it is.
   *[other] These panellists are named in it, and have not agreed to that or spoke under the Chatham House Rule: { $names }. Correct it with [Edit], or take it out as it is.
 }
export-anyway = Take it out as it is
