# The card of a talk, the list of talks, and its threads.
talk-card-place = { $series } { $edition } · Talk { $number } of { $total }
talk-card-place-alone = { $series } { $edition } · Talk { $number }
talk-card-series = { $series } { $edition }
talk-card-no-time = The time is not fixed yet.
talk-card-for-you = For you: { $when } ({ $distance })
talk-card-recorded = will be recorded
talk-card-closes = sign-up until { $when }
talk-card-attended-totals = who is in the channel is counted
talk-card-attended-names = organisers see who was in the channel
talk-card-closed = sign-up has closed
talk-card-roles = for certain roles
talk-card-chatham = Chatham House Rule
talk-card-going = { $count } going
talk-card-signed-up = { $count } had signed up
talk-card-maybe = { $count } maybe
talk-card-seats = { $count ->
    [0] full
    [one] one seat left
   *[other] { $count } seats left
 }
place-in-channel = In { $channel }
event-more = More about it: { $address }
event-sign-up = Sign up here, so that the bot can write to you: { $address }
place-online = Online
talk-card-cancelled = **Cancelled.**
talk-card-ended = This talk is over. Thank you for coming.
talk-card-ended-last = This talk is over, the last one of { $edition }. Thank you for coming.
talk-card-live = ● **Live** since { $start }, planned until { $end }
talk-button-going = I'm going
talk-button-maybe = Maybe
talk-button-calendar = Calendar
talk-button-more = More
talk-button-register = Register
talk-button-recording = Recording
talk-thread-name = Talk { $number }: { $title }

talks-title = Coming talks
talks-over = **{ $edition }** is over: no talk of it is to come. Those of the next one are announced in this server's channel for talks.
talks-none = No talk is announced at the moment. Announcements appear in this server's channel for talks.

# $code is a language's code. Add those that a series may speak.
language-name = { $code ->
    [en] English
    [da] Danish
    [sv] Swedish
    [nb] Norwegian
    [fi] Finnish
    [de] German
    [fr] French
   *[other] { $code }
 }

calendar-here = For any calendar: open the file. Or add it with one press here:
feed-edition = Only { $edition }
feed-talk = Only this talk
feed-here = A calendar that subscribes to **{ $title }** follows each change:
feed-none = This calendar is not on the web, or not any more. [Calendar] on the talk gives a file.
calendar-cancelled = Cancelled: { $title }
calendar-cancelled-here = This talk is cancelled. Open the file where the talk stands in your calendar: it says so there.
calendar-file-only = -# File and entry follow no later change: I have no address on the web to which a calendar could subscribe.
calendar-own = -# File and entry follow no later change. A calendar of your own does:
calendar-subscribe = File and entry follow no later change. A calendar that subscribes to **{ $series }** does:
