# What the team reads of planned messages, and of what became of them.
alarm = When I wrote this ({ $when }), I had not been able for an hour to write to the team's channel of **{ $server }**: { $reason }
 { $count ->
    [one] One message was waiting for the team.
   *[other] { $count } messages were waiting for the team.
 } You set me up there, so I tell you: `/setup` chooses the channel, `/desk` shows what still waits.
notice-title = **Not sent**
notice-away = **I was away from about { $since } until { $until }.**
notice-behind = **Some messages are late.**
notice-mishap-late = Sent late:
notice-mishap-left-out = Not sent any more:
notice-mishap-stuck = Needs you:
notice-mishap-emptied = **A backup was restored**, and no backup holds the answers of an anonymous poll that is open:
notice-line-late = - { $what } for “{ $title }”
notice-line-posted = - { $what } for “{ $title }” stands as it was: { $reason }
notice-line = - { $what } for “{ $title }”: { $reason }

# Kinds of planned messages.
delivery-announcement = Announcement
delivery-thread = Thread for the talk
delivery-scheduled-event = Discord event
delivery-day-before = Reminder the day before
delivery-soon = Letter before the talk
delivery-start = “We are live”
delivery-moved = News of the move
delivery-moved-letter = Letter about the move
delivery-cancelled = News of the cancellation
delivery-cancelled-letter = Letter about the cancellation
delivery-back-on = News that it takes place after all
delivery-back-on-letter = Letter that it takes place after all
delivery-seat-free = Letter about a free seat
delivery-seat-offer = Offer of a free seat in the thread
delivery-circular = Note from the organisers to those who signed up
delivery-run-sheet = Run sheet
delivery-still-missing = What is still missing
delivery-live-panel = Live panel
delivery-still-running = “Still running?”
delivery-poll = Poll
delivery-ballot = Anonymous poll
delivery-ballot-half-time = Half time of the anonymous poll
delivery-ballot-result = What came of the anonymous poll
delivery-findings = Key findings
delivery-findings-thread = Thread for the key findings
delivery-findings-forum = Key findings in the forum
delivery-finding-post = A finding in the forum
delivery-catch-up = Letter about key findings
delivery-review = Call for a review
delivery-follow-up = What became of the key findings
delivery-publication = Publication of the key findings
delivery-partner-talk = Talk of another server
delivery-partner-findings = Key findings of another server
delivery-partner-news = Word about a partner server
delivery-to-look-at = Notes to look at
delivery-notice = Notice to the team
delivery-alarm = Letter that the team cannot be reached
delivery-rule-off = Word that the Chatham House Rule was switched off
delivery-test = Test message

# Why something is not sent.
reason-no-channel = no channel is chosen for it. Choose one with `/setup`.
reason-channel-gone = its channel was deleted. Choose another channel with `/setup`.
reason-channel-replaced = its old channel was deleted. The button for it on the desk posts it in the new one.
reason-thread-gone = its thread was deleted. Press [Post it again].
reason-message-gone = its message was deleted. Press [Post it again].
reason-thread-locked = its thread is locked. Unlock it in Discord.
reason-no-access = I cannot see its channel. `/setup`, step 4, shows what is missing.
reason-old-channel = it stands in a channel that is no longer chosen, where I lack a right. Give me *View Channel* and *Send Messages* there.
reason-not-passed-on = I could not pass it on to the servers that follow the channel. `/setup`, step 4, shows what is missing.
reason-no-permission = I may not write there. `/setup`, step 4, shows what is missing.
reason-member-left = this member has left the server.
reason-no-part = this member may not see the talks channel any more. The seat is kept; [Who is coming?] on the panel can free it.
reason-talks-unknown = I do not see the talks channel, so I cannot tell who may read this. `/setup`, step 4, shows what is missing.
reason-dm-closed = this member accepts no direct messages from me.
reason-unreadable = I cannot tell whether it went out, because I cannot read all that stands there. Please look yourselves.
reason-cannot-look = I cannot tell whether it went out, because I may not read the history there.
reason-no-answer = Discord answered with an error every time for a day.
reason-refused = Discord refused it. The log says why.
reason-too-late = it would have come too late.
reason-collapsed = a nearer reminder took its place.
reason-not-wanted = nobody wants it any more.
reason-event-gone = it was deleted, ended or called off in Discord. Press [Post it again], or [Leave it out].
reason-event-over-early = it ended, or was deleted, in Discord before the talk did. Discord lets no other event begin in the past; the talk itself goes on.
reason-event-changed = somebody changed it in Discord. Press [Compare] on the desk and say which side counts.
reason-events-full = Discord keeps at most 100 events to come on a server. It is made by itself when another ends or is deleted.
reason-no-event-rights = I may not make events there. `/setup`, step 4, shows what is missing.
reason-poll-gone = its message was deleted, and the answers with it. Press [Ask again].
reason-not-in-backup = what was answered is gone. People may answer again until it closes: say so to them.
reason-poll-lost = Discord never told the exact count, so its results are lost; perhaps somebody deleted the message.
reason-depends-on-held = it follows a message that is itself waiting.
