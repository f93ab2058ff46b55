"""Polls after a talk."""
