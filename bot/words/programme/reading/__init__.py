"""The lines of a programme, one after another: each way to read a line is a function.

Each looks at a line, and says whether it was one of its kind.
"""
