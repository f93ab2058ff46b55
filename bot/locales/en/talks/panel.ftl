# The team's panel of a talk, its forms and questions.
talk-state-draft = draft
talk-state-announced = announced
talk-state-live = live
talk-state-ended = over
talk-state-cancelled = cancelled
panel-facts = { $state } · code `{ $code }` · links: { $links }
panel-repeats = { $count ->
    [one] Repeats: one talk is to come
   *[other] Repeats: { $count } talks are to come
 }
panel-note-takers = Note-takers of this talk: { $members }
panel-announced-later = will be announced { $when }
panel-seats-below = ⚠ Seats: { $seats }, going: { $going }. Nobody loses a seat; the next is free once fewer are going.
panel-place-worry = ⚠ The place: { $why }
panel-no-links = none yet
link-registration = registration
link-join = join
link-panellists = panellists
link-recording = recording
panel-no-talks = There is no talk yet. Plan one with `/talk new`, or paste a programme with `/talk programme`.
panel-choose = Choose a talk
panel-button-open = Open the panel
panel-button-edit = Edit
panel-button-people = People
panel-button-links = Links
panel-button-note-takers = Note-takers
panel-button-signup-rules = Sign-up
panel-button-announce = Announce now
panel-button-announce-ask = Announce …
panel-button-announce-on = Announce on …
panel-button-move = Move
panel-button-place = Place
panel-button-about = Description
panel-button-cancel = Cancel the talk
panel-button-delete = Delete the draft
panel-button-note = Note
panel-button-begin = It has begun
panel-button-next = Next segment
panel-button-extend = +15 minutes
panel-button-shorten = −15 minutes
panel-button-not-begun = Not yet begun
panel-button-end = End talk
panel-button-goes-on = It goes on
panel-button-hold = Hold it after all
panel-button-ended = It ended
panel-button-recording = Recording
panel-button-chapters = Chapters
panel-button-coming = Who is coming?
panel-button-signed-up = Who signed up
panel-interested = Interested in Discord's event, without an answer here: { $count }
panel-button-copy = Copy
panel-button-repeat = Repeat
panel-button-post-again = Post again what was deleted

chapters-copy = Paste this into the video's description, so that its segments become chapters. It is taken to begin with the talk.

talk-preview-from = Now: ~~{ $when }~~
talk-preview-announced = To be announced on:
talk-preview-copies = A copy of **{ $title }**: description, segments and people, all but its links and who is coming.
talk-preview-which = Which one do you mean?
talk-preview-reading = **{ $when }** – { $distance }
 -# Zone { $zone } · for you { $you }
talk-preview-length = { $minutes ->
    [one] One minute
   *[other] { $minutes } minutes
 }
talk-preview-repeats = It repeats, { $count } talks in all. After the first one:
talk-preview-drafts = -# Each becomes a draft of its own, with its own announcement and reminders.
place-preview-link = Place: **{ $place }** – online
place-preview-site = Place: **{ $place }** – people meet there
place-preview-channel = Place: **{ $place }**
talk-kept-but-place = Kept. The place is still the old one until you say yes:
talk-preview-join = ⚠ You typed a link as the place: { $link } { $replaces ->
    [yes] Shall it be the join link, instead of the present one?
   *[no] Shall it be the join link?
 } Only those going get it, from 15 minutes before; everybody reads the place above.
told = { $channel ->
    [no] { $letters ->
        [0] Nobody knows of this talk yet, so nobody will be told.
       *[other] The announcement is not out yet, so only those on the list will be told, by letter: { told-letters }.
    }
   *[yes] { $letters ->
        [0] The channel will be told.
       *[other] The channel will be told, and by letter { told-letters }.
    }
 }
told-letters = { $letters ->
    [one] one member
   *[other] { $letters } members
 }{ $stopped ->
    [0] { "" }
   *[other] , of whom { $stopped } { $stopped ->
        [one] takes
       *[other] take
    } none
 }{ $closed ->
    [0] { "" }
    [one] ; one of them took no direct message when last written to
   *[other] ; { $closed } of them took no direct message when last written to
 }
told-nothing = Start and place stay, so nobody will be told.
told-of-several = Who comes to several of them gets a letter for each.
told-elsewhere = The channel where it was announced reads of it too.
told-announces = Its announcement came too late for the old time. It is sent as soon as you move the talk.
repeat-preview = **{ $title }** would be held { $count ->
    [one] once more:
   *[other] { $count } times more:
 }
