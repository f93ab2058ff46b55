import pytest

from bot.domain.findings.representation import cities_in


@pytest.mark.parametrize(
    ("line", "cities"),
    [
        ("Ada Example, Deputy Mayor, City of Northville", {"northville"}),
        ("Bo Example, Northville City Council", {"northville"}),
        ("Cy Example, Ville de Saint-Exemple", {"saint-exemple"}),
        ("Di Example, Stadt Beispiel am Main", {"beispiel am main"}),
        ("Ed Example, Göteborgs stad", {"goteborg"}),
        ("Fi Example, Aarhus Kommune", {"aarhus"}),
        ("Gi Example, Helsingin kaupunki", {"helsingin"}),
        (
            "Hy Example, Mayor of New Northville, and city of Southville",
            {"new northville", "southville"},
        ),
        ("Io Example, Forum for Safer Cities", set()),
        ("Jo Example, city planner", set()),
        ("", set()),
    ],
)
def test_a_line_names_the_city_it_speaks_for(line: str, cities: set[str]):
    assert cities_in(line) == cities
