"""What is asked after a talk so that nobody can tell who answered what."""
