"""The stops of the tour, chapter by chapter, and what each of them checks.

`bot.rehearsal.tour.command` walks them; what is done is in `bot.rehearsal.deeds`.
"""
