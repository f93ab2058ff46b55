"""Programmes that people hand in as files: calendars of any program, tables, YAML.

A mistake is named with its line, and a file made to take for ever is stopped.
"""
