"""What was typed and not taken yet: into a form that is refused, or a ballot that goes on.

It lies in memory alone and not for long: some of it is said under the Chatham House Rule. Where the
form is not known any more, as after a restart, what was typed stands in the answer instead.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import ui

from bot.domain.ballots.answers import BallotAnswer
from bot.domain.ballots.errors import BallotDraftGone, BallotOver
from bot.domain.codes import normalise_code
from bot.domain.errors import AlreadyExists, Conflict, NotAllowed, NotFound, TypedTextGone
from bot.saying.i18n import Text
from bot.ui.controls import MAIN, Item, button, row, text
from bot.ui.forms import Field, Filled, Form
from bot.ui.plain import to_copy

# A private reply cannot be answered in place for longer.
KEPT_FOR = timedelta(minutes=15)
KEPT = 500
# Beside the sentence that says what is wrong.
SHOWN = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    user_id: int
    form: Form
    at: datetime


class GivingBack:
    """The forms that people have open, and those that were refused."""

    def __init__(self) -> None:
        # Dicts keep the order of arrival.
        self._open: dict[tuple[int, str], Form] = {}
        self._refused: dict[tuple[int, int], _Refused] = {}

    def opened(self, interaction: discord.Interaction, form: Form) -> None:
        key = (interaction.user.id, form.custom_id)
        self._open.pop(key, None)
        self._open[key] = form
        if len(self._open) > KEPT:
            del self._open[next(iter(self._open))]

    def accepted(self, interaction: discord.Interaction, custom_id: str) -> None:
        """What was typed is kept elsewhere now, or was done with."""
        self._open.pop((interaction.user.id, custom_id), None)
        self._forget(interaction, custom_id)

    def refused(
        self,
        interaction: discord.Interaction,
        custom_id: str,
        filled: Filled,
        error: BaseException,
        words: Text,
    ) -> list[Item]:
        """What stands under the sentence that says what is wrong: the way back to the form."""
        form = self._open.get((interaction.user.id, custom_id))
        if form is not None and can_be_corrected(error, filled):
            return self.offer(interaction, form.with_typed(filled), words)
        typed = _to_copy(form, filled)
        return [text("\n".join([words("given-back"), *typed]))] if typed else []

    def offer(self, interaction: discord.Interaction, form: Form, words: Text) -> list[Item]:
        """Keep a filled form for a while, with the button that opens it again."""
        self._forget(interaction, form.custom_id)
        self._refused[interaction.id, 0] = _Refused(
            user_id=interaction.user.id, form=form, at=interaction.created_at
        )
        if len(self._refused) > KEPT:
            del self._refused[next(iter(self._refused))]
        return [row(button(words("button-correct"), "correct", interaction.id, style=MAIN))]

    def open_form(self, interaction: discord.Interaction, custom_id: str) -> Form | None:
        """The form as this person opened it; None where that is not known."""
        return self._open.get((interaction.user.id, custom_id))

    def opened_as(self, interaction: discord.Interaction, custom_id: str) -> dict[str, str]:
        """What stood in a form before this person typed; nothing where that is not known."""
        form = self.open_form(interaction, custom_id)
        fields = () if form is None else form.before
        return {each.key: each.value or "" for each in fields if isinstance(each, Field)}

    def offer_each(
        self, interaction: discord.Interaction, forms: Sequence[tuple[str, Form]]
    ) -> list[Item]:
        """Keep several filled forms, each with the button of its name that opens it."""
        for _, form in forms:
            self._forget(interaction, form.custom_id)
        buttons: list[ui.Button[Any]] = []
        for place, (name, form) in enumerate(forms):
            self._refused[interaction.id, place] = _Refused(
                user_id=interaction.user.id, form=form, at=interaction.created_at
            )
            buttons.append(button(name, "correct", interaction.id, place))
        return [row(*buttons)]

    def again(self, interaction: discord.Interaction, refused: int, place: int = 0) -> Form:
        """The form as it was sent; raises `TypedTextGone`."""
        self._forget(interaction)
        kept = self._refused.get((refused, place))
        if kept is None or kept.user_id != interaction.user.id:
            raise TypedTextGone
        return kept.form

    def _forget(self, interaction: discord.Interaction, custom_id: str = "") -> None:
        """Drop what is too old, and what this person typed into this form before."""
        who = (interaction.user.id, custom_id)
        self._refused = {
            code: each
            for code, each in self._refused.items()
            if (each.user_id, each.form.custom_id) != who
            and interaction.created_at - each.at <= KEPT_FOR
        }


def _to_copy(form: Form | None, filled: Filled) -> list[str]:
    """What was typed; of a form that is known what was changed in it, each under its label."""
    fields = () if form is None else form.before
    known = {each.key: each for each in fields if isinstance(each, Field)}
    changed = {
        key: value
        for key, value in filled.texts.items()
        if value.strip() and (key not in known or value != (known[key].value or ""))
    }
    lines: list[str] = []
    for key, value in changed.items():
        if key in known:
            lines.append(f"**{known[key].label}**")
        lines.append(to_copy(value, SHOWN // len(changed)))
    return lines


def can_be_corrected(error: BaseException, filled: Filled) -> bool:
    """Tell whether the same form may be taken, once it is put right, or for a second try.

    What is not found can be put right where its name was typed.
    """
    if isinstance(error, NotFound):
        typed = {normalise_code(value) for value in filled.texts.values()}
        return normalise_code(str(error.params.get("code", ""))) in typed
    if isinstance(error, BallotOver):
        # No second try counts either.
        return False
    return not isinstance(error, NotAllowed | Conflict) or isinstance(error, AlreadyExists)


BALLOTS_KEPT_FOR = timedelta(hours=1)
BALLOTS_KEPT = 2000
# Of one person, as with two devices.
KEPT_OF_ONE = 3

Given = Mapping[str, BallotAnswer]


@dataclass(frozen=True, slots=True)
class _Unsent:
    poll: str
    user_id: int
    given: Given
    at: datetime


class UnsentBallots:
    """What somebody answered on the first pages of a ballot that is not sent yet.

    By random names, so that two devices of one person do not answer into each other. What is never
    sent is lost, by a restart or after an hour: it lies on no disk and in no control.
    """

    def __init__(self) -> None:
        # Dicts keep the order of arrival.
        self._unsent: dict[str, _Unsent] = {}

    def keep(self, poll: str, user_id: int, given: Given, *, now: datetime) -> str:
        """Return the name by which the next page finds it."""
        self._forget_old(now)
        mine = [name for name, each in self._unsent.items() if each.user_id == user_id]
        for name in mine[: len(mine) - KEPT_OF_ONE + 1]:
            del self._unsent[name]
        if len(self._unsent) >= BALLOTS_KEPT:
            del self._unsent[next(iter(self._unsent))]
        name = secrets.token_hex(8)
        self._unsent[name] = _Unsent(poll, user_id, given, now)
        return name

    def of(self, name: str, poll: str, user_id: int, *, now: datetime) -> Given:
        """Raise `BallotDraftGone` for what is not theirs, too old, or of another run."""
        self._forget_old(now)
        kept = self._unsent.get(name)
        if kept is None or (kept.poll, kept.user_id) != (poll, user_id):
            raise BallotDraftGone
        return kept.given

    def forget(self, name: str) -> None:
        self._unsent.pop(name, None)

    def _forget_old(self, now: datetime) -> None:
        self._unsent = {
            name: each for name, each in self._unsent.items() if now - each.at <= BALLOTS_KEPT_FOR
        }
