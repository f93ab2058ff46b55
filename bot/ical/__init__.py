"""Talks as VEVENT and series as VCALENDAR (RFC 5545), and links that fill in web calendars.

Pure functions: the same talk gives the same bytes, and only its public link ever appears.
"""
