"""What the bot does by itself: what is planned, when it is due, and what became of it.

Rules only. Sending is `bot.services.sending`, drawing `bot.guild`.
"""
