"""What is asked several times in a reading is found out once, and gone when it is over."""

import gc
import weakref

from bot.words.one_reading import once_in_a_reading, one_reading


class Line(str):
    """A text that can be told from its like."""

    __slots__ = ("__weakref__",)


def test_it_is_found_out_once_in_each_reading():
    asked: list[str] = []

    @once_in_a_reading
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for _ in range(2):
        with one_reading():
            assert (length("ab"), length("ab")) == (2, 2)
    assert asked == ["ab", "ab"]
    assert (length("ab"), length("ab"), len(asked)) == (2, 2, 4)


def test_no_line_stays_longer_than_its_reading():
    length = once_in_a_reading(len)
    line = Line("ab")
    gone = weakref.ref(line)
    with one_reading():
        length(line)
    del line
    gc.collect()
    assert gone() is None
