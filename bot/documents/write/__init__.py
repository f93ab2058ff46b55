"""From facts to notes, articles and archives."""
