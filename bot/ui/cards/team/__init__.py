"""The desk, the setup and the help."""
