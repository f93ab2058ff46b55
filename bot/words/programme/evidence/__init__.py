"""What each line of a programme shows, for its role to be decided."""
