"""Presses and forms about takeaways."""
