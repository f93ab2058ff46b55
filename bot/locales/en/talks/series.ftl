# Series and their editions.
series-made = Made the series **{ $title }** with its edition **{ $edition }**. Times that you type are read as those of { $zone }.
series-changed = Changed **{ $title }**. Times that you type are read as those of { $zone }.
# Talks keep the times that they were given; $announced and $drafts are those to come, one at least.
series-elsewhere = { $announced ->
    [0] { "" }
    [one] One announced talk keeps its time and its zone: nobody is written to.{ " " }
   *[other] { $announced } announced talks keep their times and their zone: nobody is written to.{ " " }
 }{ $drafts ->
    [0] { "" }
    [one] One draft keeps its time and its zone too.{ " " }
   *[other] { $drafts } drafts keep their times and their zone too.{ " " }
 }[Move] on a talk's panel gives it a time in the new zone, and tells whoever knows of it.
series-producers = By { $names }.
series-cities = Cards and letters show the time in { $cities } too.
series-reads-day-first = Dates in numbers have their day first: 05/06/2027 is 5 June.
series-reads-month-first = Dates in numbers have their month first: 05/06/2027 is 6 May.
series-as-events = Its announced talks also stand among this server's Discord events, and are kept in step there. An event that stands stays when you end this.
series-events-on = Show as Discord events
series-events-off = End: Discord events
events-rights-missing = **No Discord events yet**: I lack { $permissions } on this server. Give it to my role; everything else works without.
events-rights-missing-in = **No Discord events for talks in { $channel }**: I lack { $permissions } there. Give it to my role in this channel; talks elsewhere have theirs.
series-take-back = Take it back
series-taken-back = **{ $name }** is gone again.
series-next = Next: `/talk programme` to paste a programme, or `/talk new` for one talk.
series-over = **{ $edition }** is over: no talk of it is to come. Begin the next edition before you plan more talks.
series-button-next = Begin the next edition
edition-made = Made the edition **{ $name }**. `/talk programme` and `/talk new` use it from now on.
edition-copy-button = Copy the talks of { $source }
form-edition-copy = Copy the talks
field-edition-copy = When does the first one begin?
field-edition-copy-hint = The others keep their distance from it; leave it empty to fix all times later
edition-copy-understood = ## { $source } → { $target }
 { $count ->
    [one] One draft would be made
   *[other] { $count } drafts would be made
 }: titles, parts, lengths and places, without panellists, links and descriptions. Does this look right?
edition-copy-more = … and more, in the same distances.
edition-copied = { $count ->
    [one] Made one draft
   *[other] Made { $count } drafts
 } in **{ $target }**. `/talk panel` shows all talks.
form-series = New series
form-series-edit = Change a series
form-edition = New edition
field-series = Series
field-edition = Its year or season
form-new-talk = New talk
field-series-title = Title of the series
field-series-edition = Its first year or season
field-series-zone = City or time zone
field-series-producers = Who makes it
field-series-cities = Other cities whose time to show
series-web-button = Calendar on the web
series-web-off = The talks of **{ $title }** are in no calendar on the web. If they are, everybody in the world who has the address reads what is announced: titles, times, places and panellists. No drafts, no way in, nobody who signed up.
series-web-on = Everybody who has this address reads the announced talks of **{ $title }**, and their calendars follow each change.
series-web-turn-on = Put it on the web
series-web-turn-off = Take it off the web
series-web-nowhere = The calendar of **{ $title }** cannot be on the web: I have no address there. Whoever runs me sets ROSTRUM_WEB_ADDRESS; until then `/export` gives the calendar as a file.

co-producers-button = Co-producers
co-producers-title = **Who co-produces { $title }**: { $who }
 They must be able to see the talks channel. They write its key findings with you and may agree to them as the second person; publishing stays with organisers. They find the draft under `/help`.
co-producers-none = nobody yet
co-producers-people = Members who co-produce this series
co-producers-roles = Roles that co-produce this series
