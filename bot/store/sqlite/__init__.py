"""Documents as rows of SQLite: one writer, many readers, units of work."""
