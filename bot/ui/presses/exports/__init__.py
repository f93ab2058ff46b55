"""Presses that ask for files."""
