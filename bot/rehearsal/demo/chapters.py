"""All chapters, in order."""

from bot.rehearsal.demo import after, before, later, live
from bot.rehearsal.demo.story import Chapter

CHAPTERS: tuple[Chapter, ...] = (before.CHAPTER, live.CHAPTER, after.CHAPTER, later.CHAPTER)
