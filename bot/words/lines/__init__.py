"""What lines, and the words in them, are for: weighed together, from what each of them shows."""
