"""What the bot does in a Discord server by itself: it sends deliveries and reads what came of them."""
