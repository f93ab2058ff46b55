# What was published, state by state. For the team: what was taken out may have been so for a reason.
revisions-button = Revisions
revisions-title = Revisions of { $title }
revisions-choose = What changed?
revision-name = { $number ->
    [0] Draft
   *[other] Revision { $number }
 }
revision-title = { $name }: what is another than in revision { $against }
revision-nothing = no text
revision-changes = Changed against revision { $against }: { $what }.
revision-button-changes = Show the changes
revised-title = title
revised-introduction = introduction
revised-became = what became of the last findings
revised-talks = talks
revised-reading = further reading
revised-thanks = thanks
revised-scope = about this document
revised-finding-changed = finding { $number }
revised-finding-new = finding { $number } (new)
revised-finding-gone = finding { $number } (gone)
revised-finding-moved = finding { $number } (was { $was })
revised-finding-evidence = finding { $number } (evidence)
