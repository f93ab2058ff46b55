"""Talks as VEVENT and series as VCALENDAR (RFC 5545)."""
