"""The gateway: sockets, and sessions that outlive them."""
