"""All chapters, in order."""

from bot.rehearsal.theatre import before
from bot.rehearsal.theatre.story import Chapter

CHAPTERS: tuple[Chapter, ...] = (before.CHAPTER,)
