"""What is stored of people: every field of every document, and in which class of data it is.

A table for each area; `docs/privacy.md` is drawn from all of them.
"""
