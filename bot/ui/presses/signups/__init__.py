"""Presses of members about their own answers."""
