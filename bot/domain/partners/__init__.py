"""Servers that follow a series of another one: what they may know of it, and who allowed that."""
