"""What both sides read of a shared series, and what arrives of it on a partner's server."""
