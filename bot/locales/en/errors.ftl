# One sentence per error class of bot/domain/errors.py: what is wrong, and what to do.
# The id is the class's name; the variables are its params.

error-bot-error = That did not work. Please try again.
error-not-found = There is nothing with this code here. Please check it, or pick one from the list.
error-rule-broken = That is not possible at the moment.
error-not-allowed = You do not have the right to do that. Please ask an organiser.
error-conflict = Somebody else was faster. Please look again and repeat your change.
error-bad-input = I could not understand that. Please check what you entered.
error-unavailable = That is not available right now. Please try again in a minute.

error-answer-lost = My answer got lost on its way through Discord. Whatever you changed is kept; please look again.
error-changed-meanwhile = Somebody changed this in the meantime. Please open it again and repeat your change.
error-typed-text-gone = I no longer have what you typed: I keep it for a quarter of an hour and forget it when I am restarted. Please open the form again.
error-store-unavailable = I could not save that, so nothing was changed. Please try again in a minute.
error-search-took-too-long = This search took too long. Please try again with fewer and longer words.
error-store-in-use = Another Rostrum is using this data folder. Stop it first, or set ROSTRUM_DATA to another folder.
error-store-is-newer = This data was written by a newer Rostrum (format { $found }; this one knows { $known }). Update Rostrum, then start it again.
error-store-is-older = This data was written by an older Rostrum. Start the bot once to bring it up to date, then try again.

# Whatever has no sentence of its own. $reference also stands in the log.
error-press-unread = I could not read that press. Please try again; if it happens again, tell the host.
error-unexpected = Something went wrong on my side, and I have noted it. If it happens again, tell the host this reference: { $reference }

error-unknown-zone = I know no time zone called “{ $zone }”. Type a city such as Copenhagen, or a name such as Europe/Copenhagen.
error-zone-is-ambiguous = “{ $zone }” is the time of several zones, and not all change their clocks on the same days. Please type the city, such as { $cities }.
error-time-in-the-past = { $when } is over already. Please give a time that is still to come.
error-time-does-not-exist = There is no { $when }: that day the clocks jump over it. The next time there is { $next }.
error-time-is-ambiguous = That can be { $first } or { $second }. Please type which.
error-time-out-of-reach = { $when } is too far away. Please check the year.
error-when-not-understood = I could not read “{ $text }” as a time: I do not understand “{ $word }”. Try “7 April 2027 15:00” or “next Thursday 3pm”.
error-several-times = “{ $text }” is more than one talk. Please type the time of the first one; [Repeat] on its panel makes the others.
error-time-of-day-missing = “{ $text }” has no time of day. Please add it, for example “at 15:00”.
error-day-missing = “{ $text }” is no single day. Please name the day, for example “17 June 15:00”.
error-several-days = “{ $text }” is more than one day. Please name one; a talk on two days is two talks.
error-hour-unclear = “{ $text }” can be { $one } or { $other }. Please type which.
error-span-not-understood = I do not understand “{ $text }”. Write a day, a month or a year, such as “7 April 2022”, “April 2022” or “2022”.
error-ends-before-start = “{ $text }” ends before it begins. Please correct one of the two hours.
error-day-does-not-exist = There is no such day as “{ $text }”.
error-repeat-not-understood = I could not read “{ $text }” as how often. Please type it like “every second Thursday, 6 times” or “first Tuesday of the month until June”.
error-repeat-needs-end = “{ $text }” does not say when it ends, or says it twice. Please say how many times, such as “6 times”, or until when, such as “until 30 June”.
error-repeat-begins-elsewhere = The first one would be on { $when }, which is none of the days that repeat. Please name a first day that is one of them.
error-repeat-begins-unclear = The first one could be on { $one } or on { $other }. Please type which.
error-repeat-on-another-day = The talk is on { $when }, which is none of these days. Please move it first, or name its own weekday.
error-repeat-at-another-hour = The talk begins on { $start }, and each one keeps its hour. Please leave the hour out, or move the talk first.
error-repeat-gives-none = That gives no other talk than this one. Please say more times, or a later end.
error-weekday-differs = { $when } is not a { $weekday }. Please correct the day or the date.
error-duration-not-understood = I could not read “{ $text }” as a length. Try “90”, “1h30” or “1.5 hours”.

