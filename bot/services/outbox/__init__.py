"""Planning deliveries inside the unit of work that causes them, and what follows from them."""
