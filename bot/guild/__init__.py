"""What the bot does in a Discord server by itself.

It sends deliveries, looks for them in doubt, and reads what came of them.
"""
