# The sixty seconds that play themselves: a sentence for each frame, and what stands over its parts.
minute-card = Mia, a member, signs up for a talk with one press; what the bot will send next, to whom and when, is planned already.
minute-notes = While people speak, Noor, the team's note-taker, logs a takeaway (something worth keeping); Mia, who listens, sends in two.
minute-ended = Ada, who organises the talks, presses [End talk], and minutes later an anonymous poll opens by itself.
minute-results = What { $people } people answered is shown, all together; what only { $few } answered is shown to nobody, not even to the team.
minute-sorting = Afterwards Noor sorts the takeaways: one begins a finding, which is a conclusion to publish, others join it, some are left out.
minute-written = So { $placed } takeaways of both talks became { $findings } findings; Noor writes each as a short text, above the takeaways that it rests on.
minute-killed = Ada publishes the findings, and at that moment the bot is killed: the post is out, but the bot does not know.
minute-once = Started again, the bot looks in the channel first and finds its post, so nobody gets it twice.
minute-papers = The findings are one text in four forms: the post, a web page, a PDF and a Word file.
minute-erased = Mia erases herself: her Discord id stood in { $before } places on the disk and stays in { $left }, a list that keeps a restored backup from bringing her back; what she noted stays in the findings, which never named her.

minute-at-card = The talk's card in #talks, as Mia sees it
minute-at-planned = What the bot will send next
minute-at-noor = Noor's takeaway
minute-at-mia = Mia's two, by the command /log
minute-at-panel = The team's panel, while the talk runs
minute-at-poll = In the talk's thread
minute-at-results = This talk's poll, three days later
minute-at-sealed = The earlier talk's poll, as Ada sees it
minute-at-sort-new = This takeaway begins a finding (shortened)
minute-at-sort-other = This one joins a finding
minute-at-sort-out = This one is left out
minute-at-finding = The finding that Noor's takeaway began (shortened)
minute-at-wire = Between the bot and Discord
minute-at-talks = In #talks, as any member sees it
minute-at-count = All that the bot sent by itself since the beginning
minute-at-html = Web page
minute-at-pdf = PDF (part of its first page)
minute-at-word = Word
minute-at-erased = What Mia reads
minute-at-before = Her Discord id on the disk, before: in { $places } { $places ->
    [one] place
   *[other] places
 }
minute-at-left = Her Discord id on the disk, now: in { $places } { $places ->
    [one] place
   *[other] places
 }

minute-plan-soon = To Mia, who asked for it: the talk begins in 15 minutes
minute-plan-live-panel = To the team: the panel with the talk's buttons
minute-plan-start = In the talk's thread: “We are live”
minute-plan-still-running = To the team, if nobody ended the talk: “Still running?”

minute-file-records = The bot's database
minute-file-journal = The file beside it, with what changed last
minute-file-erased = The list of who was erased: nobody on it comes back with a backup that is restored
