# What the host reads: check, backup and restore on the command line.

# Whose something is; $id is Discord's.
cli-owner = { $kind ->
    [user] person
   *[guild] server
 } { $id }

# What the store keeps, in words; $kind is the program's.
document-kind = { $kind ->
    [arrival] talk or findings of another server
    [attendance] who was at a talk
    [audit_entry] line of what was done
    [audit_head] end of what was done
    [ballot_poll] anonymous poll
    [ballot_tally] answers to an anonymous poll
    [command_set] list of commands
    [delivery] planned message
    [edition] edition
    [edition_signup] sign-up for a whole edition
    [erasing] erasure
    [finding] finding
    [findings_letters] members who want letters about key findings
    [follower] server that follows
    [following] series of another server
    [intake] rules for guests’ notes
    [key_findings] key findings
    [logbook] logbook
    [member] choices of a member
    [mirror] update of a message
    [pending] preview
    [own_calendar] addresses of members' own calendars
    [own_questions] questions in a team's own words
    [poll] poll
    [review] review of key findings
    [revision] published findings
    [scheduled_event] Discord event of a talk
    [series] series
    [server] settings
    [share] code for other servers
    [signup] sign-up
    [turnout] how many were at a talk
    [takeaway] takeaway
    [talk] talk
   *[other] document
 }

cli-help-check = look for damage, broken references and stuck messages; also while the bot runs
cli-help-check-anonymity = look for what sealed polls should have left nowhere on the disk, and say where it was looked for
cli-help-check-export = write every document that can be read to FILE, one JSON object a line

check-database = { $database }: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
check-older = An older Rostrum wrote this data. Start the bot once to bring it up to date; only the file itself was checked.
check-complaint = Damage in the file: { $complaint }
check-damaged = Cannot be read: { document-kind } { $code } of { $owner }
check-unknown = Of a kind that this Rostrum does not know: { $kind } { $code } of { $owner }
check-unindexed = Cannot be found by what it holds: { document-kind } { $code } of { $owner }
check-dangling = Names what is not there: { document-kind } { $code } of { $owner }, { $field ->
    [about] about
    [after] after planned message
    [post] of message
   *[other] of { $field }
} { $names }
check-audit = The list of what the team of { $owner } did was changed by something else than this bot, from line { $number } on.
check-left = The bot was taken off { $owner }; what it has is erased on { $day }, unless the bot is back by then.
check-more = … and { $count } more like this
check-stuck = { $trouble ->
    [held] Held
    [in_doubt] In doubt
    [unfinished] Begun and not finished
   *[overdue] Overdue
}: { $what } { $code } of { $owner }, due { $due } UTC: { $reason }
check-stuck-mirror = { $trouble ->
    [held] Held
   *[overdue] Overdue
}: update { $code } of a message of { $owner }: { $reason }
host-trouble-held = nobody wrote down why
host-trouble-in-doubt = nobody knows whether it went out; the bot looks for it when it runs
host-trouble-unfinished = the bot ended while sending it, and looks for it when it runs again
host-trouble-overdue = the bot sends it, or says why not, when it runs
cli-help-deliveries = show the planned messages, those that are stuck and why, and the last backup; also while the bot runs
cli-help-deliveries-codes = Exit codes: 0 nothing is stuck; 1 it could not be read; 10 something is stuck and waits for somebody; 11 something that was looked at is damaged.
cli-help-deliveries-stuck = show only what is stuck
cli-help-deliveries-server = show only those of the server with this id
cli-help-deliveries-json = print one JSON object, times in UTC

deliveries-planned = { $count ->
    [0] No planned messages
    [one] One planned message · pings: { $pings }
   *[other] { $count } planned messages · pings: { $pings }
}
deliveries-next = { " " }· the next at { $due } UTC
deliveries-stuck = { $count ->
    [0] Nothing is stuck.
    [one] One message is stuck:
   *[other] { $count } messages are stuck:
}
deliveries-due = Due (UTC)
deliveries-what = Message
deliveries-where = Goes to
deliveries-server = Server
deliveries-about = About
deliveries-code = Code
deliveries-pings = { $what } (pings)
deliveries-place = { $place ->
    [member] a member
    [backstage] backstage
    [thread] the thread
   *[talks] talks channel
}
deliveries-why = { "    " }{ $title }: { $why }
deliveries-backup = Last backup: { $made } · last copy elsewhere: { $copied }
deliveries-never = never
deliveries-damaged = Cannot be read: { document-kind } { $code }
deliveries-verdict-0 = All is well.
deliveries-verdict-looked-after = Nothing waits for somebody: the bot looks after what is listed when it runs.
deliveries-verdict-10 = An organiser mends at /desk what is stuck; the bot looks after the rest when it runs.
deliveries-verdict-11 = Some of the data is damaged. python -m bot check says how much.

check-exported = Written to { $file }: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
check-well = All is well.
check-needs-people = The data is whole. What is listed above waits for somebody: the bot, or an organiser at /desk.
check-is-damaged = The data is damaged. Keep the folder as it is, write what can be read to a file (check --export FILE), and restore the last backup or that file.

