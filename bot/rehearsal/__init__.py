"""A Discord of our own on loopback for the demo, the tour and the tests.

`discord` simulates it; `acting` presses the bot's controls; `deeds` tells the story, which `tour`
checks and `demo` shows. The bot never imports any of it: its end of the link is in `bot.guild`.
"""
