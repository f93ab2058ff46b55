"""What a line of a programme can be for."""

from enum import StrEnum


class LineRole(StrEnum):
    """The one thing a line is mainly for; its letter is what labelled forms and weights say."""

    TITLE = "T"
    DATE = "D"
    HOURS = "H"
    ITEM = "I"
    BREAK = "B"
    PERSON = "P"
    OFFICE = "R"
    PLACE = "V"
    HEADING = "L"
    SERIES = "S"
    TEXT = "N"
    FURNITURE = "X"
