"""What a team reads about the machine."""
