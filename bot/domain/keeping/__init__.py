"""What the bot remembers of its own life, and what must stay erased."""
