# The demo: what its command prints, and the story beside the channels.
demo-preparing = Meanwhile a server is built and the first weeks of the series are played, which takes some seconds.
demo-open = Open { $address } in a browser. Ctrl-C ends the demo and removes all of it.
demo-pictured = The pictures are in { $folder }.
demo-closing = Ending. Nothing is kept.
demo-nothing-planned = No message is planned. Do the next step of the story, or skip an hour.
demo-too-late = It is too late for “{ $step }”: “{ $after }” has happened. Go on with the next step.
demo-done-already = “{ $step }” is done already. Go on with the next step.
demo-step-failed = “{ $step }” cannot be done here any more, since something was done by hand that the story does not know. Go on with the next step.
demo-not-done = That cannot be done here, or not any more. Look at the channel again.
demo-not-begun = The server could not be built this time, as on a very busy machine; it is tried again ({ $reference } in the log).
demo-broken = Something went wrong in the demo; its log says what ({ $reference }).

# The plug, pulled while a message is on its way.
demo-pulled-killed = Discord has just taken a message of the bot's; its answer has not reached the bot, whose process is killed at this moment.
demo-pulled-looked = It does not know whether its message arrived. So it looks in the channel, before it sends anything: it is there.
demo-pulled-once = { $once ->
    [one] Counted in the channels, of all that the bot sent by itself: one message, sent once
   *[other] Counted in the channels, of all that the bot sent by itself: { $once } messages, each sent once
 }, { $twice } sent twice, { $missing } lost.

demo-wire-asked = Asked of Discord
demo-wire-post = to post this message in #{ $channel }
demo-wire-look = what stands in #{ $channel }
demo-wire-discord = Discord
demo-wire-has-it = has posted it; its answer reaches nobody
demo-wire-bot = Bot
demo-wire-killed = { $how ->
    [SIGKILL] killed on the spot, with no time to tidy up
   *[other] ended ({ $how })
 }
demo-wire-disk = What the bot has noted of it on its disk
demo-wire-back = started again
demo-wire-sent = “sent”
demo-wire-on-its-way = “on its way”

demo-chapter-before = Before
demo-chapter-live = Live
demo-chapter-after = After
demo-chapter-findings = Findings
demo-chapter-published = Published
demo-chapter-later = A year later

demo-step-sign-up = Mia signs up
demo-why-sign-up = She presses [I'm going] on the card. The counter rises; her name stands in no channel. “For you” is the time of your own browser's zone.
demo-step-calendar = She takes it into her calendar
demo-why-calendar = [Calendar] on the card gives her, in private, a file for any calendar, with the time in the talk's own zone and no link but the public one.
demo-step-offer = Max waits, and gets a seat offered
demo-why-offer = Ada limits the seats to who comes, and gives her own up. It is kept for Max, who waited first: by letter, for ten minutes so shortly before the start. No channel names him.
demo-step-letter = Mia asks for a letter
demo-why-letter = Only who says [Yes] gets a letter before the talk. One more planned message.
demo-step-wait = Skip to the next planned message
demo-why-wait = 14:45: a quarter of an hour before the talk, the letter arrives in her direct messages.
demo-step-join = Mia opens the way in
demo-why-join = The link for joining stands in no channel: she reads it in a private reply.
demo-step-pass-on = Max lets his seat pass, and the next one takes it
demo-why-pass-on = 14:51: the offer has expired. His letter says so, and Noor, who waited behind him, has one of her own; she presses [I'm going].
demo-step-event = Ada lists it among Discord's events
demo-why-event = By a button of the series. The event stands under “Events” beside the channels, with the talk's title and time, and without the way in.
demo-step-rename = Somebody renames the event in Discord
demo-why-rename = Another admin calls it “Tea and cake”. The bot overwrites nothing: it tells the team, and asks which side counts.
demo-step-set-back = Ada compares, and the talk's title counts
demo-why-set-back = [Compare] on the desk shows both titles; she presses [As the talk has it], and the event has its title again.

demo-step-start = Skip to the start
demo-why-start = 15:00: the talk's thread says “We are live”, and backstage the team gets one panel that is edited in place.
demo-step-note = Noor notes a takeaway
demo-why-note = A takeaway is something worth keeping. [Note] on the panel opens a form; segment and minute are kept with it.
demo-step-log = Mia logs two takeaways at once
demo-why-log = With /log in the thread, one takeaway a line; the first character tells the kind. The panel counts them.
demo-step-ask = Max asks the panellists
demo-why-ask = Mia supports his question. The team reads it by [Questions] on the panel.
demo-step-go-on = Let the talk go on
demo-why-go-on = Three people log what they hear, through three segments, until the last minute.
demo-step-end = Ada ends the talk
demo-why-end = The poll opens when she says that it is over, however late: in the thread, without a ping.
demo-step-vote = People answer the poll
demo-why-vote = Mia and eight others, by a private form. Neither members nor moderators see who answered, or what.
demo-step-count = Skip to the results
demo-why-count = Three days later the poll closes, and the key by which it knew who had answered is removed for good. Ada publishes the results on the same message. What fewer than five answered stays hidden: the poll of the first talk says in its thread that three did, and nothing else. Texts that nobody has looked through stay out.
demo-step-sort-open = Noor begins to sort
demo-why-sort-open = [Sort] on the workbench shows what was logged, one takeaway at a time. Where its words are like those of a finding, the card says which.
demo-step-sort-one = She sorts the first one
demo-why-sort-one = Into a finding, into a new one, or left out. The next one comes up at once.
demo-step-sort-two = And the next one
demo-why-sort-two = Try it by hand, if you like.
demo-step-sort = She sorts the rest
demo-why-sort = Finding and takeaway stay linked: each finding shows what it rests on.
demo-step-write-one = She writes a text under a finding
demo-why-write-one = Chosen on the workbench, the finding shows what it rests on; [Edit] opens a form for heading and text.
demo-step-write = And the other texts
demo-why-write = By the same form. The workbench then says how many minutes it takes to read all of it.
demo-step-around = She adds introduction and thanks
demo-why-around = By [Introduction, thanks …]. They stand before and after the findings in what is published.
demo-step-follow = Another town follows the series
demo-why-follow = Sam, of Southville, enters a code that Ada's team was given. What is published from now on arrives on his server, too.
demo-step-review = She asks for a second look
demo-why-review = Publication takes two people. The team reads of it backstage.
demo-step-publish = Ada publishes, and the plug is pulled
demo-why-publish = The bot is killed when Discord has the post and the bot does not know it yet. Started again, it looks in the channel before it sends.
demo-step-read = Max reads the key findings
demo-why-read = The post has the headings; [Read here] shows the text, page by page, and a file holds all of it.
demo-step-correct = Noor corrects a finding
demo-why-correct = It is looked at and published again. On both servers the post that stands there changes, its file with it; none is added.

demo-step-year = Skip to next February
demo-why-year = Ten months pass. The bot writes once: after half a year it asks the team what became of the findings.
demo-step-search = Max looks for what was said
demo-why-search = /search finds findings and takeaways of all editions, with talk, segment and minute.
demo-step-edition = Ada begins the next edition
demo-why-edition = Series, zone and settings stay; no talk and no person is carried over.
demo-step-archive = Ada takes the archive home
demo-why-archive = /export puts everything into one file: text, data and calendars that need no bot to be read.
