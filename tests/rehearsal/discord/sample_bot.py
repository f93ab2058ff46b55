"""A small bot of the tests' own; as a program it connects to the world its arguments name."""

import asyncio
import logging
import sys
from datetime import timedelta

import discord
from discord import app_commands

from bot.clock import ManualClock
from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.guild.rehearsal_link import RehearsalLink


class Feedback(discord.ui.Modal, title="Feedback"):
    heard = discord.ui.Label(
        text="What did you hear?", component=discord.ui.TextInput(custom_id="heard", default="-")
    )
    mood = discord.ui.Label(
        text="Mood",
        component=discord.ui.RadioGroup(
            custom_id="mood",
            options=[
                discord.RadioGroupOption(label="Good", value="good"),
                discord.RadioGroupOption(label="Bad", value="bad"),
            ],
        ),
    )
    again = discord.ui.Label(text="Again?", component=discord.ui.Checkbox(custom_id="again"))
    topic = discord.ui.Label(
        text="Topics",
        component=discord.ui.Select(
            custom_id="topic",
            max_values=2,
            options=[discord.SelectOption(label=x, value=x.lower()) for x in ("Law", "Art")],
        ),
    )
    slides = discord.ui.Label(
        text="Slides", component=discord.ui.FileUpload(custom_id="slides", required=False)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [(await f.read()).decode() for f in self.slides.component.values]
        topics = ",".join(self.topic.component.values)
        text = (
            f"{self.heard.component.value}|{self.mood.component.value}|"
            f"{self.again.component.value}|{topics}|{files}"
        )
        await interaction.response.send_message(text, ephemeral=True)


class Card(discord.ui.LayoutView):
    def __init__(self, count: int = 0) -> None:
        super().__init__(timeout=None)
        self.count = count
        box = discord.ui.Container(discord.ui.TextDisplay(f"Going: {self.count}"))
        row = discord.ui.ActionRow()
        for label, callback in (("Going", self.going), ("Say", self.say), ("Later", self.later)):
            button = discord.ui.Button(label=label, custom_id=f"card:{label.lower()}")
            button.callback = callback
            row.add_item(button)
        menu = discord.ui.Select(
            custom_id="card:menu", options=[discord.SelectOption(label="One", value="1")]
        )
        menu.callback = self.chosen
        people = discord.ui.UserSelect(custom_id="card:people")
        people.callback = self.chosen
        box.add_item(row)
        box.add_item(discord.ui.ActionRow(menu))
        box.add_item(discord.ui.ActionRow(people))
        box.add_item(
            discord.ui.Section(
                discord.ui.TextDisplay("More"),
                accessory=discord.ui.Button(label="Site", url="https://example.org"),
            )
        )
        self.add_item(box)

    async def going(self, interaction: discord.Interaction) -> None:
        bot = interaction.client
        assert isinstance(bot, SampleBot)
        bot.going += 1
        # A view that is changed in place loses the clicks that arrive meanwhile.
        await interaction.response.edit_message(view=Card(bot.going))
        await interaction.followup.send(f"Noted, {interaction.user.display_name}", ephemeral=True)

    async def say(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Feedback())

    async def later(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await asyncio.sleep(0.01)
        await interaction.followup.send("After a while")

    async def chosen(self, interaction: discord.Interaction) -> None:
        values = (interaction.data or {}).get("values")
        await interaction.response.send_message(f"chose {values}", ephemeral=True)


talk = app_commands.Group(name="talk", description="Talks", guild_only=True)


@talk.command(name="new", description="A new talk")
@app_commands.default_permissions(manage_events=True)
async def talk_new(
    interaction: discord.Interaction,
    title: str,
    where: discord.TextChannel | None = None,
    host: discord.Member | None = None,
    programme: discord.Attachment | None = None,
) -> None:
    text = (await programme.read()).decode() if programme else "none"
    await interaction.response.send_message(
        f"{title} in {where} by {host.display_name if host else None}: {text}", ephemeral=True
    )


@app_commands.command(name="card", description="Post the card")
async def card(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Card())


@app_commands.command(name="where", description="Locales")
@app_commands.describe(word="any")
async def where(interaction: discord.Interaction, word: str = "") -> None:
    await interaction.response.send_message(
        f"{interaction.locale.value} {interaction.guild_locale} {word}", ephemeral=True
    )


@where.autocomplete("word")
async def words(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=current.title(), value=current)]


@app_commands.command(name="secret", description="For organisers")
@app_commands.default_permissions(manage_events=True)
async def secret(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("psst", ephemeral=True)


@app_commands.command(name="silence", description="Never answers")
async def silence(_interaction: discord.Interaction) -> None: ...


@app_commands.context_menu(name="Log takeaway")
async def log_takeaway(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"logged: {message.content}", ephemeral=True)


@app_commands.command(name="poll", description="Open a poll")
async def poll(interaction: discord.Interaction) -> None:
    question = discord.Poll(question="Well?", duration=timedelta(hours=1))
    question.add_answer(text="Yes").add_answer(text="No")
    await interaction.response.send_message("Opened", ephemeral=True)
    await interaction.channel.send(poll=question)


class SampleBot(discord.Client):
    def __init__(self) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.guild_polls = intents.guild_scheduled_events = True
        super().__init__(
            intents=intents,
            guild_ready_timeout=0.0,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)
        for command in (talk, card, where, secret, silence, log_takeaway, poll):
            self.tree.add_command(command)
        self.heard: list[discord.Message] = []
        self.resumes = 0
        self.going = 0
        self.polls: list[int] = []

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        if not message.author.bot and message.guild is None:
            await message.channel.send(f"you said {message.content}")

    async def on_resumed(self) -> None:
        self.resumes += 1

    async def on_raw_poll_vote_add(self, payload: discord.RawPollVoteActionEvent) -> None:
        self.polls.append(payload.answer_id)


async def main(rest: str, gateway: str, control: str) -> None:
    point_discord_at(rest, gateway)
    clock = ManualClock(discord.utils.snowflake_time(0))

    async def settle() -> float:
        return 0.0

    if control != "none":
        RehearsalLink(control, clock, settle).start()
    async with SampleBot() as bot:
        await bot.start(REHEARSAL_TOKEN)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(main(*sys.argv[1:]))
