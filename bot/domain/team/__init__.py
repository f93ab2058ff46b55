"""A server, its people and what they may do; previews that wait for their yes."""
