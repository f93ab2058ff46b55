"""A programme pasted from a website, read into talks, segments and speakers.

Every line is understood or listed as unread; what was understood is a guess to be confirmed.
"""

from dataclasses import dataclass, field

from bot.domain.errors import TextTooLong, TitleTooLong, TooMany
from bot.domain.plain import one_line
from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.programme_lines import (
    Heading,
    Rank,
    WrittenDate,
    bare,
    is_hours_line,
    looks_like_person,
    may_be_person,
    read_date_line,
    read_heading,
    read_label,
    read_speaker,
)

TEXT_MAX = 20_000
TALKS_MAX = 50
SEGMENTS_MAX = 30
TITLE_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the input, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSegment:
    """A part of a talk; without a title it is the talk as a whole."""

    title: str = ""
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTalk:
    """Without a title, the segments were pasted without saying of which talk they are."""

    title: str = ""
    series_line: str | None = None
    date: WrittenDate | None = None
    # Hours as printed on a line of their own ("15:00-16:30 CET").
    hours: str | None = None
    segments: tuple[ProgrammeSegment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    talks: tuple[ProgrammeTalk, ...] = ()
    unread: tuple[Line, ...] = ()


def parse_programme(text: str) -> Programme:
    """Read a programme; raises `TextTooLong`, `TitleTooLong` and `TooMany`, nothing else."""
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    lines = [one_line(line) for line in text.splitlines()]
    reader = _Reader(lines)
    for index in range(len(lines)):
        reader.read(index)
    unfinished, stray = _without_strays(reader.talks)
    talks = tuple(_finished(talk) for talk in _with_sessions_as_talks(unfinished))
    _check(talks)
    unread = sorted([*reader.unread, *stray], key=lambda line: line.number)
    return Programme(talks=talks, unread=tuple(unread))


@dataclass(slots=True)
class _Segment:
    title: str
    speakers: list[Speaker] = field(default_factory=list[Speaker])
    line: Line | None = None
    date: WrittenDate | None = None
    hours: str | None = None


@dataclass(slots=True)
class _Talk:
    title: str = ""
    series_line: str | None = None
    date: WrittenDate | None = None
    hours: str | None = None
    segments: list[_Segment] = field(default_factory=list[_Segment])


class _Reader:
    """Goes through the lines once and knows which talk, segment and people it is in."""

    def __init__(self, lines: list[str]) -> None:
        self.talks: list[_Talk] = []
        self.unread: list[Line] = []
        self._lines = lines
        headings = [heading for line in lines if (heading := read_heading(line))]
        self._ranks = {heading.rank for heading in headings}
        self._role: StageRole | None = None
        self._has_sessions = False
        # Right under a heading, and from person to person, a line is a person.
        self._among_people = False

    def read(self, index: int) -> None:
        line = self._lines[index]
        if not line:
            self._among_people = self._among_people and not self._speakers()
        elif heading := self._heading(index):
            self._open(heading, Line(number=index + 1, text=line))
        elif not (self._is_when(line) or self._is_people(line)):
            self._among_people = False
            self.unread.append(Line(number=index + 1, text=line))

    def _heading(self, index: int) -> Heading | None:
        line = self._lines[index]
        heading = read_heading(line)
        if heading is not None:
            return None if self._is_numbered_person(heading) else heading
        # A line above a date is the title of what happens then, if nothing else is open.
        below = self._lines[index + 1] if index + 1 < len(self._lines) else ""
        is_title = read_date_line(below) and not read_date_line(line) and not read_label(line)
        is_free = Rank.TALK not in self._ranks and not looks_like_person(line)
        if is_title and is_free and may_be_person(line):
            return Heading(rank=Rank.TALK, title=bare(line).text)
        return None

    def _is_numbered_person(self, heading: Heading) -> bool:
        if heading.rank is not Rank.NUMBER:
            return False
        in_list = self._role is not None and self._among_people
        return in_list or self._has_sessions

    def _open(self, heading: Heading, line: Line) -> None:
        if heading.rank is Rank.TALK:
            self.talks.append(
                _Talk(heading.title, series_line=heading.series_line, date=heading.date)
            )
        else:
            segment = _Segment(heading.title, date=heading.date, line=line)
            self._talk().segments.append(segment)
        self._has_sessions = heading.rank is Rank.SESSION or (
            self._has_sessions and heading.rank is Rank.NUMBER
        )
        self._role = None
        self._among_people = True

    def _is_when(self, line: str) -> bool:
        written = read_date_line(line)
        if not self.talks or not (written or is_hours_line(line)):
            return False
        talk = self.talks[-1]
        # Sessions that were pasted without a talk have their own dates.
        owner = talk.segments[-1] if talk.segments and not talk.title else talk
        if written and owner.date is None:
            owner.date = written
        elif not written and owner.hours is None:
            owner.hours = line
        else:
            return False
        return True

    def _is_people(self, line: str) -> bool:
        if not self.talks:
            return False
        if label := read_label(line):
            self._role, people = label
            self._among_people = True
            return self._add(people, self._role) if people else True
        heading = read_heading(line)
        start = bare(heading.title if heading else line)
        marked = start.marked or heading is not None
        likely = self._among_people or looks_like_person(start.text)
        if not (likely or (marked and self._role)) or not may_be_person(start.text):
            return False
        return self._add(start.text, self._role or StageRole.PANELLIST)

    def _add(self, people: str, role: StageRole) -> bool:
        parts = [part for part in map(str.strip, people.split(";")) if part]
        if not parts or not all(map(may_be_person, parts)):
            return False
        talk = self._talk()
        if not talk.segments:
            talk.segments.append(_Segment(""))
        talk.segments[-1].speakers += [read_speaker(part, role) for part in parts]
        self._among_people = True
        if role is not StageRole.PANELLIST and len(parts) == 1:
            # "Moderator: Bo Sample" says nothing about the line below it.
            self._role = None
        return True

    def _talk(self) -> _Talk:
        if not self.talks:
            self.talks.append(_Talk())
        return self.talks[-1]

    def _speakers(self) -> list[Speaker]:
        segments = self.talks[-1].segments if self.talks else []
        return segments[-1].speakers if segments else []


def _without_strays(talks: list[_Talk]) -> tuple[list[_Talk], list[Line]]:
    """Numbered lines before the first talk with nobody under them are no part of a programme."""
    first = talks[0] if talks else None
    if first is None or first.title or len(talks) == 1:
        return talks, []
    if any(segment.speakers for segment in first.segments):
        return talks, []
    return talks[1:], [segment.line for segment in first.segments if segment.line]


def _with_sessions_as_talks(talks: list[_Talk]) -> list[_Talk]:
    """Sessions that each have a date and belong to no talk are talks themselves."""
    if len(talks) != 1 or talks[0].title:
        return talks
    sessions = talks[0].segments
    if not sessions or not all(session.date for session in sessions):
        return talks
    return [
        _Talk(
            session.title,
            date=session.date,
            hours=session.hours,
            segments=[_Segment("", session.speakers)] if session.speakers else [],
        )
        for session in sessions
    ]


def _finished(talk: _Talk) -> ProgrammeTalk:
    return ProgrammeTalk(
        title=talk.title,
        series_line=talk.series_line,
        date=talk.date,
        hours=talk.hours,
        segments=tuple(
            ProgrammeSegment(title=segment.title, speakers=tuple(segment.speakers))
            for segment in talk.segments
        ),
    )


def _check(talks: tuple[ProgrammeTalk, ...]) -> None:
    counts = [(len(talks), TALKS_MAX), *((len(talk.segments), SEGMENTS_MAX) for talk in talks)]
    for count, limit in counts:
        if count > limit:
            raise TooMany(count=count, limit=limit)
    titles = (title for talk in talks for title in (talk.title, *_segment_titles(talk)))
    longest = max(map(len, titles), default=0)
    if longest > TITLE_MAX:
        raise TitleTooLong(length=longest, limit=TITLE_MAX)


def _segment_titles(talk: ProgrammeTalk) -> tuple[str, ...]:
    return tuple(segment.title for segment in talk.segments)
