"""Presses about polls."""
