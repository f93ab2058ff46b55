# The team's overview, run sheets, series and help.
desk-title = Desk
desk-button-open = Open the desk
desk-no-talks = No talk is to come.
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
desk-mend = Try again: { $what }
desk-mend-all = Try all again
desk-give-up = Give up
desk-give-up-what = Give up: { $what }
give-up-question = **Give up “{ $what }”?**
    { $title }
    { $kind ->
        [announcement] Then the channel never reads of this talk, and nobody can sign up there; nor does it open the talk's thread. Trying again later needs nothing but the cause to be mended.
       *[other] Then it is never sent. Trying again later needs nothing but the cause to be mended.
    }
give-up-yes = Give it up for good
give-up-no = Back
desk-button-planned = Planned messages
desk-button-stuck = All that is stuck
desk-button-back = Desk
desk-organisers-mend = -# Organisers can try them again here, or give them up.
desk-was-due = Was due { $when }
desk-was-sent = Posted { $when }

# What came of trying messages again.
tried = Tried again: { $outcomes }.
tried-sent = { $count ->
    [one] one message went through
   *[other] { $count } messages went through
}
tried-stuck = { $count ->
    [one] one is stuck again
   *[other] { $count } are stuck again
}
tried-given-up = { $count ->
    [one] one is too late or not wanted any more
   *[other] { $count } are too late or not wanted any more
}
tried-later = { $count ->
    [one] one waits for its new time
   *[other] { $count } wait for their new times
}
tried-trying = { $count ->
    [one] I am trying it now; open `/desk` again to see what came of it.
   *[other] I am trying { $count } messages now; open `/desk` again to see what came of them.
}

# Why a message is stuck that nobody holds.
trouble-held = nobody wrote down why.
trouble-in-doubt = I am checking whether it went out.
trouble-unfinished = I was interrupted while sending it, and will check whether it went out.
trouble-overdue = its time has passed, and I have not come to it yet.

# How the machine is.
machine-well = The machine that I run on is well
machine-backup = last backup { $when }
machine-copy = last copy elsewhere { $when }
machine-no-copy = no copy elsewhere yet
machine-refusing = **I cannot save anything at the moment**: { $reason }. Reading goes on, and I try again with every change.
machine-broken = **The disk has lost something that I saved**: { $reason }. I save nothing more until I am started again.
machine-damaged = **Damaged, and left out**: { $names }.
machine-damaged-elsewhere = **Some of the stored data is damaged**, but nothing that I know to be of this server.
machine-document = { document-kind } `{ $code }`
machine-more = { $count } more
machine-no-backup = **There is no backup yet.**
machine-backup-old = **The last backup was made { $when }**; there should be one a day.
machine-copy-old = **No copy of the backups has left this machine for 30 days.**
machine-unread = { $count ->
    [one] **Discord sent me one message that I cannot read.** I went on without it.
   *[other] **Discord sent me { $count } messages that I cannot read.** I went on without them.
}
machine-tell-host = -# Please tell whoever runs me: `docs/operations.md` says what to do.

run-sheet-nothing-missing = Nothing is missing.
missing-time = the time is not fixed
missing-segments = no segments yet
missing-join-link = join link missing
missing-panellists-link = panellist link missing
missing-consent = { $count ->
    [one] one panellist not asked yet about being named
   *[other] { $count } panellists not asked yet about being named
 }

series-made = Made the series **{ $title }** with its edition **{ $edition }**. Times that you type are read as those of { $zone }.
series-changed = Changed **{ $title }**. Times that you type are read as those of { $zone }.
series-producers = By { $names }.
series-cities = Cards and letters show the time in { $cities } too.
series-next = Next: `/talk programme` to paste a programme, or `/talk new` for one talk.
edition-made = Made the edition **{ $name }**. `/talk programme` and `/talk new` use it from now on.

help-title = What you can do here
help-everyone = `/talks` what is coming: sign up, calendar
 `/log` keep a takeaway while a talk runs; also in the menu of any message
 `/search` takeaways and findings of all talks · `/findings` the published key findings
 `/me` your talks and your reminders
help-button-findings = Key findings
help-button-search = Search
help-note-taker = **For the team**
 `/desk` next talks, what is missing, what will be sent
 `/talk panel` everything about one talk
 `/draft` sort takeaways and write the key findings
 `/export` notes, findings and the calendar as files
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
form-series = New series
form-new-talk = New talk
field-series-title = Title of the series
field-series-edition = Its first year or season
field-series-zone = City or time zone
field-series-producers = Who makes it
field-series-cities = Other cities whose time to show
field-place = Where?
