"""Series, editions, and talks from the first preview to their end."""
