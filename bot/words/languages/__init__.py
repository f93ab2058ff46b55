"""The words that people type and paste, one table for each language. Nothing but data.

May import nothing; `all.py` lists the tables.
"""
