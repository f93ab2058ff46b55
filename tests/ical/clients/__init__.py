"""Calendar programs that are not ours, as far as this machine has them."""
