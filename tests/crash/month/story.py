"""What people do with one talk, from its draft to its end."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.crash.month.acts import Act, Deed, Wall

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ANSWERS = ("going",) * 7 + ("maybe",) * 2 + ("declined",)


@dataclass(slots=True, kw_only=True)
class Story:
    """`change` is the day on which the clocks of the zone change, `begins` that of the month.

    Not all that people try is possible by then: the bot and the model must refuse the same.
    """

    lots: random.Random
    talk: int
    zone: str
    change: datetime
    begins: datetime
    members: int
    now: datetime = field(init=False)
    start: Wall = field(init=False)
    minutes: int = field(init=False)
    told: list[Act] = field(default_factory=list)

    def acts(self) -> list[Act]:
        self.now = self.begins + self.lots.uniform(0, 20) * DAY
        self.minutes = self.lots.choice((30, 45, 60, 90, 120))
        self.start = self._first_start()
        self._do(Deed.CREATE, wall=self.start, number=self.minutes)
        if not self.start.exists:
            # It was refused: the clocks skip that hour.
            self.start = Wall(local=self.start.local + HOUR, zone=self.zone)
            self._do(Deed.CREATE, wall=self.start, number=self.minutes)
        if self.lots.random() < 0.3:
            self._do(Deed.SEATS, number=self.lots.randint(1, 3))
        public = self._announce()
        self.now = public
        first = self.start
        for _ in range(self.lots.choices((0, 1, 2, 3), (64, 20, 10, 6))[0]):
            self._move(first)
        if self.lots.random() < 0.1:
            self.now = self._between(self.now, self.start.moment + HOUR)
            self._do(Deed.CANCEL)
        self._sign_up(public)
        self._write(public)
        self._run()
        self._vote()
        return self.told

    # The slot

    def _first_start(self) -> Wall:
        if self.lots.random() < 0.2 and self.now < self._utc(self.change) - 2 * DAY:
            return self._at_the_change()
        return self._wall(self.now + self.lots.uniform(1, 11) * DAY)

    def _at_the_change(self) -> Wall:
        """On the day of the change or the one after it, some in the hour of the change."""
        day = self.change + self.lots.randint(0, 1) * DAY
        hour, minute = self.lots.choice(((2, 30), (2, 0), (9, 0), (15, 0), (19, 30)))
        wall = Wall(local=day.replace(hour=hour, minute=minute), zone=self.zone)
        fold = self.lots.randint(0, 1)
        both = {Wall(local=wall.local, zone=wall.zone, fold=each).moment for each in (0, 1)}
        return Wall(local=wall.local, zone=wall.zone, fold=fold) if len(both) > 1 else wall

    def _wall(self, about: datetime) -> Wall:
        """By day, at a quarter of an hour."""
        local = about.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, fold=0)
        hour, quarter = self.lots.randint(8, 20), self.lots.randint(0, 3)
        return Wall(local=local.replace(hour=hour, minute=15 * quarter, **_WHOLE), zone=self.zone)

    def _move(self, first: Wall) -> None:
        lots = self.lots
        self.now = self._between(self.now, self.start.moment)
        start = self.start.local
        ways = {
            "hours later": start + lots.choice((1, 2, 5)) * HOUR,
            "days later": start + lots.randint(1, 9) * DAY,
            "earlier": start - lots.choice((2 * HOUR, 5 * HOUR, DAY, 2 * DAY)),
            "over the change": self.change.replace(hour=start.hour, minute=start.minute) + DAY,
            "back": first.local,
        }
        way = lots.choice(list(ways))
        self.start = first if way == "back" else Wall(local=ways[way], zone=self.zone)
        if lots.random() < 0.2:
            self.minutes = lots.choice((45, 60, 90))
        self._do(Deed.MOVE, wall=self.start, number=self.minutes)
        if lots.random() < 0.25:
            # A slip: at once, or before anybody has read of it, it goes elsewhere.
            self.now += lots.choice((0, 0, 1, 3)) * MINUTE
            self.start = lots.choice((first, Wall(local=start, zone=self.zone)))
            self._do(Deed.MOVE, wall=self.start, number=self.minutes)

    # Before the talk

    def _announce(self) -> datetime:
        """Announce now or later, or never; return from when on people may know of it."""
        self.now += self.lots.uniform(1, 120) * MINUTE
        drawn = self.lots.random()
        if drawn < 0.75:
            self._do(Deed.ANNOUNCE)
        elif drawn < 0.95:
            wall = self._wall(self._between(self.now, self.start.moment))
            self._do(Deed.ANNOUNCE_AT, wall=wall)
            return max(self.now, wall.moment)
        return self.now

    def _sign_up(self, public: datetime) -> None:
        """People come in crowds, when somebody tells of the talk."""
        crowds = [self._between(public, self.start.moment) for _ in range(4)]
        for who in self.lots.sample(range(1, self.members + 1), self.lots.randint(3, 12)):
            self.now = self.lots.choice(crowds)
            self._answer(who)
            if self.lots.random() < 0.65:
                self._do(Deed.LETTER, who=who)
            if self.lots.random() < 0.35:
                self.now = self._between(self.now, self.start.moment)
                self._change_of_mind(who)
        if self.lots.random() < 0.2:
            self.now = self._between(public, self.start.moment)
            self._do(Deed.SEATS, number=self.lots.choice((0, 1, 3, 6)))

    def _write(self, public: datetime) -> None:
        if self.lots.random() < 0.3:
            self.now = self._between(public, self.start.moment + HOUR)
            for _ in range(self.lots.choice((1, 1, 2))):
                self._do(Deed.WRITE, number=self.lots.randint(0, 1))
                self.now += self.lots.uniform(0, 20) * HOUR

    def _change_of_mind(self, who: int) -> None:
        if self.lots.random() < 0.3:
            self._do(self.lots.choice((Deed.NO_LETTER, Deed.LETTER)), who=who)
        else:
            self._answer(who)

    def _answer(self, who: int) -> None:
        self._do(Deed.ANSWER, who=who, word=self.lots.choice(ANSWERS))

    # The talk

    def _run(self) -> None:
        lots, start = self.lots, self.start.moment
        over = start + self.minutes * MINUTE
        if lots.random() < 0.25:
            self.now = start + lots.randint(-59, 12) * MINUTE
            self._do(Deed.BEGIN)
        if lots.random() < 0.12:
            self.now = over + lots.randint(-10, 20) * MINUTE
            self._do(Deed.EXTEND)
        if lots.random() < 0.8:
            self.now = over + lots.choice((-20, -5, 2, 4, 9, 30, 300)) * MINUTE
            self._do(Deed.END)
            if lots.random() < 0.15:
                self.now += lots.choice((1, 4, 9, 10, 12)) * MINUTE
                self._do(Deed.GO_ON)
                self.now += lots.choice((1, 20, 400)) * MINUTE
                self._do(Deed.END)
        elif lots.random() < 0.2:
            # It did not take place, and nobody said so in time.
            self.now = over + lots.randint(1, 8) * HOUR
            self._do(Deed.MOVE, wall=self._wall(self.now + 3 * DAY), number=self.minutes)

    def _vote(self) -> None:
        """Some vote in time, some change their mind, and some come too early or too late."""
        lots, over = self.lots, max(self.now, self.start.moment)
        for who in lots.sample(range(1, self.members + 1), lots.randint(0, 8)):
            self.now = over + lots.uniform(-0.1, 3.5) * DAY
            self._do(Deed.VOTE, who=who, number=lots.randint(0, 4))
            if lots.random() < 0.2:
                self.now += lots.uniform(0, 1) * DAY
                self._do(Deed.VOTE, who=who, number=lots.randint(0, 4))
        if lots.random() < 0.15:
            self.now = over + lots.uniform(0, 3) * DAY
            self._do(Deed.CLOSE_BALLOT)

    # Writing it down

    def _between(self, first: datetime, last: datetime) -> datetime:
        return first + self.lots.random() * max(last - first, MINUTE)

    def _utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=UTC)

    def _do(self, deed: Deed, **more: object) -> None:
        # Every ten minutes, so that much happens at once, but for what has to do with the hour.
        minute = self.now.minute if deed in _TO_THE_MINUTE else self.now.minute // 10 * 10
        # Whether a ballot opened or closed in that minute is known by its end.
        second = 50 if deed in _OF_A_BALLOT else 30
        self.now = self.now.replace(minute=minute, second=second, microsecond=0)
        self.told.append(Act(at=self.now, deed=deed, talk=self.talk, **more))


_OF_A_BALLOT = {Deed.VOTE, Deed.CLOSE_BALLOT}
_TO_THE_MINUTE = {Deed.BEGIN, Deed.EXTEND, Deed.END, Deed.GO_ON}
_WHOLE = {"second": 0, "microsecond": 0}
