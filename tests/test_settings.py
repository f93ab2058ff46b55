from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.commandline.exposure import exposures
from bot.paths import DEFAULT_DATA
from bot.saying.i18n import Localizer
from bot.settings import Settings, SettingsError, declaration, files_with_token, read_settings

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789_-"
DECLARED = [declaration(item) for item in fields(Settings)]


def problem_of(environment: dict[str, str], env_file: Path | None = None) -> tuple[str, dict]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment, env_file).require_token()
    return caught.value.message_id.removeprefix("cli-settings-"), caught.value.params


def test_settings_have_defaults():
    assert read_settings({}) == Settings(
        token="",
        data=DEFAULT_DATA,
        log_level="INFO",
        log_format="text",
        host_name="rostrum.invalid",
        rehearsal=None,
        token_file=None,
    )


def test_settings_are_read_from_environment(tmp_path):
    given = {
        "ROSTRUM_TOKEN": f" {TOKEN}\n",
        "ROSTRUM_DATA": str(tmp_path),
        "ROSTRUM_LOG_LEVEL": "debug",
        "ROSTRUM_LOG_FORMAT": "json",
        "ROSTRUM_HOST_NAME": "Talks.Example.ORG",
        "ROSTRUM_SERVERS": "1234567890123456789, 987654321098765432 1234567890123456789",
        "ROSTRUM_IMPORT_FROM_WEB": "Yes",
        "ROSTRUM_WEB_ADDRESS": "https://Talks.example.org/calendars/",
        "ROSTRUM_WEB_LISTEN": "[::1]:8443",
        "ROSTRUM_WEB_PROXIES": "127.0.0.1, 10.0.0.0/8",
        "ROSTRUM_REHEARSAL": "http://127.0.0.1:8080/",
        "UNRELATED": "x",
    }

    assert read_settings(given) == Settings(
        token=TOKEN,
        data=tmp_path,
        log_level="DEBUG",
        log_format="json",
        host_name="talks.example.org",
        servers=(1234567890123456789, 987654321098765432),
        import_from_web=True,
        web_address="https://Talks.example.org/calendars",
        web_listen=("::1", 8443),
        web_proxies=("127.0.0.1/32", "10.0.0.0/8"),
        rehearsal="http://127.0.0.1:8080",
    )


def test_environment_goes_before_file_and_blank_is_not_given(tmp_path):
    env_file = tmp_path / ".env"
    env_file.write_text(
        "# a comment\nROSTRUM_TOKEN='from ${HOME} file'\nROSTRUM_HOST_NAME=a.example\nOTHER=1\n"
    )

    settings = read_settings({"ROSTRUM_TOKEN": "  ", "ROSTRUM_HOST_NAME": "b.example"}, env_file)

    assert settings == Settings(token="from ${HOME} file", host_name="b.example")


def test_missing_file_is_no_mistake(tmp_path):
    assert read_settings({}, tmp_path / ".env") == Settings()


def test_unknown_name_in_file_is_refused(tmp_path):
    env_file = tmp_path / ".env"
    env_file.write_text("ROSTRUM_TOKN=x\n")

    assert problem_of({}, env_file) == (
        "unknown",
        {"name": "ROSTRUM_TOKN", "likely": "ROSTRUM_TOKEN"},
    )


def test_name_that_an_older_example_had_is_passed_over(tmp_path):
    env_file = tmp_path / ".env"
    env_file.write_text("ROSTRUM_OWNER_IDS=1,2\n")

    assert read_settings({}, env_file) == Settings()


@pytest.mark.parametrize(
    ("token", "problem"),
    [
        ("", "no-token"),
        (" \t", "no-token"),
        ("your-token-here", "malformed-token"),
        (f"Bot {TOKEN}", "malformed-token"),
        (TOKEN[:40], "malformed-token"),
        (TOKEN + ".x", "malformed-token"),
    ],
)
def test_token_is_looked_at_before_discord_is(token, problem):
    assert problem_of({"ROSTRUM_TOKEN": token}) == (problem, {})


def test_rehearsal_takes_made_up_token():
    settings = Settings(token="made.up.token", rehearsal="http://127.0.0.1:1")

    assert settings.require_token() == "made.up.token"


@pytest.mark.parametrize(
    "address",
    [
        "https://discord.com/api/v10",
        "http://localhost:8080",  # a name, which could be resolved to anything
        "http://127.0.0.1",
        "http://127.0.0.1.example.org:80",
        "http://127.0.0.1@example.org:80",
        "http://10.0.0.1:8080",
        "http://127.0.0.1:port",
        "ws://127.0.0.1:80",
        "http://[::1:80",
        "here",
    ],
)
def test_rehearsal_refuses_other_machines(address):
    assert problem_of({"ROSTRUM_REHEARSAL": address}) == (
        "not-loopback",
        {"name": "ROSTRUM_REHEARSAL", "given": address},
    )


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080", "http://[::1]:1"])
def test_rehearsal_takes_loopback(address):
    assert read_settings({"ROSTRUM_REHEARSAL": address}).rehearsal == address


