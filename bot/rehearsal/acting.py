"""What people do in the story, by the verbs of the bot's controls: the same in every language.

Whatever is not there raises `MissingError`, which says what was there instead.
"""

from collections.abc import Iterable
from typing import Any

from bot.domain.talks.parts import Links
from bot.rehearsal.discord.components import ButtonRecord
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import AttachmentRecord, ChannelRecord, MessageRecord, Place
from bot.rehearsal.discord.world import World

SHOWN = 300  # characters of a message in an error


class MissingError(AssertionError):
    """Something that the story needs did not happen."""


# Finding


def find_message(
    world: World, place: Place, *, verb: str = "", text: str = "", seen_by: Person | None = None
) -> MessageRecord:
    """Return the newest message that has a button of this verb and this text in it."""
    messages = world.messages(place, seen_by=seen_by)
    for message in reversed(messages):
        if text in message.text and (not verb or _buttons(message, verb)):
            return message
    last = messages[-1].text[:SHOWN] if messages else "nothing"
    raise MissingError(f"no message with {verb or text!r} in {place!r}; the last is {last!r}")


def card_of(world: World, title: str, *, place: Place = "talks") -> MessageRecord:
    """Return the talk's card, by the beginning of its title."""
    return find_message(world, place, verb="more", text=f"## {title}")


def thread_of(world: World, message: MessageRecord) -> ChannelRecord:
    if message.thread_id is None:
        raise MissingError(f"no thread hangs on {message.text[:SHOWN]!r}")
    return world.channel(message.thread_id)


def stands_anywhere(world: World, part: str, *, private: bool = False) -> bool:
    """Tell whether any message has this in its components, an address or the start of an id."""
    return any(
        part in str(message.components)
        for messages in world.discord.messages.values()
        for message in messages.values()
        if message.components and (message.is_ephemeral or not private)
    )


def was_used(world: World, command: str) -> bool:
    """Tell whether somebody used it; an answer that its reader closed counts too."""
    return any(
        (message.interaction_metadata or {}).get("name") == command
        for messages in world.discord.messages.values()
        for message in messages.values()
    )


def button_of(message: MessageRecord, verb: str, *parts: str) -> ButtonRecord:
    """Return the one button of this verb whose id goes on with these parts."""
    found = _buttons(message, verb, *parts)
    if len(found) != 1:
        wanted = ":".join((verb, *parts))
        offered = [button.custom_id or button.url for button in message.buttons]
        raise MissingError(f"{len(found)} buttons {wanted!r} among {offered}")
    return found[0]


def _buttons(message: MessageRecord, verb: str, *parts: str) -> list[ButtonRecord]:
    wanted = [verb, *parts]
    begun = [each for each in message.buttons if _path(each)[: len(wanted)] == wanted]
    return [each for each in begun if _path(each) == wanted] or begun


def _path(button: ButtonRecord) -> list[str]:
    return (button.custom_id or "").partition("~")[0].split(":")


# Pressing and filling


async def press(
    world: World, person: Person, message: MessageRecord, verb: str, *parts: str
) -> Outcome:
    """Press a button of the message as it stands now; raises if the bot did not answer."""
    button = button_of(world.fresh(message), verb, *parts)
    return answered(await person.click(message, button.custom_id or ""))


async def end_talk(world: World, person: Person, message: MessageRecord) -> Outcome:
    """Press [End talk], and say yes where the bot asks because it is early."""
    outcome = await press(world, person, message, "end")
    asked = outcome.message
    if _buttons(asked, "end"):
        return await press(world, person, asked, "end")
    return outcome


async def fill(
    world: World,
    person: Person,
    message: MessageRecord,
    verb: str,
    **fields: str | list[str],
) -> Outcome:
    """Press a button that opens a form, change these fields, and send it."""
    return await send_form(person, (await press(world, person, message, verb)).form, **fields)


async def send_form(person: Person, form: Form, **fields: str | list[str]) -> Outcome:
    return answered(await person.submit(form, fields))


def answered(outcome: Outcome) -> Outcome:
    if outcome.error is not None:
        raise MissingError(outcome.error)
    return outcome


def expect(outcome: Outcome, text: str) -> Outcome:
    """Return the outcome if its messages contain the text."""
    if text not in outcome.text:
        raise MissingError(f"{text!r} is not in {outcome.text[:SHOWN]!r}")
    return outcome


# An organiser


async def set_up(
    world: World,
    person: Person,
    *,
    zone: str,
    talks: str = "talks",
    backstage: str = "backstage",
    organisers: str | None = "Organiser",
    note_takers: str = "Note-taker",
) -> MessageRecord:
    """Go through the four steps; return the panel at the fourth, with its check.

    Without a role for organisers, they are whoever may manage events.
    """
    panel = answered(await person.slash("setup", channel=backstage)).message
    await person.select(panel, "setup-channel:talks", [world.channel(talks)])
    await person.select(panel, "setup-channel:backstage", [world.channel(backstage)])
    await press(world, person, panel, "setup-step", "2")
    if organisers is not None:
        await person.select(panel, "setup-roles:organisers", [world.role(organisers)])
    await person.select(panel, "setup-roles:note-takers", [world.role(note_takers)])
    await press(world, person, panel, "setup-step", "3")
    await fill(world, person, panel, "setup-zone", zone=zone)
    await press(world, person, panel, "setup-step", "4")
    return world.fresh(panel)


