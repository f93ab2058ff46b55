"""What each line of an article is for, decided for all together."""
