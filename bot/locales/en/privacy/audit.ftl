# What the team did.
audit-title = What the team did
audit-about = Kept for a year, without contents. What members answer, ask and log is not noted.
audit-nothing = Nothing yet.
audit-nobody = somebody
audit-line = - { $when } { $who } { $deed }: { $about }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } times)
}
audit-everything = everything
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
audit-deed-hidden = hid what somebody had written
audit-deed-brought-back = brought back what was hidden
audit-deed-passed = passed what was held or reported
audit-deed-rewritten = changed what somebody had written
audit-deed-merged = merged a question into another
audit-deed-taken-apart = took a merged question out again
audit-deed-answered = marked a question as answered
audit-deed-not-answered = marked a question as not answered
audit-deed-left-out = left a note out
audit-deed-sorted-again = brought back what was left out
audit-deed-co-producers = chose who co-produces a series
audit-deed-shared = made a code for other servers
audit-deed-shared-no-more = stopped sharing a series
audit-deed-cut-off = cut a partner server off
audit-deed-followed = followed another server's series
audit-deed-followed-no-more = stopped following another server's series
audit-deed-intake = changed what of guests' notes is held
audit-deed-seat-freed = freed a seat
audit-deed-marked = marked who was at a talk, or read it from a file
audit-deed-wrote-to-all = wrote to those who signed up
