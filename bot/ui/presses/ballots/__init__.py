"""Answering anonymously; opening, closing and showing what came of it."""
