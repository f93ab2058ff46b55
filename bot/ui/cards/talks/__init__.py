"""Cards of talks: for everybody, and the panel of the team."""
