"""Ids of texts that belong to the members of an enumeration."""

from enum import StrEnum


def text_id(group: str, member: StrEnum | str) -> str:
    """`("delivery", DeliveryKind.DAY_BEFORE)` is `delivery-day-before`."""
    return f"{group}-{str(member).replace('_', '-')}"
