"""The rules, as pure functions over frozen dataclasses.

Standard library only; `now` is an argument.
"""
