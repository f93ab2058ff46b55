"""From sorted takeaways to the published document."""
