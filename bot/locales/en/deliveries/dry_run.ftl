# What will be sent: shown before anything is announced, and on the desk.
dry-run-title = What will be sent
dry-run-button = What will be sent
dry-run-if-announced = { $count ->
    [one] If you announce it now: one message
   *[other] If you announce it now: { $count } messages
 } · pings: { $pings }. Nothing goes out before you do.
dry-run-if-announced-then = { $count ->
    [one] One message
   *[other] { $count } messages
 } · pings: { $pings }
dry-run-planned = { $count ->
    [0] Nothing is planned
    [one] One planned message
   *[other] { $count } planned messages
 } · pings: { $pings }
dry-run-of-edition = { $talks ->
    [0] Nothing will be sent: every talk is over, or there is none.
   *[other] { $count ->
        [one] One message
       *[other] { $count } messages
    } for { $talks ->
        [one] one talk
       *[other] { $talks } talks
    } · pings: { $pings }.{ $drafts ->
        [0] { "" }
       *[other] { " " }Drafts are listed as if you announced them now; nothing of theirs goes out before you do.
    }
 }
dry-run-talk = **{ $number } · { $title }**
 -# { $when } · { $place } · { $state }
dry-run-at-once = **At once**
dry-run-refused = Cannot be announced yet. { $why }
dry-run-not-listed = -# Not listed, because it depends on what people do: letters to those who still sign up and ask for one (15 minutes before, or when they chose), a seat that becomes free, the poll after the end, and news if you move or cancel the talk.
dry-run-choose = Choose an edition

# Where a planned message goes.
where-no-channel = no channel chosen yet
where-under = under the announcement
where-announced = the channel where it was announced
where-thread = the thread
where-followed = the channel for what comes from other servers
where-events = this server's events
where-members = { $asked ->
    [yes] { $count ->
        [one] one member who asked for it
       *[other] { $count } members who asked for it
    }
   *[no] { $count ->
        [one] one member
       *[other] { $count } members
    }
 }
planned-to = { $what } to { $member }
planned-update = { $what } (update)
planned-ping = { " " }· pings { $role }
ping-mute-role-gone = **The ping reaches nobody**: its role was deleted. Choose another with `/setup`, step 2.
ping-mute-not-mentionable = **The ping reaches nobody**: { $role } may not be mentioned. Allow everyone to mention it in its settings, or choose another with `/setup`, step 2.
