"""A simulated Discord on loopback; it knows nothing of talks."""
