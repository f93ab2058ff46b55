"""Talks made of lines whose roles are decided, kind of fact by kind of fact."""