error-takeaway-not-found = There is no takeaway “{ $code }” here; perhaps somebody has removed it.
error-poll-not-found = There is no poll for this talk yet.
error-not-yours = Only whoever logged this, or a note-taker, can change it.
error-nobodys-any-more = It is no longer kept who logged this, so only a note-taker can change it.
error-undo-too-late = This could be changed for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }. Please ask a note-taker to do it now.
error-no-live-talk = No talk is running, and none has ended in the last week, so I do not know where this belongs.
error-several-servers = Talks are running on several servers, and I cannot tell which one you mean. Please use `/log` on your server, or answer in the talk's thread and mention me.
error-several-live-talks = Several talks are running: { $titles }. Please choose one of them.
error-talk-not-begun = “{ $title }” has not begun, so there is nothing to ask about yet.
error-talk-too-early = “{ $title }” is planned for { $start }, so it cannot have begun yet. If it takes place earlier, move it first.
error-not-taking-part = Talks on this server are for those who may see its talks channel. Please ask an organiser if you should be among them.
error-not-on-server = This belongs to a server that you are not on, so nothing was done.
error-only-on-server = I cannot tell which server you mean. Please use this on the server itself.
error-not-served = I do not serve this server: whoever runs me has listed the ones I am for. Please ask them, or remove me.
error-membership-unknown = Discord does not tell me just now whether you may do this, so nothing was done. Please try again in a minute.
error-everybody-takes-part = @everyone would let every member take part. If that is meant, let everybody see the talks channel.
error-everybody-on-the-team = @everyone would put every member on the team. Choose a role that only the team has.
error-pings-everyone = I never ping everybody. Choose a role that members take because they want to be pinged, or none.
error-support-not-kept = This talk is under the Chatham House Rule: nothing is kept about who agrees with what.
error-not-an-option = “{ $question }” does not offer that answer. Nothing was counted; please open the form again.
error-ballot-draft-gone = What you answered on the page before is gone, for it lay in memory alone. Nothing was counted: press [Answer] again.
error-question-gone = Somebody has changed this question meanwhile. Open the poll's settings again.
error-too-many-questions = A poll asks { $limit } questions at most. Leave one out first.
error-last-question = A poll needs a question. Word this one anew, or add another first.
error-options-wrong = { $kind ->
    [rating] A rating needs two lines: the word for 1 and the word for 5.
    [text] A question that is answered in words has no lines to choose from.
    [recommend] This kind needs three different lines: yes, maybe and no.
   *[other] That makes { $count }; { $least } to { $most } different lines can be chosen from.
 }
error-ballot-empty = You answered no question, so nothing was counted. Press [Answer] again and answer at least one.
error-template-not-yaml = { $why ->
    [tab] Line { $line } has a tab. Indent with spaces: two at each step.
    [sign] On line { $line } a text begins with a sign that means something else here. Put the text in double quotes.
    [colon] Line { $line } has a colon where none can stand. Put a text with a colon in double quotes, type a space behind the colon of a field, and begin the fields of one question right below each other.
    [quote] The quote that begins on line { $line } never ends. Close it, or take it out.
    [bracket] The bracket on line { $line } is not closed, or something in it does not belong there. Put a text with brackets, or one within them, in double quotes.
    [after] On line { $line } something stands behind a text in quotes. Put the whole text in double quotes.
    [second] A second file begins on line { $line }. Take out what follows, with its “---”.
    [list] Line { $line } has no list where one belongs. Write each entry on a line of its own, behind a dash and a space.
    [words] Line { $line } has a list where one text belongs. Write the text behind the colon.
    [fields] Line { $line } has no fields where some belong. A question has “key:”, “kind:” and “text:” below each other, each with its words behind it.
    [empty] Nothing stands on line { $line } where a text belongs. Write it there; one that begins with # goes in double quotes.
   *[place] Line { $line } does not stand where it belongs. What belongs together begins right below each other, two spaces further in at each step, and a new question with a dash.
 }
error-template-too-large = This file has { $length } characters; a template has at most { $limit }.
error-template-lacks = What begins on line { $line } lacks “{ $field }”. Add it; every text needs English (“en”).
error-template-unknown-word = Line { $line } says “{ $word }”. What can stand there: { $known }.
error-template-says-twice = Line { $line } says “{ $word }” a second time. Take it out, or name it otherwise.
error-template-text-too-long = The text on line { $line } has { $length } characters; Discord shows at most { $limit } there. Please shorten it.
error-template-count-wrong = The list on line { $line } has { $number ->
    [one] one entry
   *[other] { $number } entries
 }. It takes { $wanted }.
