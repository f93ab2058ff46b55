from bot.ui.door import Seen


def test_second_time_is_told():
    seen = Seen()
    assert [seen.again(number) for number in (1, 2, 1, 2, 3)] == [False, False, True, True, False]


def test_only_the_newest_are_kept():
    seen = Seen(kept=2)
    assert [seen.again(number) for number in (1, 2, 3, 1, 3)] == [False, False, False, False, True]
