"""Sharing a series with other servers, following one, and carrying over what changed."""
