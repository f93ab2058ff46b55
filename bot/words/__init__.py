"""What people type, read into facts: moments and lengths. Part of the entrances.

May import the domain. A closed grammar: what it does not know is refused, never guessed.
"""
