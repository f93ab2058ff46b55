"""Single points as people log them."""
