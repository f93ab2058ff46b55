"""Asking anonymously: opening, voting, closing, sealing."""
