"""A Discord of our own on loopback for the demo, the tour and the tests.

The bot never imports it, but for its bootstrap, which may start a RehearsalLink.
"""
