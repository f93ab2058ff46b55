"""What calendars subscribe to: the announced talks of a series, and a member's own.

They are asked for by address, so nothing here knows who reads, but a member's own calendar.
"""
