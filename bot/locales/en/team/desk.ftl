# The team's overview, run sheets and help.
desk-title = Desk
desk-button-open = Open the desk
desk-no-talks = No talk is to come.{ $start ->
    [setup] { " " }Choose the channels first; series and talks come after.
    [series] { " " }Make a series first; its talks come after.
    [talk] { " " }Plan one, or paste a whole programme.
    [published] { " " }{ $edition } is over, and its key findings are published. An organiser begins the next one with `/series edition`.
    [over] { " " }{ $edition } is over: its key findings can be written. An organiser begins the next one with `/series edition`.
   *[none] { "" }
 }
desk-talk = **{ $title }**
 { $live ->
    [yes] ● **Live** ·{ " " }
   *[no] { "" }
 }{ $when } ({ $distance }) · { $going } going
 -# { $missing }
desk-unsaid = - Nobody ended **{ $title }**, so it counts as over since { $end }, as planned. Is that right?
desk-as-planned = Ended as planned: { $title }
desk-otherwise = It ended later, or earlier
form-ended = How long was it?
field-lasted = How long did the talk last?
desk-left = { $count ->
    [0] **Nothing is left to do after the talks.**
    [one] **Left to do after a talk**
   *[other] **Left to do after { $count } talks**
 }
desk-left-talk = **{ $title }**
 -# { $what }
desk-button-left = All that is left
left-correction = **publish a correction** (Chatham House Rule)
left-poll = poll not opened
left-poll-open = poll open until { $until }
left-recording = recording missing
left-notes = { $notes ->
    [one] one note to sort
   *[other] { $notes } notes to sort
 }
left-names = { $names ->
    [one] one panellist to ask about being named
   *[other] { $names } panellists to ask about being named
 }
left-thanks = thanks not written
left-button-correction = Correct
left-button-poll = Open poll
left-button-poll-open = Close poll
left-button-recording = Recording
left-button-notes = Sort { $notes }
left-button-names = Names
left-button-thanks = Thanks
desk-drafts = { $count ->
    [one] **One draft**
   *[other] **{ $count } drafts**
 }
desk-planned = { $count ->
    [0] **No planned messages**
    [one] **One planned message** · pings: { $pings }
   *[other] **{ $count } planned messages** · pings: { $pings }
 }
desk-more = { $count ->
    [one] -# and one more
   *[other] -# and { $count } more
 }
desk-stuck = { $count ->
    [one] **One message is stuck**
   *[other] **{ $count } messages are stuck**
 }
desk-open-talk = Talk { $number }: { $title }
desk-button-planned = Planned messages
desk-button-stuck = All that is stuck
desk-organisers-mend = -# Organisers can try them again here, or give them up.

run-sheet-nothing-missing = Nothing is missing.
missing-time = the time is not fixed
missing-segments = no segments yet
missing-join-link = join link missing
missing-consent = { $count ->
    [one] one panellist not asked yet about being named
   *[other] { $count } panellists not asked yet about being named
 }

help-title = What you can do here
help-outsider = Talks on this server are for those who may see its talks channel. Please ask an organiser if you should be among them.
help-everyone = `/talks` what is coming: sign up, calendar
 `/log` keep a takeaway while a talk runs; also in the menu of any message
 `/search` takeaways and findings of all talks · `/findings` the published key findings
 `/me` your talks and your reminders
help-button-findings = Key findings
help-button-search = Search
help-co-producer = **You co-produce { $titles }.** You write its key findings with the team, and may agree to what others wrote; organisers publish.
help-note-taker = **For the team**
 `/desk` next talks, what is missing, what will be sent
 `/talk panel` everything about one talk
 `/draft` sort takeaways and write the key findings
 `/export` notes, findings, results of polls and the calendar as files
help-organiser = **For organisers**
 `/setup` channels, people, zone
 `/series new` · `/series edit` · `/series edition` a series and its years
 `/talk new` plan one talk · `/talk programme` paste a whole programme
 `/export what:Everything` the whole archive
help-button-talks = Coming talks
help-button-me = My talks
help-button-series = New series
help-button-talk = New talk
help-button-programme = Paste a programme
audit-button = What the team did
