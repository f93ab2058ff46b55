"""Opening polls, and counting them."""