@pytest.mark.parametrize(
    ("name", "given", "problem"),
    [
        ("ROSTRUM_LOG_LEVEL", "loud", "not-a-choice"),
        ("ROSTRUM_LOG_FORMAT", "xml", "not-a-choice"),
        ("ROSTRUM_IMPORT_FROM_WEB", "1", "not-a-choice"),
        ("ROSTRUM_HOST_NAME", "two words", "not-a-host-name"),
        ("ROSTRUM_SERVERS", "Northville", "not-server-ids"),
        ("ROSTRUM_SERVERS", "1234567890123456789;2", "not-server-ids"),
        ("ROSTRUM_HOST_NAME", "https://talks.example.org", "not-a-host-name"),
        ("ROSTRUM_HOST_NAME", "-.example.org", "not-a-host-name"),
        ("ROSTRUM_WEB_ADDRESS", "talks.example.org", "not-an-address"),
        ("ROSTRUM_WEB_ADDRESS", "ftp://talks.example.org", "not-an-address"),
        ("ROSTRUM_WEB_ADDRESS", "https://talks.example.org/?a=b", "not-an-address"),
        ("ROSTRUM_WEB_ADDRESS", "https://ada:pw@talks.example.org", "not-an-address"),
        ("ROSTRUM_WEB_ADDRESS", "https://talks.example.org:port", "not-an-address"),
        ("ROSTRUM_WEB_ADDRESS", "https://talks.example.org/{guild}", "not-an-address"),
        ("ROSTRUM_WEB_LISTEN", "8080", "not-a-socket"),
        ("ROSTRUM_WEB_LISTEN", "talks.example.org:80", "not-a-socket"),
        ("ROSTRUM_WEB_LISTEN", "127.0.0.1:0", "not-a-socket"),
        ("ROSTRUM_WEB_PROXIES", "caddy", "not-networks"),
        ("ROSTRUM_WEB_PROXIES", "10.0.0.1/8", "not-networks"),
    ],
)
def test_wrong_value_is_named(localizer, name, given, problem):
    found, params = problem_of({name: given})
    sentence = localizer.english(f"cli-settings-{found}", **params)

    assert (found, params["name"], params["given"]) == (problem, name, given)
    assert name in sentence
    assert given in sentence


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    file = tmp_path / "rostrum-token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o600)
    return file


@pytest.mark.parametrize("by_credential", [True, False])
def test_token_is_read_from_a_file_or_credential(token_file: Path, *, by_credential: bool):
    named = {"CREDENTIALS_DIRECTORY": str(token_file.parent)}
    given = named if by_credential else {"ROSTRUM_TOKEN_FILE": str(token_file)}

    assert read_settings(given).with_token().require_token() == TOKEN
    assert TOKEN not in repr(read_settings(given).with_token())
    # What is said itself goes before it, and a rehearsal never has a real one.
    assert read_settings(given | {"ROSTRUM_TOKEN": "t"}).with_token().token == "t"
    rehearsal = given | {"ROSTRUM_REHEARSAL": "http://127.0.0.1:8080"}
    assert read_settings(rehearsal).with_token().token == ""


def test_credentials_of_other_names_are_none_of_ours(tmp_path: Path):
    (tmp_path / "other").write_text(TOKEN)

    assert read_settings({"CREDENTIALS_DIRECTORY": str(tmp_path)}).with_token().token == ""


@pytest.mark.parametrize(("content", "problem"), [(None, "No such file"), (b"\xff\xfe", "no text")])
def test_file_that_cannot_be_read_is_named(tmp_path: Path, content, problem):
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(SettingsError) as caught:
        read_settings({"ROSTRUM_TOKEN_FILE": str(file)}).with_token()

    assert caught.value.message_id == "cli-settings-token-file"
    assert caught.value.params["file"] == str(file)
    assert problem in caught.value.params["why"]


@pytest.mark.parametrize("by_credential", [True, False])
def test_folder_that_nobody_can_look_into_is_said_in_words(tmp_path: Path, *, by_credential: bool):
    # A name so long is refused to root too, whom a closed folder would let in.
    folder = tmp_path / ("n" * 300)
    named = {"ROSTRUM_TOKEN_FILE": str(folder / "token")}
    given = {"CREDENTIALS_DIRECTORY": str(folder)} if by_credential else named

    settings = read_settings(given)

    assert files_with_token(settings, None) == []
    assert list(exposures(Settings(data=folder / "data"), None, Localizer.load().english)) == []
    with pytest.raises(SettingsError) as caught:
        settings.with_token()
    assert caught.value.message_id == "cli-settings-token-file"


def test_settings_that_are_no_text_are_said_in_words(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe")

    assert problem_of({}, file) == ("env-file", {"file": str(file), "why": "no text"})


def test_repr_hides_token():
    settings = Settings(token=TOKEN)

    assert TOKEN not in repr(settings)
    assert TOKEN not in str(replace(settings, log_level="DEBUG"))


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.name)
def test_env_example_explains_setting(setting):
    content = (Path(__file__).parent.parent / ".env.example").read_text(encoding="utf-8")
    words = " ".join(content.replace("\n# ", " ").split())

    assert f"{setting.name}={setting.example}" in content
    assert setting.help in words
