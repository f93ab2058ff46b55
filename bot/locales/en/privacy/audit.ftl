# What the team did.
audit-title = What the team did
audit-about = Kept for a year, without contents. What members answer, ask and log is not noted.
audit-nothing = Nothing yet.
audit-nobody = somebody
audit-line = - { $when } { $who } { $deed }: { $about }
audit-button-csv = As CSV
audit-here = All of it, with the digests by which it can be checked. Only you see this message.

audit-deed-announced = announced
audit-deed-moved = moved
audit-deed-cancelled = cancelled
audit-deed-held-after-all = holds after all
audit-deed-ended = ended
audit-deed-went-on = let go on
audit-deed-rule-on = switched the Chatham House Rule on
audit-deed-rule-off = switched the Chatham House Rule off
audit-deed-published = published
audit-deed-corrected = corrected what was published
audit-deed-retracted = retracted what was published
audit-deed-set-up = changed the set-up
audit-deed-roles = changed the roles
audit-deed-erased = erased somebody's data
audit-deed-exported = took out a file
audit-deed-undone = removed what somebody had written
