"""Backups, restoring, checking, and saving what can be read of a damaged file."""