error-poll-too-late = This talk ended more than { $days ->
    [one] one day
   *[other] { $days } days
 } ago; a poll would come too late to tell anything.

# What was named is not there
error-series-not-found = I know no series “{ $code }” on this server. Pick one from the list, or make one with /series new.
error-edition-not-found = There is no such edition on this server. Pick one from the list, or make one with /series new.
error-no-edition-yet = There is no series here yet. An organiser makes one, with its first edition, by `/series new`.
error-talk-not-found = I know no talk “{ $code }” on this server. Perhaps somebody has deleted it.
error-finding-not-found = There is no finding “{ $code }” here; perhaps somebody has removed it.
error-delivery-not-found = There is no planned message “{ $code }” here; perhaps it was sent or withdrawn.
error-attendance-off = This server does not note who was at a talk. An organiser can switch that on in step 2 of `/setup`.
error-attendance-too-early = “{ $title }” has not begun, so nobody can have been there yet.
error-attendance-file-not-understood = I found no list in this file. Please hand in the list of participants as CSV, with a column of names and one of how long each was there.
error-attendance-line-not-understood = Line { $line } of the list does not say who was there for how long: “{ $text }”. I took nothing from the file. Please put that line right, or take it out.
error-not-seen-there = I did not see you at “{ $title }”, or what I noted was let go of after 90 days. If you were there, ask a note-taker to mark you.
error-talk-not-over = “{ $title }” is not over yet. Please ask again afterwards.
error-hours-of-day-not-understood = I did not understand “{ $typed }” as hours of the day. Please write two whole hours, such as 22-7.
error-choices-out-of-range = Please give between { $least } and { $most } different answers to choose from, one on each line.
error-seat-is-free = This member has no seat in “{ $title }” any more. Open the list again to see who has.
error-nothing-gone = Nothing was deleted: all that I posted of it stands, as far as it is still of use.
error-standing-unsure = Discord did not tell me whether my messages still stand, so I post none again. Please try again, or check with `/setup`, step 4, that I may see the channel.
error-no-longer-stuck = This message is not stuck any more: somebody has tried it again or given it up already. Open the desk again to see how it stands.
error-preview-expired = This preview was used already or is too old, and nothing was changed. Please start again.

# Under what is wrong with a form: the way back to it, or else what was typed.
button-correct = Correct it
given-back = -# What you typed, to copy:

# Rights
error-not-an-organiser = Only organisers can do that. An administrator names their role in /setup.
error-not-a-note-taker = Only note-takers and organisers can do that. An administrator names their roles in /setup.
error-not-a-reviewer = A second person has to review this before it is published: an organiser who wrote nothing of this draft and did not ask for the review.

# Steps that are not possible
# $state and $wanted are words of the program; every state of a talk and a poll is listed.
error-edition-has-talks = **{ $name }** has talks already, so none were copied. [Copy] on a talk's panel copies one.
error-in-use = Something is in **{ $name }** already, so it stays. `/series edit` changes it.
error-illegal-step = That cannot be done now: “{ $title }” { $state ->
    [draft] is still a draft
    [announced] is announced and has not begun
    [live] is running
    [ended] has ended
    [cancelled] was cancelled
    [planned] has not been opened
    [open] is open
    [closing] is being closed
    [final] is closed
    [lost] was lost
   *[other] has moved on
 }. Please look again at how it stands.
error-talk-needs-time = “{ $title }” has no time yet. Set one with [Move] on its panel, then try again.
error-talk-needs-channels = I do not know yet where to post. Choose the channel for talks and the backstage channel in /setup, then try again.
# $state is a word of the program.
error-no-more-to-write-of = “{ $title }” is over or cancelled, so there is nobody left to write to about it.
error-wrote-today = Those who signed up for “{ $title }” were written to today. Please write again tomorrow, by the clock of the talk.
error-nobody-to-write-to = Nobody has signed up for “{ $title }” who would read this. Tick those who said maybe, or wait for the first answer.
error-signup-closed = { $state ->
    [cancelled] “{ $title }” was cancelled, so nobody can sign up any more.
    [closed] Sign-up for “{ $title }” has closed. Whoever is on the list can still leave it by [More].
   *[ended] “{ $title }” is over, so nobody can sign up any more.
 }
