"""What the rehearsal's director may change in the world without being a person in it."""

from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.reading import Reading
from bot.rehearsal.discord.records import MessageRecord, Place
from bot.rehearsal.discord.simcord_internals import Overwrite, OverwriteType, permission_bits
from bot.rehearsal.discord.simulation.building import add_user, bot_role, set_bot_permissions


class Arranging(Reading):
    locales: dict[int, str]

    def join(self, plan: PersonPlan, *, server: str | None = None) -> None:
        """Let somebody join a server; `person(plan.name)` then finds them."""
        guild = self._guilds(server)[0]
        if plan.name not in self.people:
            self.people[plan.name] = add_user(self.discord, plan)
        self.locales[self.people[plan.name]] = plan.locale
        roles = [self.role(name, server=guild.name).id for name in plan.roles]
        self.discord.add_member(guild.id, self.people[plan.name], roles=roles, announce=True)

    def deny_bot(self, place: Place, *permissions: str) -> None:
        """Take permissions from the bot in one channel."""
        self._overwrite(place, deny=permission_bits(*permissions))

    def allow_bot(self, place: Place, *permissions: str) -> None:
        """Give the bot permissions in one channel, and take back what was denied there."""
        self._overwrite(place, allow=permission_bits(*permissions))

    def set_bot_permissions(self, *permissions: str, server: str | None = None) -> None:
        """Give the bot exactly these server-wide, beside what everyone has."""
        set_bot_permissions(self.discord, self._guilds(server)[0], permissions)

    def delete_channel(self, place: Place) -> None:
        self.discord.delete_channel(self.channel(place).id)

    def delete_message(self, message: MessageRecord) -> None:
        self.discord.delete_message(message.channel_id, message.id)

    def remove_bot(self, *, server: str | None = None) -> None:
        """Kick the bot from a server."""
        self.discord.remove_guild(self._guilds(server)[0].id)

    def _overwrite(self, place: Place, *, allow: int = 0, deny: int = 0) -> None:
        channel = self.discord.get_channel(self.channel(place).id)
        guild = self.discord.get_guild(channel.guild_id or 0)
        target = bot_role(self.discord, guild).id
        self.discord.set_overwrite(
            channel.id, Overwrite(target_id=target, type=OverwriteType.ROLE, allow=allow, deny=deny)
        )
