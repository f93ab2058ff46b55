"""What each kind of delivery says, drawn at the moment it is sent and never when it was planned.

One drawing for each kind, in the module of its area; `drawing.py` puts them together.
"""
