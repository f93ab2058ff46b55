"""Checking what the bot sends against Discord's own OpenAPI document and its written rules."""
