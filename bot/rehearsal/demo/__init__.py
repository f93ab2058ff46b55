"""The demo behind its page: the story's chapters, what a viewer sees, and what they do.

`bot.rehearsal.demo.command` starts it; what is done is in `bot.rehearsal.deeds`,
and the page itself lies in `page/`.
"""