error-no-seat-to-free = “{ $title }” is over or was called off, so that no seat in it can be freed.
error-signup-needs-role = Only members with certain roles may sign up for “{ $title }”. [More] on its card says which.
error-hours-not-understood = “{ $typed }” is not a number of hours from 0 to { $most }.
error-not-on-the-list = You are not on the list for “{ $title }”. Press [I'm going] first.
error-own-calendar-not-found = Your calendar is switched off. [My calendar] after /me gives it an address again.
error-not-signed-up = The link to “{ $title }” is for those who are going. Press [I'm going] first.
error-waits-for-seat = { $place ->
    [0] A seat at “{ $title }” is kept for you. Press [I'm going] on its card to take it.
   *[other] You are number { $place } on the waiting list for “{ $title }”. I will write to you if a seat becomes free.
 }
error-letter-too-late = “{ $title }” is so near that no letter comes before it. Open [More] on its card to get in.
error-letter-for-nothing = { $state ->
    [cancelled] “{ $title }” was cancelled
   *[ended] “{ $title }” is over
 }, so no letter comes before it.
error-nothing-published = Nothing of this edition is published, or it was retracted already.
error-reason-names = { $count ->
    [one] **{ $names }** may be named in it, and has not agreed to that or spoke under the Chatham House Rule.
   *[other] These may be named in it, and have not agreed to that or spoke under the Chatham House Rule: **{ $names }**.
 } Everybody would read it: press [Correct it], and change the text, or send it as it stands if it is meant.
error-nothing-new = Nothing has changed since revision { $revision }, which is published.
error-review-not-asked = A second person has to look at it first. Press [Ask for review], then somebody else can publish it.
error-findings-differ = The edition { $name } has findings of its own, which differ from this article. I wrote nothing over; choose another edition.
error-nothing-to-publish = There is nothing to publish yet: write at least one finding first.
error-already-exists = There is a “{ $name }” already. Please choose another name.
error-control-outdated = This button is from an older message and no longer works. Please open it again with its command.

# What was typed
error-title-too-long = This title has { $length } characters; at most { $limit } fit. Please shorten it.
error-text-too-long = This text has { $length } characters; at most { $limit } fit. Please shorten or split it.
error-text-missing = There was no text. Please type something.
error-minutes-out-of-range = A talk lasts between { $least } and { $most } minutes, not { $minutes }. Please correct the length.
error-venue-missing = You chose a channel as the place, but no channel. Please choose one, or another way to come.
error-venue-not-here = That is no voice or stage channel of this server, or it was deleted. Please choose another.
error-venue-not-seen = I may not see the channel “{ $name }”, so I could lead nobody there. Give me *View Channel* in it, or choose another.
error-link-not-understood = “{ $link }” is not a web address. It has to begin with https:// and name a site.
error-picture-not-usable = “{ $link }” is not the link of a picture. It has to begin with https:// and end with .png, .jpg, .gif or .webp.
error-picture-not-lasting = Links to what was uploaded to Discord work for a day only. Please give the link of the picture on a website.
error-too-many = That makes { $count }; at most { $limit } are possible. Please do it in smaller parts.
error-bad-number = “{ $typed }” is not a whole number. Please use digits only.
error-folder-unusable = I cannot write to { $folder }: { $problem }. Please name another place.
error-document-not-understood = I could not read this document: { $problem }. Please save it anew in the program that it comes from, and try again.
error-nothing-understood = I could not find a talk in that text. Write “Session 1: title”, then one line for each panellist.
error-list-not-read = Line { $line } is not as { $format ->
    [calendar] a calendar file (.ics)
   *[table] a table (.csv)
 } has it. Please hand in the file as your program saved it, or correct that line.
error-list-not-yaml = { $why ->
    [colon] Line { $line } has a colon where none can stand. Put a text with a colon in double quotes, type a space behind the colon of a field, and begin the fields of one talk right below each other.
    [list] Line { $line } has no list where one belongs. “talks:” stands alone on its line; below it each talk begins with a dash and a space.
    [fields] Line { $line } has no fields where some belong. A talk has “title:” and, if you know them, “start:”, “place:” and “people:” below each other, each with its words behind it.
    [place] Line { $line } does not stand where it belongs. What belongs together begins right below each other, two spaces further in at each step, and a new talk with a dash.
   *[other] { error-template-not-yaml }
 }
error-list-lacks = What begins on line { $line } lacks “{ $field }”. Add it; nothing was taken from the file.
error-list-value-wrong = Line { $line }: “{ $text }” cannot stand in { $field }. Correct it; nothing was taken from the file.
error-list-unknown-word = Line { $line } says “{ $word }”. What can stand there: { $known }.
error-list-says-twice = What begins on line { $line } stands further up already, as “{ $word }”. Take one of them out.
error-list-same-talk = What begins on line { $line } has the title, time and place of line { $other }. Take one of them out, or give one another title.
error-list-text-too-long = The text on line { $line } has { $length } characters, and at most { $limit } fit. Please shorten it.
error-list-zone-unknown = Line { $line }: I do not know the time zone “{ $zone }”. Write one such as Europe/Copenhagen.
error-list-repeats-too-often = Line { $line } repeats within a day, which no talk does. Give it a rule of days, weeks or months.
error-list-too-long = This file stands for more than { $limit } talks. Hand in one edition at a time, and give repeats an end.
error-list-takes-too-long = I stopped reading this file: it is made so that it never ends. Nothing was taken from it.
error-list-needs-zone = The hour on line { $line } is of no time zone. Say which clocks are meant with --zone.
error-file-not-text = I found no text. Paste the programme, or hand in a plain text file.
error-file-of-other-kind = I cannot read { $name }: it is no Word document (.docx), OpenDocument (.odt), web page, Markdown, JSON or text, or it is damaged. Please save it anew as one of these.
error-file-too-large = That file is too large: I read up to { $limit } bytes.
error-no-letters-in-pdf = A PDF of mine cannot print “{ $letters }”. Please take it out of the text, or choose another format.
error-export-too-large = That file has { $size } MB, and Discord takes { $limit } MB here. Take out one edition, or one of its documents, at a time. Everything is also in the backups of whoever runs me.
error-hour-not-understood = I could not read “{ $typed }” as a time of day. Try 15:00.
error-discord-no-access = I may not see that channel. An organiser can check with `/setup`, step 4.
error-discord-no-permission = Discord does not let me do that here. An organiser can check with `/setup`, step 4.
error-discord-dm-closed = You accept no direct messages from me. Allow them in this server's privacy settings and try again.
error-discord-channel-gone = That channel is gone. An organiser can choose another with `/setup`.
error-discord-message-gone = That message is gone.
error-command-outdated = This command has changed since your Discord loaded it. Please restart Discord (Ctrl+R), then try again.
error-only-in-a-server = That works on a server only, not in a direct message.
error-article-without-findings = I found no numbered findings in this document (“1. Heading”, then its text). Please check that it is the article.
error-finding-too-long = Finding { $number } of the file has { $length } characters in its heading or its text; at most { $limit } fit. Please shorten it there and hand the file in again.
error-announcement-too-late = The talk begins on { $start }, so it must be announced before that. Please give an earlier time.

# Reading from a web address
error-web-import-off = Reading from web addresses is switched off. Set ROSTRUM_IMPORT_FROM_WEB=yes, or save the page as a file and import that.
error-web-address-refused = I do not read from “{ $address }”: only from plain https:// addresses, without a user name, a password or a port.
error-address-not-public = { $host } lies on this machine or in its network, where I read nothing. Save the page as a file and import that.
error-redirected-too-often = That address leads on to others more than { $limit } times. Please give the one where it ends.
error-web-page-too-large = That page has more than { $limit } bytes, packed or unpacked, which no article has. Save its text as a file and import that.
error-web-page-of-other-kind = That address gives “{ $kind }”, and I read web pages, text, Markdown, our JSON, Word and OpenDocument. Please give the address of the article itself.
error-web-page-refused = The site answered { $status } instead of the page. Please open the address in a browser and copy it from there.
error-web-page-too-slow = The page was not there after { $seconds } seconds. Please try again later, or save it as a file and import that.
error-web-page-not-reached = I could not get that page: { $problem }. Please check the address.
error-ballot-poll-not-found = This server has no such poll.
error-ballot-not-open = This poll is not open yet. Nothing was counted; try again in a minute.
error-ballot-over = This poll is closed, so your answers were not counted.
error-ballot-not-to-close = This poll is not open, so there is nothing to close.
error-ballot-key-lost = This poll has lost its key and cannot know anybody again, so nothing was counted. Please tell the team.
error-ballot-not-kept = The disk refused to keep your answers, so nothing was counted. Please try again in a minute.
error-ballot-not-sealed = There are no results to show: the poll is not closed yet, or too few people answered.
