"""What people answer anonymously, and what came of it."""
