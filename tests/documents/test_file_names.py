import pytest

from bot.documents.file_names import safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northville Talks 2026", "northville-talks-2026"),
        ("  ../../etc/passwd\x00 ", "etc-passwd"),
        ("C:\\Windows|*?", "c-windows"),
        ("Ærø, Łódź & Straße", "aero-lodz-strasse"),
        ("Ünïcødé", "unicode"),
        ("CON", "con-"),
        ("x" * 100, "x" * 60),
        ("東京", "talk"),
        ("", "talk"),
    ],
)
def test_safe_name_suits_every_system(text, name):
    assert safe_name(text, "talk") == name
