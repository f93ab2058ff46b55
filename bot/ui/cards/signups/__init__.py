"""A member's own answers."""
