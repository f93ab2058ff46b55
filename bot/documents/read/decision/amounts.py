"""How much there is of something, in the few words that weights know."""

_SEVERAL, _MANY = 3, 6
_HALF = 0.5


def ratio(one: int, other: int) -> str:
    """How long a line is beside another one."""
    if one > other * 4:
        return "much longer"
    if one * 2 > other * 3:
        return "longer"
    return "shorter" if one * 3 < other * 2 else "as long"


def few(count: int) -> str:
    return str(count) if count < _SEVERAL else "3-5" if count < _MANY else "6+"


def share_name(share: float) -> str:
    return "none" if share == 0 else "some" if share < _HALF else "most" if share < 1 else "all"
