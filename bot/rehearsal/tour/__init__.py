"""The stops of the tour, chapter by chapter, and what each of them checks.

`bot.rehearsal.tour.command` walks them; the acts themselves are in `bot.rehearsal.acting`.
"""
