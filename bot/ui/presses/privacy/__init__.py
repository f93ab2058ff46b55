"""Presses by which people take away or erase their own data."""
