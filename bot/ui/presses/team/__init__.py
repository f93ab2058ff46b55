"""Presses of the desk and the setup."""
