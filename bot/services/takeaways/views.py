"""What is shown of a talk while people log, and which talks they may mean."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.signups.signup import Signup, slot_key
from bot.domain.takeaways.errors import SeveralServers
from bot.domain.talks.errors import NoLiveTalk, SeveralLiveTalks
from bot.domain.talks.running import RUNS_AT_MOST, running, talk_for_notes
from bot.domain.talks.states import NOTED_STATES, OPEN_STATES, TalkState
from bot.domain.talks.talk import BEGINS_BEFORE, Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Reader, Store, Survey
from bot.services.talks.live_view import LivePanelView, view_live_panel
from bot.services.talks.views import known_talk

# So many talks at once on all servers of one bot are beyond anything it is made for.
_RUNNING_MAX = 500
_REPLIED_TO = tuple(kind for kind in DeliveryKind if kind.record.takes_replies)


class TakeawayViews:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def live_panel_view(self, owner: str, talk: str) -> LivePanelView:
        """The live panel, for backstage."""
        now = self._clock.now()

        def look(docs: Reader) -> LivePanelView:
            return view_live_panel(docs, docs.get(Talk, talk), now=now)

        return await self._store.read(owner, look)

    async def audience_view(self, person: Person, talk: str) -> LivePanelView:
        """The same for everybody, to see and support the questions of a talk that is public."""
        now = self._clock.now()

        def look(docs: Reader) -> LivePanelView:
            view = view_live_panel(docs, known_talk(docs, person, talk, now=now), now=now)
            may_manage = server_of(docs).may(person, Act.CHANGE_ANY, view.talk)
            return replace(view, may_manage=may_manage)

        return await self._store.read(person.owner, look)

    async def live_talks(self, person: Person) -> list[Talk]:
        """The talks that run now, to choose from where there are several."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Talk]:
            require(docs, person, Act.LOG)
            return running(in_states(docs, OPEN_STATES), now=now)

        return await self._store.read(person.owner, look)

    async def is_under_rule(self, owner: str, talk: str | None) -> bool:
        """Tell whether a form that is opened now, for a talk or the one that runs, is under it."""
        now = self._clock.now()

        def look(docs: Reader) -> bool:
            if talk is not None:
                meant = docs.find(Talk, talk)
            else:
                try:
                    meant = talk_for_notes(in_states(docs, NOTED_STATES), now=now)
                except (NoLiveTalk, SeveralLiveTalks):
                    # Where there are several, each choice says it for itself.
                    meant = None
            return meant is not None and meant.chatham_house

        return await self._store.read(owner, look)

    async def live_for(self, user_id: int) -> list[Talk]:
        """The running talks that a direct message may be about: it comes without its server.

        Those that the person signed up to; without any, those of the one server on which talks run:
        whether somebody is on a server, the caller must ask Discord. Raises `SeveralServers`.
        """
        now = self._clock.now()

        def look(survey: Survey) -> list[Talk]:
            live = running(_begun_lately(survey, now=now), now=now)
            mine = [
                talk
                for talk in live
                if survey.select(Signup, slot_key=slot_key(talk.code, user_id))
            ]
            if not mine and len({talk.owner for talk in live}) > 1:
                raise SeveralServers
            return mine or live

        return await self._store.survey(look)

    async def talk_of_message(
        self, owner: str, *, channel_id: int, reply_to: int | None = None
    ) -> Talk | None:
        """The talk in whose thread a message stands, or whose live messages it replies to."""

        def look(docs: Reader) -> Talk | None:
            ids = {DeliveryKind.THREAD: channel_id, **dict.fromkeys(_REPLIED_TO, reply_to)}
            found = (
                docs.find(Talk, post.about)
                for kind, message_id in ids.items()
                if message_id
                for post in docs.search(
                    Delivery, (where("kind") == kind) & (where("message_id") == message_id)
                )
            )
            return next((talk for talk in found if talk and talk.state in NOTED_STATES), None)

        return await self._store.read(owner, look)


def in_states(docs: Reader, states: Collection[TalkState]) -> list[Talk]:
    return docs.search(Talk, where("state").one_of(list(states)))


def _begun_lately(survey: Survey, *, now: datetime) -> list[Talk]:
    """Every talk that may be running, out of all that any server ever had."""
    return survey.upto(
        Talk, "starts_at", now + BEGINS_BEFORE, after=now - RUNS_AT_MOST, limit=_RUNNING_MAX
    )
