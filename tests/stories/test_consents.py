"""Whether panellists may be named: nobody is, until somebody notes that they agreed."""

from tests.stories.acting import Ready, fill, open_panel

SEGMENTS = (
    "Session 1: Squares\nAda Example, Mayor, City of Northville\nBo Sample, Example Institute"
)


async def test_consent_is_noted_for_one_panellist_and_kept(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    names = (await ready.ada.click(await open_panel(ready), "Names")).message
    assert names.text.count("not asked yet") == 2
    (choice,) = names.selects

    await ready.ada.select(names, choice.custom_id, ["1"])
    await ready.ada.click(names, "By name")

    shown = ready.world.fresh(names).text
    assert "Ada Example · not asked yet, so not named" in shown
    assert "Bo Sample · may be named" in shown

    (choice,) = ready.world.fresh(names).selects
    await ready.ada.select(names, choice.custom_id, ["0"])
    await ready.ada.click(names, "Role only")
    role = "role and organisation only: “Mayor, City of Northville” is printed"
    assert f"Ada Example · {role}" in ready.world.fresh(names).text

    await fill(
        ready, "edit-people", {"segments": SEGMENTS + "\nCy Placeholder, Placeholder Council"}
    )
    names = (await ready.ada.click(await open_panel(ready), "Names")).message
    assert "Bo Sample · may be named" in names.text
    assert "Cy Placeholder · not asked yet" in names.text


async def test_consent_on_an_outdated_list_changes_nothing(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    names = (await ready.ada.click(await open_panel(ready), "Names")).message
    (choice,) = names.selects
    await fill(ready, "edit-people", {"segments": "Session 1: Squares\nCy Placeholder"})

    refused = await ready.ada.select(names, choice.custom_id, ["0"])

    assert "older" in refused.text or "again" in refused.text
