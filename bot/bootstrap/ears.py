"""What is heard of Discord: deletions, events, rooms, roles."""

from bot.bootstrap.ground import Ground
from bot.bootstrap.use_cases import following
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server
from bot.guild.event_changes import hear_of_events
from bot.guild.server_changes import hear_of_servers
from bot.guild.standing import hear_of_deletions
from bot.guild.unread_events import UnreadPresses, fence_events
from bot.guild.voice_rooms import GuildRooms, VoiceRooms, hear_of_emptied_rooms
from bot.services.bundle import Services
from bot.services.host.machine import Hearing
from bot.services.sending.deletions import Deletions
from bot.services.sending.event_room import EventRoom
from bot.services.signups.attending import Attending
from bot.services.talks.emptying import Emptying


def hear(ground: Ground, services: Services, hearing: Hearing) -> None:
    """What Discord tells without being asked, other than what people do to the bot."""
    store, clock, client = ground.store, ground.clock, ground.client
    hear_of_servers(client, services.servers)
    hear_of_deletions(client, Deletions(store, clock))
    hear_of_events(client, services.scheduled_events, EventRoom(store, clock))
    rooms = VoiceRooms(client, Attending(store, clock))
    for kind in (Server, Talk):
        store.watch(kind, rooms.look_soon)
    on_change = following(services.polls, services.ballots)
    hear_of_emptied_rooms(client, Emptying(store, clock, on_change), GuildRooms(client))
    fence_events(client, hearing, UnreadPresses(client, ground.localizer).answer)
