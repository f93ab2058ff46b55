"""Presses about anonymous polls."""
