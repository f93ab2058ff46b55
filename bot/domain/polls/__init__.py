"""What is asked after a talk."""
