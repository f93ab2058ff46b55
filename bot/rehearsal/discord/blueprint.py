"""What a simulated server consists of before anybody acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlan:
    name: str
    permissions: tuple[str, ...] = ()
    """Names of `discord.Permissions` attributes."""
    mentionable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPlan:
    name: str
    kind: str = "text"
    """One of text, voice, stage, news, forum, category."""
    only: tuple[str, ...] = ()
    """Roles that may see it; empty means everybody."""
    bot: bool = True
    """Whether the bot may see a channel that only some roles see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlan:
    name: str
    roles: tuple[str, ...] = ()
    locale: str = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    server: str
    locale: str = "en-GB"
    roles: tuple[RolePlan, ...] = ()
    channels: tuple[ChannelPlan, ...] = ()
    people: tuple[PersonPlan, ...] = ()
    bot_permissions: tuple[str, ...] | None = None
    """None is everything but administrator, as after a generous invite."""


# What the README's invite asks for, and no more.
INVITED = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "create_public_threads",
    "send_messages_in_threads",
    "send_polls",
)


def northville() -> Blueprint:
    """Return the server that the demo, the tour and most stories are played in."""
    team = ("Organiser", "Note-taker")
    return Blueprint(
        server="Northville Talks",
        bot_permissions=INVITED,
        roles=(
            RolePlan(name="Organiser", permissions=("manage_events",)),
            RolePlan(name="Note-taker", mentionable=True),
        ),
        channels=(
            ChannelPlan(name="talks"),
            ChannelPlan(name="general"),
            ChannelPlan(name="backstage", only=team),
            ChannelPlan(name="Talk room", kind="voice"),
            ChannelPlan(name="Town stage", kind="stage"),
        ),
        people=(
            PersonPlan(name="Ada Organiser", roles=("Organiser",)),
            PersonPlan(name="Noor Notes", roles=("Note-taker",)),
            PersonPlan(name="Mia Member"),
            PersonPlan(name="Max Member", locale="da"),
        ),
    )
