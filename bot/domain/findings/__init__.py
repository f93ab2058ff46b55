"""Edited, numbered points, and the key findings that are made of them."""
