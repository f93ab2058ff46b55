"""Takeaways as kept, and as found."""
