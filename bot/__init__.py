"""Rostrum, a Discord bot that runs a talk series.

`bot/README.md` shows the layers and the words.
"""
