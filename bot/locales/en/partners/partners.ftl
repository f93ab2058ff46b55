# Sharing a series with other servers, and following one of theirs.
share-title = Share { $series }
share-how = Other servers that have me can follow this series: what you announce and publish arrives there, and is moved, corrected, cancelled and retracted there too. They never read who comes, notes, drafts, or any link but the one for registration.
share-code = The code for a partner's organisers, who type it into `/series follow`: **`{ $code }`**
 I show it only now, and cannot look it up. [New code] makes another one.
share-shared = Shared by a code of { $when }.
share-not-shared = No code is valid: no other server can begin to follow.
share-nobody = Nobody follows it yet.
share-follower = - **{ $server }**, since { $when }
share-follower-away = - **{ $server }**, since { $when } · ⚠ I am not on that server now
share-button-new = { $has ->
    [yes] New code
   *[no] Make a code
 }
share-button-stop = Stop sharing
share-cut-choose = Cut a server off …
share-stop-question = Stop sharing **{ $series }**? The code is void then, and { $count ->
    [0] nobody follows it.
    [one] one server gets no more of it. What stands there stays, and says so.
   *[other] { $count } servers get no more of it. What stands there stays, and says so.
 }
share-stop-yes = Stop sharing it
share-cut-question = Cut **{ $server }** off? It gets no more of **{ $series }**. What stands there stays, and says so. With a valid code it could follow again; [New code] voids the one it knows.
share-cut-yes = Cut it off

follow-title = { $series } of { $server }
follow-preview = What would come here, silently and without pings. Nothing does before you press [Follow].
follow-coming = Talks that are announced now:
follow-coming-none = No talk of it is announced now.
follow-coming-line = - **{ $title }**, { $when }
follow-more = { $count ->
    [one] and one more
   *[other] and { $count } more
 }
follow-later = From then on, each talk as it is announced, and key findings as they are published. What changes there changes here.
follow-privacy = Its team reads that your server follows and whether each message stands here, and nothing of your members.
follow-channel = It comes into { $channel }.
follow-channel-none = Choose the channel it shall come into.
follow-channel-choose = Channel for it
follow-channel-gone = ⚠ That channel is not there any more. Choose another one.
follow-channel-missing = ⚠ In { $channel } I lack: { $permissions }.
follow-active = You follow it since { $when }.
follow-arrived = { $posted ->
    [0] Nothing stands here yet
    [one] One message stands here
   *[other] { $posted } messages stand here
 }{ $held ->
    [0] .
    [one] ; one could not be sent: `/desk` says why.
   *[other] ; { $held } could not be sent: `/desk` says why.
 }
follow-ended-stopped = You stopped following it { $when }. What stands here stays.
follow-ended-cut-off = Its team ended it { $when }. What stands here stays.
follow-ended-gone = It ended { $when }: the series or its server is gone. What stands here stays.
follow-not-offered = Its code is void by now. Ask its team for a new one.
follow-button-begin = Follow
follow-button-not = Not now
follow-button-stop = Stop following
follow-stop-question = Stop following **{ $series }** of **{ $server }**? Nothing more comes. What stands here stays, and says that it is not kept up to date.
follow-stop-yes = Stop following it
follow-none = You follow no series of another server. Its organisers get a code for you from `/series share`; type it into `/series follow`.
follow-list = What comes here from other servers:
follow-list-line = - **{ $series }** of **{ $server }**
follow-list-ended = - **{ $series }** of **{ $server }** (ended)
follow-open-choose = Open one …

# What arrives.
partner-from = { $series } { $edition } · by { $server }
partner-findings-from = Key findings · by { $server }
partner-place = On the server { $server }
partner-moved = **New time.** It was to begin { $when }.
partner-cancelled = **Cancelled.**
partner-over = This talk is over.
partner-withdrawn = { $server } has taken this back.
partner-kept = Shared by { $server }, and kept up to date from there.
partner-ended = Not kept up to date since { $when }: this server gets no more of it.
partner-facts = { $count ->
    [one] One finding
   *[other] { $count } findings
 } · { $minutes } min to read
partner-corrected = Corrected { $when } (revision { $revision }){ $reason ->
    [none] .
   *[other] : { $reason }
 }
partner-retracted = **Retracted { $when }**: { $why }
partner-button-register = Register
partner-button-recording = Recording
partner-button-website = On the website

# What both teams read backstage.
partner-news-follows = **{ $server }** follows **{ $series }** now. `/series share` shows who follows, and can cut a server off.
partner-news-follows-no-more = **{ $server }** does not follow **{ $series }** any more. What stands there stays.
partner-news-unreachable = I am not on **{ $server }** any more, which follows **{ $series }**. What stands there is not kept up to date until I am back.
partner-news-cut-off = **{ $server }** shares **{ $series }** with this server no more. What stands here stays, and says so.
partner-news-gone = **{ $series }** of **{ $server }** is gone, so nothing more of it comes. What stands here stays, and says so.

error-share-code-unknown = No series is shared by this code. Check it, or ask the other server's organisers for a new one.
error-too-many-codes-tried = Too many codes were wrong. Please try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }.
error-shared-here = **{ $title }** is a series of this server: nothing has to be followed.
error-followed-already = This server follows “{ $title }” already. `/series follow` without a code shows it.
error-share-not-found = That is not shared any more.
error-following-not-found = That has ended. `/series follow` and `/series share` show what there is.
error-no-channel-chosen = Please choose the channel first.
