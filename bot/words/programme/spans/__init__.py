"""Which words of a line are its title, and which are names."""
