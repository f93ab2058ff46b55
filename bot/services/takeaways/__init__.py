"""Logging what is said, putting it right, and finding it again."""
