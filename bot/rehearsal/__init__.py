"""A Discord of our own on loopback, for the demo, the tour and the tests. Never imported by the bot."""
