"""Facts into words, for every way out: Discord, the command line, documents."""
