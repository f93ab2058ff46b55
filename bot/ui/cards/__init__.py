"""Pure functions from a view record to message components."""
