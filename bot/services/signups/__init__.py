"""Members' answers, seats and the queue."""
