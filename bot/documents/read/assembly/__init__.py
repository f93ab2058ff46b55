"""An article put together from what its lines are for."""
