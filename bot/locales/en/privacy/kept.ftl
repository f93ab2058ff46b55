# How long what is kept, on the set-up.
kept-button = What is kept
kept-title = What I keep, and how long
kept-line = - **{ $name }**: { $term }
kept-next = **What the next clearing lets go of** (once a day, by itself)
kept-nothing-goes = - nothing
kept-after-leaving = If I am taken off this server, everything that it has is erased after { $days } days. Backups are kept for 30 days.