error-store-not-opened = { $folder } cannot be used: { $problem }. Look at what is there, or set ROSTRUM_DATA to another folder.
error-no-data-there = There is no data in { $folder }. Set ROSTRUM_DATA to the folder that your bot keeps its data in; if it has never run, start it once.
error-no-folder-there = { $folder } is not a folder. Set ROSTRUM_DATA to the folder that your bot keeps its data in.
error-folder-forbidden = I may not read and write { $folder }: { $problem }. Run me as the user whom the folder and all in it belong to, or set ROSTRUM_DATA to another folder.
error-document-damaged = This { document-kind } ({ $code }) is damaged on the disk and cannot be read. Please tell the host.
error-backup-failed = No backup was made in { $folder }: { $problem }. Mend that, or name another folder with --to.
error-not-a-backup = { $file } cannot be restored: { $problem }.
error-ledger-damaged = Line { $line } of { $file } cannot be read, so nobody knows what was erased. Mend or remove that line, then try again.

cli-help-backup = copy the database as it is, also while the bot runs
cli-help-backup-to = folder for the copy (default: backups in the data folder); one on another disk counts as away from here
cli-help-backup-mark-copied = copy nothing; note that you have taken the backups somewhere else just now
cli-help-restore = show what a backup would bring back and what the bot would then send; nothing is changed without --arm
cli-help-restore-file = a backup, or what check --export wrote
cli-help-restore-arm = put it in the place of the database, which is kept aside

backup-made = Backup: { $file } ({ $megabytes } MB). Anonymous polls that are still open are in it without what was answered, and without their keys.
backup-elsewhere = It lies on another disk, and so counts as away from this machine.
backup-same-disk = It lies on the same disk as the data. When you have taken it somewhere else, say so: python -m bot backup --mark-copied
backup-marked = Noted: the backups are somewhere else as well.

restore-backup = Backup of { $made } UTC: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}
restore-present = The database that it would replace has { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}. Whatever happened after the backup is not in it.
restore-present-unreadable = The database that it would replace cannot be read.
restore-erasures = Erased again: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}, by { $erasures ->
    [one] 1 erasure
   *[other] { $erasures } erasures
} made since.
restore-tightened = Hidden, switched off or taken away since the backup, and stays so: { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}.
restore-doubtful = Perhaps sent since the backup ({ $count }). The bot looks for each in its channel, and sends it only if it is not there:
restore-planned = Sent when it is due ({ $count }):
restore-held = Held until somebody mends it ({ $count }):
restore-line = - { $due } UTC, { $what } { $code } of { $owner } { $place ->
    [member] to a member
    [backstage] to backstage
    [thread] in the thread
   *[talks] in the channel of the talks
}
restore-more = - … and { $count } more
restore-not-armed = Nothing was changed. To put it in place, stop the bot and add --arm.
restore-kept = The database so far is kept as { $file }. Remove it when you no longer need it.
restore-armed = The backup is in place. Start the bot.

# What the team reads backstage about the machine.
delivery-host-notice = Notice about the machine
machine-worry-failed = **The daily backup failed**: { $reason }. I try again every hour. `docs/operations.md` says what to do.
machine-worry-not-copied = **No backup has left this machine for 30 days.** If its disk dies, everything since is lost. Please take a copy elsewhere: `docs/operations.md` says how.
machine-worry-damaged = **Some of the stored data can no longer be read.** I leave it out and go on; `/desk` says so on the servers that it is of. `docs/operations.md` says what to do.
machine-worry-clock-ahead = **The clock of the machine that I run on is wrong**: it is ahead of Discord's by { $reason }. I hold every message until it is right, and then go on by myself. `docs/operations.md` says what to do.
machine-worry-clock-behind = **The clock of the machine that I run on is wrong**: it is behind Discord's by { $reason }. I hold every message until it is right, and then go on by myself. `docs/operations.md` says what to do.
machine-worry-commands = **Discord does not take my commands**{ $reason ->
    [none] {": it did not answer, or only that something is broken."}
   *[other] : { $reason }.
 } Some may be missing or outdated until it does; buttons, messages and letters work, and I go on trying. `docs/operations.md` says what to do.
machine-worry-seen = As of { $when }
machine-worry-not-erased = **Something that was erased may still be in a file**: { $reason }. Nobody reads it through me, and I try again every hour. `docs/operations.md` says what to do.

# What stands on the terminal when the bot ended by itself (python -m bot.supervisor).
supervisor-restart = { $seconds ->
    [one] The bot ended with code { $code }. I start it again in a second.
   *[other] The bot ended with code { $code }. I start it again in { $seconds } seconds.
 }
supervisor-gave-up = The bot ended with code { $code }, and was started { $starts } times within a day: Discord takes the token away from bots that connect much more often. I do not start it again; look at its log for why.

# What the disk still tells of anonymous polls.
anonymity-polls = Anonymous polls: { $sealed } sealed, { $open } not sealed yet.
anonymity-files = Looked at { $count ->
    [one] 1 file
   *[other] { $count } files
 } in { $folder }, byte by byte:
anonymity-looked-for = Looked for: ballots of sealed polls in the database; the same bytes on its free pages, in its journal, in backups, in what was set aside and in unfinished copies; ballots of open polls in any copy; keys of sealed polls; keys that others on this machine may read.
anonymity-rows = The database still has ballots of poll { $poll }, which is sealed or gone.
anonymity-key = The key of poll { $poll } is still there, and the poll is sealed or gone.
anonymity-bytes = Ballots of poll { $poll } still stand in { $file }.
anonymity-readable = Others on this machine may read { $file }.
anonymity-clean = Found nothing of the kind. What this cannot see: copies that somebody made by hand, and what a disk keeps below its files (docs/anonymity.md).
anonymity-not-clean = That should not be there. Start the bot once more, which seals again what it can; remove copies that were made by hand; then look again.
