"""Who comes to a talk."""
