"""What people read of their own data."""
