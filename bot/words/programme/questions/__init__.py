"""What is asked about in a programme that was read."""
