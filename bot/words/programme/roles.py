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


# Lines of an agenda that are parts of a talk.
PARTS = frozenset({LineRole.ITEM, LineRole.BREAK})
# Lines of an agenda that a page may break in two.
BROKEN_IN_AGENDAS = frozenset({LineRole.ITEM, LineRole.PERSON})
# Lines that say the day of a talk, or hold it.
DATED = frozenset({LineRole.TITLE, LineRole.DATE})
# Lines that say when.
WHEN = frozenset({LineRole.DATE, LineRole.HOURS})
# Lines that name a talk, or a part of one.
NAMED = frozenset({LineRole.TITLE, LineRole.ITEM})
# Lines that may stand beside a talk, and say neither when it is nor who is in it.
BESIDE = frozenset({LineRole.FURNITURE, LineRole.SERIES, LineRole.TEXT, LineRole.BREAK})
# Lines that tell of a page, or stand above what is on it.
OF_PAGE = frozenset({LineRole.FURNITURE, LineRole.HEADING, LineRole.SERIES})
# Lines that stand with their hour above an item.
ABOVE_ITEMS = frozenset({LineRole.HOURS, LineRole.PERSON})
# Lines that say who somebody is.
OF_PEOPLE = frozenset({LineRole.PERSON, LineRole.OFFICE})
