"""What is read without Discord, over HTTP: calendars. It is served once there is a public address.

Whoever asks is a stranger: each address opens what it names or the one page that says no.
"""