repeat-this-one = this talk
repeat-drafts = -# Each becomes a draft of its own, with its own announcement and reminders. Links and sign-ups are not copied.
repeat-clash = ⚠ together with **{ $title }**
repeat-clash-short = ⚠ { $title }
repeat-yes = { $count ->
    [one] Make the draft
   *[other] Make the { $count } drafts
 }
repeat-made = { $count ->
    [one] Made one draft.
   *[other] Made { $count } drafts.
 } `/talk panel` shows all talks; each is announced from its own panel.
repeat-move-too = It repeats. Shall others move as many days and hours as this one?
repeat-cancel-too = It repeats. Shall others be cancelled with it?
repeat-reach-following = This and the following: { $count } …
repeat-reach-all = All that are to come: { $count } …
repeat-alike-too = It repeats. Shall others say the same?
repeat-alike-question = { $count ->
    [one] Give this talk { $part } of the other?
   *[other] Give these { $count } talks { $part } of this one?
 }
repeat-part-details = title, seats, recording and Chatham House Rule
repeat-part-about = description, picture and language
repeat-part-people = the segments and people
repeat-part-links = the links
repeat-alike-yes = { $count ->
    [one] Change it
   *[other] Change all { $count }
 }
repeat-made-alike = { $count ->
    [one] Changed one talk.
   *[other] Changed { $count } talks.
 }
repeat-move-question = { $count ->
    [one] Move this talk?
   *[other] Move these { $count } talks?
 }
repeat-move-yes = { $count ->
    [one] Move it
   *[other] Move all { $count }
 }
repeat-moved = { $count ->
    [one] Moved one talk.
   *[other] Moved { $count } talks.
 }
repeat-cancel-question = { $count ->
    [one] Cancel this talk?
   *[other] Cancel these { $count } talks?
 }
repeat-cancel-yes = { $count ->
    [one] Cancel it
   *[other] Cancel all { $count }
 }
repeat-cancelled = { $count ->
    [one] Cancelled one talk. [Hold it after all] on its panel takes it back.
   *[other] Cancelled { $count } talks. [Hold it after all] on the panel of each takes it back.
 }
talk-preview-yes-new = Make the draft
talk-preview-yes-move = Move it
talk-preview-yes-place = Hold it there
talk-preview-yes-announce = Announce then
end-question = **{ $title }** is planned until { $end } ({ $distance }). Is it over already? Sign-up closes, [Join] goes, and ten minutes later the poll opens.
end-yes = End it now
end-no = It goes on
delete-question = Delete the draft **{ $title }**? Nobody was told of it, and nothing of it stays.
delete-yes = Delete it
deleted = The draft is deleted.
cancel-question = Cancel **{ $title }**?
cancel-yes = Cancel the talk
cancel-no = Keep it
dismissed = Nothing was changed.
button-yes = Yes
button-no = No
note-takers-title = **Note-takers of { $title }**
 For this talk they may do what note-takers may, until you take them off. They open its panel by [More] on its card.
note-takers-choose = Members who take notes of this talk
segment-now = Segment { $number } is running now.
segment-back = Back to segment { $number }
begin-question = **{ $title }** is planned for { $start } ({ $distance }). Has it begun already? Its thread reads at once that you are live.

form-which-talk = Which talk?
field-talk = Its code
form-repeat = Repeat the talk
form-copy = Copy the talk
form-announce-on = Announce on
form-move = Move the talk
form-about = What the talk is about
form-place = Place of the talk
form-links = Links of this talk
form-recording = Recording
form-talk = Edit the talk
form-people = Segments and people
form-programme = Paste a programme

field-when = When?
field-when-example = 7 April 2027 15:00, next Thursday 3pm
field-when-or-often-hint = Or how often: every second Thursday 15:00, 6 times
field-often = How often?
field-often-hint = It keeps its hour. Say how many times, this talk among them, or until when
field-often-example = every second Thursday, 6 times
field-minutes = How long?
field-minutes-hint = For example 90, 1h30 or 1.5 hours
field-description = Description
field-description-hint = Everybody reads it: on the card and in the calendar
field-picture = Picture
field-picture-hint = The https link of a picture on a website; shown on the card
field-kind = How do people come?
venue-link = Online, by the join link
venue-channel = Into a voice or stage channel here
venue-site = To a place where they meet
venue-in = Into the channel { $name }
field-place = Where?
field-place-hint = Everybody reads it: Zoom, Town hall. A link typed here becomes the join link
field-channel = Or which channel?
field-channel-hint = Only if it takes place in a voice or stage channel of this server
field-registration = Registration
field-registration-hint = Public: offered to whoever signs up
field-join = Join
field-join-hint = Only for those going, from 15 minutes before, in a private reply
field-panellists = Panellists
field-panellists-hint = Only for the panellists; never shown on the server
field-recording = Recording
field-recording-hint = Public: stands with the results and the findings
field-title = Title
field-language = Language
field-seats = Seats
field-seats-hint = 0 means that there is no limit
field-holds = What holds for it?
holds-recorded = It will be recorded
holds-chatham = Chatham House Rule: no note keeps a name
field-segments = Segments and panellists
field-segments-hint = “Session 1: title”, then one line for each panellist
field-programme = Programme
field-programme-hint = “Session 1: title”, then a line for each panellist; or hand in a file below (.txt, .ics, .csv, .yaml)
field-programme-title = The talk's title
field-programme-title-hint = Only if the text has sessions of one talk and no title
field-start = Start, where the text gives none

