"""The demo behind its page: the story's chapters, what a viewer sees, and what they do.

`bot.rehearsal.demo.command` starts it; the page itself lies in `bot/rehearsal/page/`.
"""
