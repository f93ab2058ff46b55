"""The document store: TinyDB tables over SQLite rows, units of work, migrations, search."""