programme-understood = ## { $series } { $edition }
 { $count ->
    [one] I understood one talk. Does this look right?
   *[other] I understood { $count } talks. Does this look right?
 }
programme-unread = { $count ->
    [one] One line that I could not place:
   *[other] { $count } lines that I could not place:
 }
programme-left-out = { $count ->
    [one] One line that I left out:
   *[other] { $count } lines that I left out:
 }
programme-elsewhere = { $when } ({ $printed } as printed)
programme-join-link = The link beside it becomes the link to join; nobody else sees it.
programme-place = Place: { $place }
date-doubt-no-year = “{ $date }” has no year, so I left its day open. Please add the year to that line.
hours-backwards = “{ $hours }” ends before it begins, so I took the start alone. If that is wrong, please correct the line.
date-doubt-no-such-day = There is no “{ $date }”, so I left its day open. Please write the right day in that line.
date-doubt-weekday-differs = “{ $date }” is another weekday, so I left its day open. Please write the right day or weekday in that line.
date-doubt-several-days = “{ $date }” is more than one day. I took the first; a second day is a talk of its own.
date-doubt-day-or-month-first = I read “{ $date }” with the day first. If the month is first, please write the month as a word in that line.
programme-doubt-whose-date = “{ $said }” stands between two titles, so date and hour may be those of the other one. If so, please put each date right below its title.
programme-doubt-names = I read these as people, though I know none of the names: { $said }. If one is none, please correct the line.
programme-doubt-title-names = “{ $said }” may name somebody. If so, please put the name on a line of its own below.
programme-doubt-no-day = I found no day for “{ $said }”, though the others have one. Please add it if there is one.
programme-doubt-no-days = None of these talks has a day or an hour. If they are parts of “{ $said }”, please put its day above them.
programme-doubt-no-hour = I found no hour for “{ $said }”, though the others have one. Please add it if there is one.
programme-doubt-no-people = I found nobody for “{ $said }”, though the others have people. Please add them if there are any.
programme-doubt-day-left-out = I left out “{ $said }”, which says another day. If a talk is on it, please put day and title on lines of their own.
programme-doubt-hour-left-out = I left out “{ $said }”, which says an hour. If a talk begins then, please put the hour beside its day.
programme-doubt-person-left-out = I left out “{ $said }”, which may name who speaks. If so, please put the name on a line of its own.
programme-doubt-another-day = “{ $said }” says another day or hour than the talk has. If that is right, please take out the other; a talk of its own needs a title above.
programme-doubt-day-in-text = I took the day “{ $said }” from “{ $other }”. If it is not the day of this talk, please write the day on a line of its own.
programme-doubt-day-alone = “{ $said }” has no day or hour, and “{ $other }” above may be its. If so, please put them on one line.
programme-doubt-zone-of-one = I read a time zone before “{ $said }”, though no other item has one. If it is a word of the title, please write it in small letters.
programme-doubt-no-title = I found no title, so “{ $said }” stands for it. Please write a title above it.
programme-doubt-person-in-line = “{ $other }” names { $said }, whom I did not take. Who takes part needs a line of their own.
programme-doubt-person-of-text = I took { $said } out of “{ $other }” as taking part. Whoever does not, please take out of that line.
programme-doubt-person-as-item = I read “{ $said }” as an item, with { $other }. If it is somebody who takes part, please put “Speaker:” in front of each name.
programme-doubt-name-cut = I read the name “{ $said }” in “{ $other }”, and it may begin or end elsewhere. If it does, please put the name on a line of its own.
programme-doubt-title-form = I took “{ $said }” as a title, though it looks like none. If it is none, please leave it out, or write the title in its place.
programme-doubt-which-title = I took “{ $said }” as the title, and “{ $other }” may be it. If so, please write that in its place.
programme-doubt-which-item = I took “{ $said }” as the title of an item, and “{ $other }” below may be it. If so, please leave out the first.
programme-doubt-no-item = I took “{ $said }” for a label, and it may be an item as well. If so, please write its title in that place.
programme-doubt-line-taken = { $other ->
    [title] I took “{ $said }” for a title, and am not sure. If it is none, please leave that line out.
    [when] I took “{ $said }” for the day or hour of a talk, and am not sure. If it is none, please leave that line out.
    [item] I took “{ $said }” for an item, and am not sure. If it is none, please leave that line out.
   *[person] I took “{ $said }” for somebody who takes part, and am not sure. If it is nobody, please leave that line out.
 }
