"""Builds every object and wires them; the only room that knows everybody.

`building.py` is where to begin; nothing reaches Discord before the client starts.
"""
