"""What each line of a programme is for, decided for all together."""
