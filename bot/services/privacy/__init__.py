"""What is stored of people: shown to them, erased, kept no longer than stated."""