async def make_series(
    person: Person,
    *,
    title: str,
    edition: str,
    zone: str = "",
    producers: str = "",
    cities: Iterable[str] = (),
) -> Outcome:
    options = {"zone": zone, "producers": producers, "cities": ", ".join(cities)}
    given: dict[str, Any] = {name: value for name, value in options.items() if value}
    outcome = await person.slash(
        "series new", channel="backstage", title=title, edition=edition, **given
    )
    return expect(answered(outcome), title)


async def paste_programme(person: Person, text: str, **fields: str) -> Outcome:
    """Hand in a programme; return the preview, which `programme-keep` keeps."""
    form = answered(await person.slash("talk programme", channel="backstage")).form
    return await send_form(person, form, text=text, **fields)


async def new_talk(person: Person, *, title: str, when: str, **options: Json) -> MessageRecord:
    """Describe a talk; return what is shown to be confirmed."""
    shown = await person.slash("talk new", channel="backstage", title=title, when=when, **options)
    return answered(shown).message


async def plan_talk(
    world: World, person: Person, *, title: str, when: str, **options: Json
) -> MessageRecord:
    """Describe a talk and confirm what was understood; return its panel."""
    shown = await new_talk(person, title=title, when=when, **options)
    return (await press(world, person, shown, "confirm", "new")).message


async def open_panel(person: Person, title: str) -> MessageRecord:
    """Open a talk's panel, by the beginning of its title, through the list of all talks."""
    listed = answered(await person.slash("talk panel", channel="backstage")).message
    options = listed.selects[0].options if listed.selects else ()
    found = [value for label, value in options if title[:20] in label]
    if len(found) != 1:
        raise MissingError(f"{len(found)} talks are called {title!r} among {options}")
    return answered(await person.select(listed, "choose-panel", found)).message


async def set_links(world: World, person: Person, panel: MessageRecord, links: Links) -> Outcome:
    return await fill(
        world,
        person,
        panel,
        "edit-links",
        registration=links.registration or "",
        join=links.join or "",
        panellists=links.panellists or "",
    )


async def announce(world: World, person: Person, title: str) -> MessageRecord:
    """Announce a draft now; return its card."""
    await press(world, person, await ask_to_announce(world, person, title), "announce")
    await world.settle()
    return card_of(world, title)


async def ask_to_announce(world: World, person: Person, title: str) -> MessageRecord:
    """Press [Announce …]; return what it would send, with the button that does it."""
    panel = await open_panel(person, title)
    return (await press(world, person, panel, "announce-ask")).message


# A member


async def sign_up(
    world: World, person: Person, card: MessageRecord, *, letter: bool = False
) -> Outcome:
    """Press [I'm going], and [Yes] or [No] where a letter is offered."""
    outcome = await press(world, person, card, "going")
    offered = outcome.message
    if _buttons(offered, "remind-yes"):
        await press(world, person, offered, "remind-yes" if letter else "remind-no")
    elif letter:
        raise MissingError(f"no letter is offered in {offered.text[:SHOWN]!r}")
    return outcome


async def calendar_file(world: World, person: Person, card: MessageRecord) -> AttachmentRecord:
    files = (await press(world, person, card, "calendar")).message.attachments
    if len(files) != 1:
        raise MissingError(f"{len(files)} files instead of one calendar file")
    return files[0]


async def log(person: Person, *lines: str, channel: Place = "general") -> Outcome:
    """Log takeaways by `/log`, one a line."""
    outcome = answered(await person.slash("log", channel=channel, text="\n".join(lines)))
    for button in outcome.message.buttons:
        if (button.custom_id or "").startswith("takeaway-"):
            return outcome
    if not outcome.message.selects:
        raise MissingError(f"nothing was kept: {outcome.text[:SHOWN]!r}")
    return outcome


async def choose(
    world: World, person: Person, message: MessageRecord, verb: str, value: str
) -> Outcome:
    """Choose in the select of this verb by an option's value, or by the beginning of its label."""
    current = world.fresh(message)
    found = [each for each in current.selects if each.custom_id.split(":")[0] == verb]
    if len(found) != 1:
        offered = [each.custom_id for each in current.selects]
        raise MissingError(f"{len(found)} selects {verb!r} among {offered}")
    options = found[0].options
    wanted = [each for label, each in options if each == value or label.startswith(value)]
    if len(wanted) != 1:
        raise MissingError(f"{len(wanted)} options are {value!r} among {options}")
    return answered(await person.select(message, found[0].custom_id, wanted))


async def export(
    world: World, person: Person, what: str, *, form: str = "markdown"
) -> AttachmentRecord:
    """Take something out by `/export`; where names in it are asked about, take it as it is.

    Return the document; its file of revisions comes after it.
    """
    outcome = answered(
        await person.slash("export", channel="backstage", what=what, format=form, hidden=True)
    )
    if _buttons(outcome.message, "export-anyway"):
        outcome = await press(world, person, outcome.message, "export-anyway")
    if not outcome.message.attachments:
        raise MissingError(f"no file of {what}, but {outcome.text[:SHOWN]!r}")
    return outcome.message.attachments[0]
