"""Sharing a series, following one, and ending either."""
