# One sentence per error class of bot/domain/errors.py: what is wrong, and what to do.
# The id is the class's name; the variables are its params.

error-bot-error = That did not work. Please try again.
error-not-found = There is nothing with this code here. Please check it, or pick one from the list.
error-rule-broken = That is not possible at the moment.
error-not-allowed = You do not have the right to do that. Please ask an organiser.
error-conflict = Somebody else was faster. Please look again and repeat your change.
error-bad-input = I could not understand that. Please check what you entered.
error-unavailable = That is not available right now. Please try again in a minute.

error-changed-meanwhile = Somebody changed this in the meantime. Please open it again and repeat your change.
error-store-unavailable = I could not save that, so nothing was changed. Please try again in a minute.
error-store-in-use = Another Rostrum is using this data folder. Stop it first, or set ROSTRUM_DATA to another folder.
error-store-is-newer = This data was written by a newer Rostrum (format { $found }; this one knows { $known }). Update Rostrum, then start it again.
error-store-is-older = This data was written by an older Rostrum. Start the bot once to bring it up to date, then try again.

# Whatever has no sentence of its own. $reference also stands in the log.
error-unexpected = Something went wrong on my side, and I have noted it. If it happens again, tell the host this reference: { $reference }

error-unknown-zone = I know no time zone called “{ $zone }”. Type a city such as Copenhagen, or a name such as Europe/Copenhagen.
error-time-in-the-past = { $when } is over already. Please give a time that is still to come.
error-time-does-not-exist = On that day the clocks in { $zone } jump over { $when }. The next time there is { $next }.
error-time-is-ambiguous = The clocks in { $zone } show { $when } twice that day. Please say which one you mean.
error-time-out-of-reach = { $when } is too far away. Please check the year.
error-when-not-understood = I could not read “{ $text }” as a time for certain ({ $word }). Try “7 April 2027 15:00” or “next Thursday 3pm”.
error-time-of-day-missing = “{ $text }” has no time of day. Please add it, for example “at 15:00”.
error-day-does-not-exist = There is no such day as “{ $text }”.
error-weekday-differs = { $when } is not a { $weekday }. Please correct the day or the date.
error-duration-not-understood = I could not read “{ $text }” as a length. Try “90”, “1h30” or “1.5 hours”.

error-takeaway-not-found = There is no takeaway “{ $code }” here; perhaps somebody has removed it.
error-poll-not-found = There is no poll for this talk yet.
error-not-yours = Only whoever logged this, or a note-taker, can change it.
error-undo-too-late = This could be changed for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }. Please ask a note-taker to do it now.
error-no-live-talk = No talk is running, and none has ended in the last week, so I do not know where this belongs.
error-several-live-talks = Several talks are running: { $titles }. Please choose one of them.
error-talk-not-begun = “{ $title }” has not begun, so there is nothing to ask about yet.
error-support-not-kept = This talk is under the Chatham House Rule: nothing is kept about who agrees with what.
error-poll-too-late = This talk ended more than { $days ->
    [one] one day
   *[other] { $days } days
 } ago; a poll would come too late to tell anything.
