# The folder with all documents of an edition: its page, its README, and what is said meanwhile.
folder-title = { $name }: all documents
folder-made = Taken out on { $day }.
folder-made-revision = Taken out on { $day }; the key findings are revision { $revision }.
folder-book = All of it as one book
folder-findings = Key findings
folder-revisions = Revisions of the key findings
folder-notes = Session notes
folder-takeaways = Takeaways as a table
folder-calendar = Calendar
folder-form-html = Web page
folder-form-pdf = PDF
folder-form-docx = Word
folder-form-odt = OpenDocument
folder-form-md = Markdown
folder-form-json = JSON
folder-form-csv = CSV
folder-form-ics = iCalendar
folder-no-findings = There are no key findings yet.
folder-no-takeaways = Nobody has logged a takeaway.
folder-no-letters = { $name } is not there: a PDF of ours cannot print “{ $letters }”.
folder-readme = Open index.html in a browser: it leads to each document. The table tells by id who logged a takeaway, so it is for the team. SHA256SUMS and manifest.json have a checksum of each file: “sha256sum -c SHA256SUMS” tells whether one was changed.
folder-writing-findings = Writing the key findings in each format ({ $number } of { $count }) …
folder-writing-notes = Writing the session notes in each format ({ $number } of { $count }) …
folder-writing-book = Writing the book ({ $number } of { $count }) …
folder-writing-rest = Writing the table, the calendar and the index ({ $number } of { $count }) …
folder-written = { $count ->
    [one] { $count } file is written.
   *[other] { $count } files are written.
 }
