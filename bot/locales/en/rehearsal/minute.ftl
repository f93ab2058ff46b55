# The sixty seconds that play themselves: a sentence for each frame, and what stands over its parts.
minute-card = A talk is one card, on which people sign up; Ada, its organiser, sees what the bot will still send by itself: { $planned } messages, { $pings } pings.
minute-notes = While people speak, Noor notes a point on the team's panel (she takes the notes), and Mia, a member, logs two of hers with a command.
minute-ended = Ada presses [End talk] when it really ends; { $people } people answer an anonymous poll.
minute-results = Three days later the results are there, option by option. A question that fewer than five people answered shows nothing: here the texts of { $few }.
minute-sort-other = Noor sorts what was logged, one point at a time. The card guesses a finding by its words; Noor chooses another one.
minute-sort-new = This one begins a new finding …
minute-sort-out = … and this one is left out.
minute-sorted = The rest goes the same way: { $findings } findings, resting on { $placed } points.
minute-killed = Noor writes the texts, Ada looks at all of it and publishes. Discord has just taken the post; before the bot hears so, its process is ended at once, as in a power cut.
minute-looked = The bot returns. Its own disk says “on its way”, so it looks in the channel first: there it is.
minute-once = Counted in the channels: { $once } messages that the bot sent by itself, each of them once.
minute-papers = The findings: as a post, as a web page, as a PDF and as a Word file, from one text.
minute-erased = Mia has herself erased. Of { $before } places with her id in the bot's files, { $left } is left: the list that keeps a backup from bringing her back.

minute-at-card = In #talks, as Mia sees it (“For you” is the time in your browser's zone)
minute-at-planned = What will be sent, by itself
minute-at-noor = Noor's note, as she sees it
minute-at-mia = Mia's private answer
minute-at-panel = The team's panel, edited in place
minute-at-poll = In the talk's thread
minute-at-results = In the talk's thread, after the poll
minute-at-sorting = The sort card, as Noor sees it
minute-at-bench = The workbench
minute-at-wire = On the line
minute-at-talks = In #talks, as Max sees it
minute-at-count = Sent by the bot itself
minute-at-html = Web page
minute-at-pdf = PDF
minute-at-word = Word, with the style of each paragraph
minute-at-before = Her id on the disk, before
minute-at-left = Her id on the disk, now

minute-file-records = The bot's records ({ $name })
minute-file-journal = The journal of its records ({ $name })
minute-file-erased = The list of who was erased ({ $name })
