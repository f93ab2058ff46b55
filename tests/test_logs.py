import io
import json
import logging
import re

import pytest

from bot import logs
from bot.domain.errors import ChangedMeanwhile
from bot.settings import Settings

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789_-"
OTHER_TOKEN = TOKEN.replace("abc", "xyz")
INTERACTION = "aW50ZXJhY3Rpb246MTAwMTphYmNkZWZnaGlqa2xtbm9w"
LOG = logging.getLogger("bot.example")
SETTINGS = Settings(token=TOKEN)
JSON = Settings(token=TOKEN, log_format="json")


def written(act, settings: Settings = SETTINGS) -> list[str]:
    """Return what `act` logged, without the time in front."""
    stream = io.StringIO()
    with logs.logging_to(stream, settings):
        act()
    return [
        re.sub(r"^\d{4}-\d\d-\d\dT[\d:.]{12}Z ", "", line)
        for line in stream.getvalue().splitlines()
    ]


def failing_work(error: Exception) -> None:
    with logs.work(LOG, "command", name="talk new") as line:
        line["talk"] = "K7XQ2M"
        raise error


def test_event_is_one_line_of_words():
    def act():
        logs.event(LOG, "talk_moved", talk="K7XQ2M", title='A "talk"\nabout = *things*', told=3)

    assert written(act) == [
        r'INFO bot.example talk_moved talk=K7XQ2M title="A \"talk\"\nabout = *things*" told=3'
    ]


def test_event_is_one_json_object():
    (line,) = written(lambda: logs.event(LOG, "talk_moved", title="Ä\n", told=3), JSON)
    read = json.loads(line)

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]{12}Z", read.pop("time"))
    assert read == {
        "level": "INFO",
        "logger": "bot.example",
        "event": "talk_moved",
        "title": "Ä\n",
        "told": 3,
    }


def test_line_break_in_message_forges_no_line():
    assert written(lambda: LOG.warning("said %s", "x\nINFO bot forged")) == [
        r'WARNING bot.example "said x\nINFO bot forged"'
    ]


def test_level_is_kept():
    settings = Settings(log_level="WARNING")

    assert written(lambda: logs.event(LOG, "talk_moved"), settings) == []


def test_work_is_one_line():
    def act():
        with logs.work(LOG, "command", name="talk new") as line:
            line["talk"] = "K7XQ2M"

    (line,) = written(act)
    assert re.fullmatch(
        r'INFO bot\.example command name="talk new" talk=K7XQ2M outcome=ok ms=\d+\.\d', line
    )


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (ChangedMeanwhile(), "INFO.* talk=K7XQ2M error=ChangedMeanwhile outcome=refused ms=.*"),
        (KeyError("x"), "ERROR.* talk=K7XQ2M error=KeyError outcome=failed ms=.*"),
    ],
)
def test_work_tells_outcome_and_lets_error_pass(error, ending):
    def act():
        with pytest.raises(type(error)):
            failing_work(error)

    (line,) = written(act)
    assert re.fullmatch(ending, line)


@pytest.mark.parametrize("settings", [SETTINGS, JSON], ids=["text", "json"])
def test_report_writes_traceback_and_reference(settings):
    references = []

    def act():
        try:
            raise ValueError(f"bad {TOKEN}")  # noqa: TRY301 - the traceback is wanted
        except ValueError as error:
            references.append(logs.report(LOG, "command_failed", error, command="talk new"))

    told = "\n".join(written(act, settings))

    assert re.fullmatch(r"[0-9a-f]{6}", references[0])
    assert references[0] in told
    assert "ValueError: bad [secret]" in told
    assert TOKEN not in told


@pytest.mark.parametrize(
    ("message", "line"),
    [
        (f"token {TOKEN}", "token [secret]"),
        (f"another {OTHER_TOKEN}", "another [secret]"),
        (
            "POST https://discord.com/api/v10/interactions/1001/aW50ZXJhY3Rpb246MTAwMTphYmM/callback",
            "POST https://discord.com/api/v10/interactions/1001/[secret]/callback",
        ),
        (
            "PATCH https://discord.com/api/v10/webhooks/1001/aW50ZXJhY3Rpb246MTAwMTphYmM/messages/5",
            "PATCH https://discord.com/api/v10/webhooks/1001/[secret]/messages/5",
        ),
        ("at version 1.2.3", "at version 1.2.3"),
        (f"Interaction token={INTERACTION}", "Interaction token=[secret]"),
        (f"{{'token': '{INTERACTION}', 'id': 5}}", "{'token': '[secret]', 'id': 5}"),
        (f"said {INTERACTION}, twice", "said [secret], twice"),
        ("?token=abcdefghijklmnopqrstuvwx&a=1", "?token=[secret]&a=1"),
        ("%22token%22%3A%22abcdefghijklmnopqrstuvwx%22", "%22token%22%3A%22[secret]%22"),
    ],
)
def test_secrets_are_hidden(message, line):
    assert written(lambda: LOG.error(message)) == [f"ERROR bot.example {line}"]


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
@pytest.mark.parametrize(
    "quoted",
    [
        '{{"token": "{0}"}}',
        '{{\\"token\\": \\"{0}\\"}}',
        "<Interaction token='{0}'>",
        'b\'{{"d":{{"token":"{0}"}}}}\'',
    ],
)
def test_an_interactions_token_is_hidden_however_it_is_quoted(quoted, level):
    other = "x" * 40
    for token in (INTERACTION, other):
        for settings in (
            Settings(token=TOKEN, log_level=level),
            Settings(token=TOKEN, log_level=level, log_format="json"),
        ):
            (line,) = written(lambda token=token: LOG.error(quoted.format(token)), settings)
            assert token not in line
            assert "[secret]" in line


@pytest.mark.parametrize("name", ["discord", "discord.gateway", "discord.http", "aiohttp.client"])
def test_libraries_say_nothing_below_info_whatever_the_level(name):
    def act():
        logging.getLogger(name).debug("GET .../members/%s has received {...}", 1)
        logging.getLogger(name).info("connected")
        logging.getLogger("bot.example").debug("ours")

    said = written(act, Settings(token=TOKEN, log_level="DEBUG"))

    assert said == [f"INFO {name} connected", "DEBUG bot.example ours"]


def test_logging_is_taken_down():
    before = (logging.root.level, list(logging.root.handlers))

    written(lambda: None)

    assert (logging.root.level, logging.root.handlers) == before


def test_warnings_about_voice_are_left_out():
    def act():
        client = logging.getLogger("discord.client")
        client.warning("PyNaCl is not installed, voice will NOT be supported")
        client.warning("davey is not installed, voice will NOT be supported")
        client.warning("something else")

    assert written(act) == ["WARNING discord.client something else"]
