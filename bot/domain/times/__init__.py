"""Wall times, moments, and the zones that tie them together."""
