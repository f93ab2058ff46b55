"""Addresses that people type: which may become a button, and which a picture."""

import pytest

from bot.words.errors import LinkNotUnderstood, PictureNotLasting, PictureNotUsable
from bot.words.links import checked_picture

REFUSED = {
    "http://example.org/a.png": PictureNotUsable,
    "https://example.org/page": PictureNotUsable,
    "https://example.org/?a.png": PictureNotUsable,
    "https://ada@example.org/a.png": PictureNotUsable,
    "javascript:alert(1).png": LinkNotUnderstood,
    "https://exam ple.org/a.png": LinkNotUnderstood,
    "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1": PictureNotLasting,
    "https://media.discordapp.net/attachments/1/2/a.png": PictureNotLasting,
}


@pytest.mark.parametrize("link", ["https://example.org/a.PNG", "https://example.org/a.jpg?w=9"])
def test_pictures_of_websites_are_kept(link: str):
    assert checked_picture(f" {link} ") == link


def test_no_picture_is_none():
    assert checked_picture("") is None


@pytest.mark.parametrize(("link", "why"), REFUSED.items())
def test_other_addresses_are_refused(link: str, why: type[Exception]):
    with pytest.raises(why):
        checked_picture(link)
