"""Presses and forms about findings, and sorting."""
