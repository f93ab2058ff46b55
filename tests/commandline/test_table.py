from bot.commandline.deliveries import table


def test_columns_are_as_wide_as_what_stands_in_them():
    assert list(table(["When", "What"], [["soon", "a card"], ["tomorrow", ""]])) == [
        "When      What",
        "soon      a card",
        "tomorrow",
    ]


def test_wide_and_combining_characters_keep_the_columns():
    assert list(table(["a", "b"], [["広場", "1"], ["e\u0301", "2"]])) == [
        "a     b",
        "広場  1",
        "e\u0301     2",
    ]
