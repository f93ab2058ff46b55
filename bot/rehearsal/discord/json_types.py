"""JSON as it comes off the wire."""

from typing import Any

Json = Any
"""Whatever JSON may hold; its shape is checked where it is read."""
