"""Suggestions while typing, and only that: what is sent is checked like anything else."""

import logging
from collections.abc import Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.domain.errors import NotAllowed
from bot.domain.team.server import Person
from bot.domain.times.zones import search_zones
from bot.logs import event
from bot.network import NETWORK
from bot.services.bundle import Services
from bot.services.takeaways.search import ME
from bot.ui.cards.talks.panel import name_in_list
from bot.ui.errors import explain
from bot.ui.limits import AUTOCOMPLETE, CHOICE
from bot.ui.plain import label
from bot.ui.visit import Context

log = logging.getLogger(__name__)

Choices = list[app_commands.Choice[str]]
Searching = Coroutine[Any, Any, Choices]
# Sent if somebody picks the sentence: it names nothing.
NO_VALUE = "-"


async def offered(context: Context, interaction: discord.Interaction, found: Searching) -> Choices:
    """Return what was found; a failure is said as the only choice, for discord.py drops it."""
    try:
        return await found
    except Exception as error:  # noqa: BLE001 - the last door before the person
        return [_choice(explain(error, context.text_for(interaction)), NO_VALUE)]


async def answer_choice(interaction: discord.Interaction, sentence: str) -> None:
    """Say a sentence as the only choice; if even that fails, the log has it."""
    try:
        await interaction.response.autocomplete([_choice(sentence, NO_VALUE)])
    except NETWORK as unanswered:
        event(log, "could_not_answer", logging.WARNING, error=type(unanswered).__name__)


def zone_choices(typed: str) -> Choices:
    return [_choice(name, name) for name in search_zones(typed, limit=AUTOCOMPLETE)]


async def series_choices(services: Services, person: Person, typed: str) -> Choices:
    views = await services.series.known(person)
    return _matching([(view.series.title, view.series.code) for view in views], typed)


async def edition_choices(services: Services, person: Person, typed: str) -> Choices:
    views = await services.series.known(person)
    named = [
        (f"{view.series.title} {edition.name}", edition.code)
        for view in reversed(views)
        for edition in reversed(view.editions)
    ]
    return _matching(named, typed)


async def talk_choices(services: Services, person: Person, typed: str) -> Choices:
    """Talks of every state, so only for the team; others are shown none."""
    try:
        talks = await services.talks.all(person)
    except NotAllowed:
        return []
    return _matching([(name_in_list(talk), talk.code) for talk in talks], typed)


async def tag_choices(services: Services, person: Person, typed: str) -> Choices:
    tags = await services.suggesting.tags(person, typed)
    return [_choice(f"#{tag}", tag) for tag in tags[:AUTOCOMPLETE]]


async def public_talk_choices(services: Services, person: Person, typed: str) -> Choices:
    talks = await services.suggesting.talks(person)
    return _matching([(name_in_list(talk), talk.code) for talk in talks], typed)


async def people_choices(services: Services, person: Person, typed: str, *, mine: str) -> Choices:
    """Who spoke, and first of all, in these words, whoever asks."""
    names = await services.suggesting.people(person)
    return _matching([(mine, ME), *((name, name[:CHOICE]) for name in names)], typed)


def _matching(named: list[tuple[str, str]], typed: str) -> Choices:
    wanted = typed.casefold().strip()
    found = [pair for pair in named if wanted in pair[0].casefold() or wanted == pair[1].casefold()]
    return [_choice(name, value) for name, value in found[:AUTOCOMPLETE]]


def _choice(name: str, value: str) -> app_commands.Choice[str]:
    return app_commands.Choice(name=label(name, CHOICE) or "–", value=value)
