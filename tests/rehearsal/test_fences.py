import pytest
from discord.http import Route

from bot.guild.address import NotLoopbackError, point_discord_at, require_loopback
from bot.rehearsal.fences import OutsideError, RealTokenError, check_address, refuse_real_token


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "ws://[::1]:2/", "http://localhost:3"])
def test_loopback_is_taken(url):
    require_loopback(url)


@pytest.mark.parametrize(
    "url",
    ["https://discord.com/api/v10", "http://10.0.0.1", "http://127.0.0.1.example.org", "none", ""],
)
def test_anything_else_is_refused(url):
    with pytest.raises(NotLoopbackError):
        point_discord_at(url, "ws://127.0.0.1:1/gateway")
    with pytest.raises(NotLoopbackError):
        point_discord_at("http://127.0.0.1:1/api/v10", url)


def test_address_can_be_taken_back():
    before = Route.BASE
    undo = point_discord_at("http://127.0.0.1:1/api/v10", "ws://127.0.0.1:1/gateway")
    assert Route("GET", "/x").url == "http://127.0.0.1:1/api/v10/x"
    undo()
    assert before == Route.BASE


def test_real_tokens_are_refused():
    refuse_real_token({"ROSTRUM_TOKEN": "", "PATH": "x"})
    with pytest.raises(RealTokenError):
        refuse_real_token({"ROSTRUM_TOKEN": "abc.def.ghi"})


def test_nothing_leaves_the_machine():
    check_address(("127.0.0.1", 9))
    check_address("/run/a.socket")
    with pytest.raises(OutsideError):
        check_address(("192.0.2.1", 9))
