"""Documents from a web address, without being led to what only this machine can reach."""
