"""What carries deliveries out: due, claimed, sent, and what came of it."""
