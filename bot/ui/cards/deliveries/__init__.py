"""What the bot sends by itself, and lists of what it will send."""
