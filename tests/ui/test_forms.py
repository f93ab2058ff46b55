import pytest

from bot.ui import limits
from bot.ui.forms import (
    Field,
    Filled,
    Passage,
    Radios,
    Select,
    Ticks,
    Upload,
    build_form,
    form,
    read_form,
)

LONG = "W" * 5000


def test_form_stays_within_limits_whatever_it_is_given():
    options = tuple((str(number), LONG) for number in range(40))
    built = build_form(
        form(
            LONG,
            "verb",
            "CODE",
            fields=[
                Field(key="a", label=LONG, hint=LONG, example=LONG, value=LONG, limit=100),
                Field(key="b", label="B", long=True, required=False),
                Select(key="c", label=LONG, hint=LONG, options=options, value="3"),
                Upload(key="d", label=LONG, hint=LONG),
            ],
        )
    ).to_dict()

    assert len(built["title"]) == limits.MODAL_TITLE
    assert built["custom_id"] == "verb:CODE"
    first, second, third, fourth = built["components"]
    for part in (first, third, fourth):
        assert len(part["label"]) == limits.MODAL_LABEL
        assert len(part["description"]) == limits.MODAL_LABEL_DESCRIPTION
    assert len(first["component"]["value"]) == 100
    assert len(first["component"]["placeholder"]) == limits.MODAL_PLACEHOLDER
    assert second["component"]["required"] is False
    assert "value" not in second["component"]
    assert len(third["component"]["options"]) == limits.SELECT_OPTIONS
    assert [o["value"] for o in third["component"]["options"] if o.get("default")] == ["3"]


def test_radios_and_ticks_stay_within_limits_and_open_as_they_were_filled():
    options = tuple((str(number), LONG) for number in range(40))
    described = form(
        "Answers",
        "verb",
        fields=[
            Radios(key="r", label="Mood", options=options),
            Ticks(key="t", label="Topics", options=options, required=False),
            Ticks(key="u", label="Places", options=options),
            Passage(text="Thank you."),
        ],
    )
    filled = Filled({}, {"r": ["2"], "t": ["1", "3"]}, {})

    parts = build_form(described.with_typed(filled)).to_dict()["components"]

    radios, ticks, required = (part["component"] for part in parts[:3])
    assert [len(each["options"]) for each in (radios, ticks)] == [limits.GROUP_OPTIONS] * 2
    assert len(radios["options"][0]["label"]) == limits.GROUP_LABEL
    assert [o["value"] for o in radios["options"] if o["default"]] == ["2"]
    assert [o["value"] for o in ticks["options"] if o["default"]] == ["1", "3"]
    bounds = [(part["min_values"], part["max_values"]) for part in (ticks, required)]
    assert bounds == [(0, limits.GROUP_OPTIONS), (1, limits.GROUP_OPTIONS)]
    assert parts[3]["content"] == "Thank you."


def test_chosen_radio_is_a_choice_and_no_text():
    data = {
        "components": [
            {"type": 10, "id": 1},
            {"type": 18, "component": {"type": 21, "custom_id": "r", "value": "2"}},
            {"type": 18, "component": {"type": 21, "custom_id": "s", "value": None}},
            {"type": 18, "component": {"type": 22, "custom_id": "t", "values": ["1", "3"]}},
        ]
    }
    filled = read_form(data)
    assert filled == Filled({}, {"r": ["2"], "s": [], "t": ["1", "3"]}, {})


def test_filled_form_is_read_from_what_discord_sends():
    data = {
        "custom_id": "verb:CODE",
        "components": [
            {"type": 18, "component": {"type": 4, "custom_id": "a", "value": " typed "}},
            {"type": 18, "component": {"type": 3, "custom_id": "c", "values": ["yes"]}},
            {"type": 18, "component": {"type": 19, "custom_id": "d", "values": ["77"]}},
            {"type": 1, "components": [{"type": 4, "custom_id": "b", "value": ""}]},
        ],
        "resolved": {"attachments": {"77": {"id": "77", "filename": "x.txt"}}},
    }
    assert read_form(data) == Filled(
        texts={"a": " typed ", "b": ""},
        choices={"c": ["yes"], "d": ["77"]},
        files={"d": {"id": "77", "filename": "x.txt"}},
    )


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"components": []},
        {"components": [{"type": 18, "component": {"type": 4}}]},
        {"components": [{"type": 18, "component": {"custom_id": "a", "values": None}}]},
        {"components": [{"type": 18, "component": {"custom_id": "a", "value": None}}]},
    ],
)
def test_form_that_lacks_parts_is_read_as_empty(data):
    assert read_form(data).texts == {}
