"""Every way in has its row in the table of rights."""

from discord import app_commands

from bot.bootstrap.entrances import COGS
from bot.domain.team.rights import BACKSTAGE, EVERYBODY, TABLE, Act, Right, Rights
from bot.ui.controls import button, link, row, text
from bot.ui.presses.all import HANDLERS
from bot.ui.verbs import COMMANDS, VERBS, permitted, without_web


def test_every_verb_has_its_act():
    assert VERBS.keys() == {verb for handlers in HANDLERS for verb in handlers}


def test_every_command_has_its_act():
    names: set[str] = set()
    for cog in COGS:
        group = cog.__cog_group_name__.message if cog.__cog_is_app_commands_group__ else ""
        for command in cog.__cog_app_commands__:
            assert isinstance(command, app_commands.Command)
            names.add(f"/{group} {command.name}" if group else f"/{command.name}")
    in_a_menu = {"Log takeaway"}
    assert COMMANDS.keys() == names | in_a_menu


def test_the_table_has_a_row_for_every_act():
    assert set(TABLE) == set(Act)
    # Every act of people on a server begins at some control or command.
    reached = {*VERBS.values(), *COMMANDS.values()}
    alone = {Act.LOG_AT_ANY_TIME, Act.SEARCH_ALL, Act.EXPORT_ALL, Act.KEEP_BOT}
    assert set(Act) - reached == alone


def test_what_people_may_not_do_is_not_shown():
    shown = [
        text("Look"),
        row(
            button("Note", "note", "T"),
            button("Links", "edit-links", "T"),
            link("Web", "https://e.org"),
        ),
        row(button("Move", "move", "T")),
    ]

    def labels(rights: Rights) -> list[list[str]]:
        rows = permitted(shown, rights)[1:]
        return [[each.label for each in part.children] for part in rows]  # type: ignore[attr-defined]

    assert labels(EVERYBODY) == labels(BACKSTAGE) == [["Note", "Web"]]
    assert labels(Rights(Right.ORGANISE)) == [["Note", "Links", "Web"], ["Move"]]


def test_nothing_leads_to_pages_of_a_bot_that_has_none():
    shown = [
        row(button("Mine", "my-calendar"), button("Data", "my-data", "here")),
        row(button("Web", "series-web", "S")),
    ]
    (left,) = without_web(shown)
    assert [each.label for each in left.children] == ["Data"]  # type: ignore[attr-defined]
