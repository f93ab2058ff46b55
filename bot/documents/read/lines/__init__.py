"""What a line of an article says by itself: numbers, fields, sections, furniture, talks."""
