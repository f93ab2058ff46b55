"""What is asked after the talks of a series, and how: chosen, worded and looked at by the team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ballots.own import OwnQuestions, Worded, asked_together
from bot.domain.ballots.poll import K_MIN, wants_ballot
from bot.domain.ballots.questions import Question
from bot.domain.ballots.same import is_same
from bot.domain.ballots.template import BallotTemplate
from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.errors import BadNumber, TooMany
from bot.domain.keeping.audit import Deed
from bot.domain.talks.series import PollChoice, Series
from bot.domain.talks.states import OPEN_STATES
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.lookups import require, talk_for
from bot.services.outbox.planning import touch_all
from bot.services.ports import Clock, Documents, Reader, Store

USUAL = "talk-feedback"
# More would show nothing of most talks, and for longer people do not remember one.
K_MAX, DAYS_MAX = 50, 30
# The team is asked five minutes after the planned end, and must have time to answer.
OVER_AFTER_MIN, OVER_AFTER_MAX = 10, 360

Templates = Mapping[str, BallotTemplate]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """`questions` are those of all talks of the series, or of the one `talk`, in its language.

    `own` tells that the team worded them; `extra` is what only this talk is asked.
    """

    series: Series
    questions: tuple[Question, ...]
    own: bool
    talk: Talk | None = None
    extra: tuple[Question, ...] = ()
    # Those that ask something else than before under their key, and so count as other ones.
    renewed: tuple[Question, ...] = ()

    @property
    def is_ballot(self) -> bool:
        if self.talk is not None:
            return wants_ballot(self.talk, self.series)
        return self.series.poll is PollChoice.BALLOT

    @property
    def all_questions(self) -> tuple[Question, ...]:
        return asked_together(self.questions, self.extra)


class Asking:
    def __init__(self, store: Store, clock: Clock, templates: Templates) -> None:
        self._store = store
        self._clock = clock
        self.templates = templates

    async def of_series(self, person: Person, series: str) -> AskedView:
        def look(docs: Reader) -> AskedView:
            require(docs, person, Act.KEEP_SERIES)
            return self._view(docs, docs.get(Series, series))

        return await self._store.read(person.owner, look)

    async def as_template(self, person: Person, series: str) -> BallotTemplate:
        """What its talks are asked, to be changed in a file: a template in all its languages."""

        def look(docs: Reader) -> BallotTemplate:
            require(docs, person, Act.KEEP_SERIES)
            of = docs.get(Series, series)
            own = _own(docs, series)
            if own is None:
                return self._template_of(of)
            return own.as_template(of.title)

        return await self._store.read(person.owner, look)

    async def of_talk(self, person: Person, talk: str) -> AskedView:
        def look(docs: Reader) -> AskedView:
            return self._view_talk(docs, talk_for(docs, person, Act.EDIT_TALK, talk))

        return await self._store.read(person.owner, look)

    async def choose(
        self,
        person: Person,
        series: str,
        *,
        version: int,
        poll: PollChoice,
        template: str,
        k: str,
        days: str,
        over_after: str,
    ) -> AskedView:
        """What the talks of a series are asked from now on; those out already stay as they are.

        When a talk counts as over holds for those that are announced, too.
        Another template than before takes the place of the team's own questions. Raises
        `BadNumber` and `TooMany`.
        """
        k_, days_ = _number(k, K_MAX), _number(days, DAYS_MAX)
        minutes = max(_number(over_after, OVER_AFTER_MAX), OVER_AFTER_MIN)
        now = self._clock.now()

        def work(docs: Documents) -> AskedView:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, series)
            known = template if template in self.templates else kept.ballot_template
            changed = docs.put(
                replace(
                    kept,
                    version=version,
                    poll=poll,
                    ballot_template=known,
                    ballot_k=max(k_, K_MIN),
                    ballot_days=max(days_, 1),
                    over_after=minutes,
                )
            )
            _note(docs, person, series, now=now)
            _keep_grace(docs, changed, now=now)
            own = _own(docs, series)
            if own is not None and template in self.templates:
                docs.remove(own)
            return self._view(docs, changed)

        return await self._store.run(person.owner, work)

    async def word(self, person: Person, series: str, key: str | None, typed: Worded) -> AskedView:
        """Word a question, or one more: from then on the series has questions of its own."""
        now = self._clock.now()

        def work(docs: Documents) -> AskedView:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, series)
            own = self._own_of(docs, kept)
            # Worded anew it is another question: its answers are compared with none before.
            question = typed.as_question(docs.new_code())
            docs.put(own.with_question(question, instead=key))
            _note(docs, person, series, now=now)
            return self._view(docs, kept)

        return await self._store.run(person.owner, work)

    async def leave_out(self, person: Person, series: str, key: str) -> AskedView:
        """Raise `LastQuestion` where nothing would be left, and `QuestionGone`."""
        now = self._clock.now()

        def work(docs: Documents) -> AskedView:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, series)
            docs.put(self._own_of(docs, kept).without(key))
            _note(docs, person, series, now=now)
            return self._view(docs, kept)

        return await self._store.run(person.owner, work)

    async def take_over(self, person: Person, series: str, template: BallotTemplate) -> AskedView:
        """Ask what a file says, in the language of the series; the others stay in its file.

        What asks something else than before under its key is another question.
        """
        now = self._clock.now()

        def work(docs: Documents) -> AskedView:
            require(docs, person, Act.KEEP_SERIES)
            kept = docs.get(Series, series)
            own = self._own_of(docs, kept)
            known = {each.key: each for each in own.as_template(kept.title).questions}
            other = [e for e in template.questions if not is_same(known.get(e.key, e), e)]
            anew = {each.key: docs.new_code() for each in other}
            asked = [replace(e, key=anew.get(e.key, e.key)) for e in template.questions]
            written = replace(template, questions=tuple(asked))
            docs.put(own.with_template(written, kept.language))
            _note(docs, person, series, now=now)
            view = self._view(docs, kept)
            codes = set(anew.values())
            return replace(view, renewed=tuple(e for e in view.questions if e.key in codes))

        return await self._store.run(person.owner, work)

    async def ask_beside(self, person: Person, talk: str, typed: Worded | None) -> AskedView:
        """Ask one question more after this talk alone, another one than before, or none."""
        now = self._clock.now()

        def work(docs: Documents) -> AskedView:
            asked = talk_for(docs, person, Act.EDIT_TALK, talk)
            _note(docs, person, talk, Talk.KIND, now=now)
            known = _own(docs, talk)
            if typed is None:
                if known is not None:
                    docs.remove(known)
            else:
                question = typed.as_question(docs.new_code())
                docs.put(
                    replace(known, questions=(question,))
                    if known is not None
                    else _new(docs, talk, (question,))
                )
            return self._view_talk(docs, asked)

        return await self._store.run(person.owner, work)

    def questions_of(self, docs: Reader, talk: Talk, series: Series | None) -> tuple[Question, ...]:
        """What a talk is asked about, if its poll were planned now."""
        extra = _questions(_own(docs, talk.code))
        usual = self._usual(docs, series) if series else self.templates[USUAL].said(talk.language)
        return asked_together(usual, extra)

    def _view(self, docs: Reader, series: Series) -> AskedView:
        own = _own(docs, series.code) is not None
        return AskedView(series=series, questions=self._usual(docs, series), own=own)

    def _view_talk(self, docs: Reader, talk: Talk) -> AskedView:
        extra = _questions(_own(docs, talk.code))
        view = self._view(docs, docs.get(Series, talk.series))
        return replace(view, talk=talk, extra=extra)

    def _usual(self, docs: Reader, series: Series) -> tuple[Question, ...]:
        own = _own(docs, series.code)
        asked = own if own is not None else self._template_of(series)
        return asked.said(series.language)

    def _template_of(self, series: Series) -> BallotTemplate:
        return self.templates.get(series.ballot_template) or self.templates[USUAL]

    def _own_of(self, docs: Documents, series: Series) -> OwnQuestions:
        """A copy of its template where the team has worded nothing yet."""
        own = _own(docs, series.code) or _new(docs, series.code, ())
        template = self._template_of(series)
        return own if own.questions else own.with_template(template, series.language)


def _note(
    docs: Documents, person: Person, which: str, about: str = Series.KIND, *, now: datetime
) -> None:
    note(docs, Deed.CHANGED, by=person.user_id, about=about, which=which, now=now)


def _keep_grace(docs: Documents, series: Series, *, now: datetime) -> None:
    """Where somebody said that a talk goes on, it goes on."""
    for state in OPEN_STATES:
        for talk in docs.select(Talk, state=state.value):
            known = talk.over_after
            if talk.series == series.code and known not in {None, series.over_after}:
                docs.put(replace(talk, over_after=series.over_after))
                touch_all(docs, MirrorKind.STILL_RUNNING, talk.code, now=now)


def _own(docs: Reader, about: str) -> OwnQuestions | None:
    return next(iter(docs.select(OwnQuestions, about=about)), None)


def _questions(own: OwnQuestions | None) -> tuple[Question, ...]:
    return own.questions if own is not None else ()


def _new(docs: Documents, about: str, questions: Sequence[Question]) -> OwnQuestions:
    """Not stored yet."""
    return OwnQuestions(
        owner=docs.owner, code=docs.new_code(), about=about, questions=tuple(questions)
    )


def _number(typed: str, most: int) -> int:
    if not typed.strip().isdecimal() or len(typed.strip()) > len(str(most)) + 1:
        raise BadNumber(typed=typed)
    number = int(typed)
    if number > most:
        raise TooMany(count=number, limit=most)
    return number
