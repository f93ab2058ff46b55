"""Presses and forms about talks."""
