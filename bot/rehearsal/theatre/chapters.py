"""All chapters, in order."""

from bot.rehearsal.theatre import after, before, later, live
from bot.rehearsal.theatre.story import Chapter

CHAPTERS: tuple[Chapter, ...] = (before.CHAPTER, live.CHAPTER, after.CHAPTER, later.CHAPTER)