programme-doubt-line-left-out = { $other ->
    [title] I left out “{ $said }”, and it may be a title. If it is, please put “Title:” in front of it.
    [when] I left out “{ $said }”, and it may say when a talk is. If it does, please put “Date:” in front of it.
    [item] I left out “{ $said }”, and it may be an item. If it is, please put its hour in front of it.
   *[person] I left out “{ $said }”, and it may name who takes part. If it does, please put “Speaker:” in front of it.
 }
programme-doubt-line-cut = I am not sure where title and people end in “{ $said }”. If I cut it wrongly, please put each on a line of its own.
programme-doubt-ends-alike = Several titles end with “{ $said }”. If it is a place or a series, please take it off the titles.
line-use-text = running text
line-use-furniture = part of the page
line-use-break = a break
line-use-again = said before
line-use-field = about something else
line-use-heading = a heading
programme-another-place = Another place
programme-right = Looks right
programme-correct = Correct a line
programme-known = is in this edition already, and stays as it is
programme-no-hour = { $day }, hour still open
programme-past = { $when } · took place already, kept as a talk of the archive
programme-kept = { $count ->
    [0] Nothing was new, so nothing was added.
    [one] Added one talk.
   *[other] Added { $count } talks.
 }{ $past ->
    [0] { "" }
    [one] { $count ->
        [one] { " " }It took place already.
       *[other] { " " }One of them took place already.
    }
   *[other] { " " }{ $past } of them took place already.
 } `/talk panel` shows all talks.
stage-panellist = Panellist
stage-moderator = Moderator
stage-host = Host
panel-button-ping-on = Ping the role
panel-button-ping-off = ✓ Pings the role
panel-button-names = Names
panel-button-intake = Guests’ notes

# May a panellist be named in the key findings?
consents-title = **May they be named in the key findings?** Ask them yourselves, and note the answer here.
consents-nobody = There is no panellist yet. [People] adds them.
consents-choose = Note an answer
consents-question = May **{ $name }** be named in the key findings?
consent-not-asked = not asked yet, so not named
consent-named = may be named
consent-role-only = role and organisation only
consent-printed = “{ $role }” is printed
consent-unprinted = nothing is printed, for no word of the line is surely a role. [People] can write it, as “teacher at Example School”.
consent-none = not at all
consent-button-not-asked = Not asked yet
consent-button-named = By name
consent-button-role-only = Role only
consent-button-none = Not at all
places-button = Where the name stands
places-withdrawn = { $name } is not named from now on. See where the name stands already.
panel-button-poll = Poll after it
signup-rules-title = **Sign-up for { $title }**
signup-rules-roles = Who may sign up: { $roles ->
    [none] everybody who sees the talks channel
   *[other] { $roles }
 }. Whoever is on the list already stays.
signup-rules-closes = { $hours ->
    [0] Sign-up closes with the talk.
    [one] Sign-up closes one hour before the start.
   *[other] Sign-up closes { $hours } hours before the start.
 }
signup-rules-asks-nothing = Nothing is asked of those who sign up.
signup-rules-asks = Whoever signs up is asked, and need not answer: “{ $question }” { $options }
signup-rules-button-question = A question
form-signup-question = A question at sign-up
field-signup-question = What do you want to know?
field-signup-question-hint = Such as: Which city do you come from? Empty: nothing
field-signup-options = Answers to choose from
field-signup-options-hint = One on each line
signup-rules-choose = Roles that may sign up; none: everybody
signup-rules-button-closes = When it closes
form-signup-closes = When sign-up closes
field-closes = Hours before the start
field-closes-hint = 0: it does not close before the talk. Those on the list can leave it at any time
