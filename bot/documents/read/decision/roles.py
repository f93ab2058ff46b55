"""What a line of an article can be for."""

from enum import StrEnum


class LineRole(StrEnum):
    """The one thing a line is mainly for; its letter is what labelled forms and weights say."""

    TITLE = "T"
    DAY = "D"
    AUTHOR = "A"
    INTRODUCTION = "I"
    # The heading that announces the findings.
    ANNOUNCEMENT = "K"
    FINDING = "F"
    # A number alone, above what it counts.
    NUMBER = "M"
    BODY = "B"
    # The heading of a section above some of the findings.
    GROUP = "G"
    # What ends the findings, and what stands below it.
    END = "E"
    CLOSING = "C"
    TALK = "W"
    READING = "R"
    THANKS = "Q"
    FURNITURE = "X"


# Lines above a text that may be of its title, or name its authors.
NEAR_TITLES = frozenset({LineRole.FURNITURE, LineRole.INTRODUCTION})
