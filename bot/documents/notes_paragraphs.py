"""Session notes as paragraphs, which every form of document is written from."""

from collections.abc import Iterable, Iterator

from bot.documents.places import clock
from bot.documents.styled import Paragraph, Role, TextRun, linked
from bot.domain.plain import one_line
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.document_labels import NotesLabels, notes_labels
from bot.saying.i18n import Text
from bot.saying.times import day_in_words, span_in_words
from bot.services.exports.views import NotesExport, PollResult, PrintedNote, TalkNotes

# What was agreed on comes first.
_ORDER = (
    TakeawayKind.DECISION,
    TakeawayKind.ACTION,
    TakeawayKind.INSIGHT,
    TakeawayKind.PRACTICE,
    TakeawayKind.QUESTION,
    TakeawayKind.RESOURCE,
)
# No line ends between a word and its number.
_TOGETHER = "\u00a0"


def notes_paragraphs(export: NotesExport, text: Text) -> list[Paragraph]:
    return list(_Printer(notes_labels(text), text).paragraphs(export))


class _Printer:
    def __init__(self, labels: NotesLabels, text: Text) -> None:
        self._labels = labels
        self._text = text

    def paragraphs(self, export: NotesExport) -> Iterator[Paragraph]:
        labels = self._labels
        title = one_line(f"{export.series} {export.edition}: {labels.notes}")
        yield _of(Role.TITLE, TextRun(text=title))
        day = day_in_words(export.exported_at.date(), self._text)
        yield _of(Role.EXPORTED, TextRun(text=f"{labels.exported} {day}"))
        for talk in export.talks:
            label = TextRun(text=f"{labels.talk} {talk.number}: ", is_label=True)
            title = TextRun(text=one_line(talk.title))
            yield Paragraph(role=Role.SESSION, runs=(label, title), number=talk.number)
            yield from self._facts(talk)
            yield from _part(self._labels.description, _described(talk))
            yield from self._agenda(talk)
            yield from self._notes(talk)
            for poll in talk.polls:
                yield from self._poll(poll)

    def _facts(self, talk: TalkNotes) -> Iterator[Paragraph]:
        labels, text = self._labels, self._text
        when = day_in_words(talk.on, text) if talk.on else ""
        if talk.starts_at is not None and talk.ends_at is not None:
            when = span_in_words(talk.starts_at, talk.ends_at, talk.zone, text)
        yield from self._fact(labels.when, when)
        yield from self._fact(labels.place, talk.place)
        if talk.going or talk.maybe:
            signed_up = text("notes-signed-up", going=talk.going, maybe=talk.maybe)
            yield from self._fact(labels.signed_up, signed_up)
        yield from self._fact(labels.registration, talk.registration or "")
        yield from self._fact(labels.recording, talk.recording or "")
        yield from self._fact(labels.picture, talk.picture or "")
        if talk.chatham_house:
            yield _of(Role.REMARK, TextRun(text=labels.chatham_house))

    @staticmethod
    def _fact(label: str, said: str) -> Iterator[Paragraph]:
        if said:
            yield _of(Role.FACT, TextRun(text=f"{label}: ", is_label=True), *linked(one_line(said)))

    def _agenda(self, talk: TalkNotes) -> Iterator[Paragraph]:
        labels = self._labels
        segments = (
            (
                TextRun(text=f"{labels.segment} {number}: ", is_label=True),
                TextRun(text=one_line(title)),
            )
            for number, title in enumerate(talk.segments, start=1)
        )
        yield from _part(
            labels.speakers, ((TextRun(text=one_line(each)),) for each in talk.speakers)
        )
        yield from _part(labels.agenda, segments)

    def _notes(self, talk: TalkNotes) -> Iterator[Paragraph]:
        if not talk.notes:
            yield _of(Role.REMARK, TextRun(text=self._labels.nothing))
        for kind in _ORDER:
            alike = [note for note in talk.notes if note.kind is kind]
            yield from _part(self._labels.kinds[kind], map(self._note, alike))

    def _note(self, note: PrintedNote) -> tuple[TextRun, ...]:
        said = tuple(linked(one_line(note.text)))
        about = self._about(note)
        if note.who:
            label = TextRun(text=f" ({self._labels.who}: ", is_label=True)
            who = TextRun(text=one_line(note.who))
            return (*said, label, who, TextRun(text=f", {about})" if about else ")", is_label=True))
        return (*said, TextRun(text=f" ({about})", is_label=True)) if about else said

    def _about(self, note: PrintedNote) -> str:
        """Where it was said, how many support it, and which finding rests on it."""
        labels = self._labels
        facts = (
            f"{labels.in_segment}{_TOGETHER}{note.segment}" if note.segment else "",
            clock(note.minute) if note.minute is not None else "",
            f"+{note.support}" if note.support else "",
            f"{labels.finding}{_TOGETHER}{note.finding}" if note.finding else "",
        )
        return ", ".join(fact for fact in facts if fact)

    def _poll(self, poll: PollResult) -> Iterator[Paragraph]:
        labels, text = self._labels, self._text
        question = TextRun(text=one_line(poll.question))
        yield _of(Role.PART, TextRun(text=f"{labels.poll}: ", is_label=True), question)
        told = labels.poll_sealed if poll.is_sealed else text("notes-poll", count=poll.answers)
        yield _of(Role.REMARK, TextRun(text=told))
        for option, count, share in poll.options:
            told = TextRun(text=f": {count} ({share}%)", is_label=True)
            yield _of(Role.ITEM, TextRun(text=one_line(option)), told)
        yield from (_of(Role.ITEM, TextRun(text=one_line(each))) for each in poll.texts)


def _described(talk: TalkNotes) -> Iterator[tuple[TextRun, ...]]:
    """Its paragraphs, one item each."""
    lines = map(one_line, talk.description.splitlines())
    return (tuple(linked(line)) for line in lines if line)


def _part(heading: str, items: Iterable[tuple[TextRun, ...]]) -> Iterator[Paragraph]:
    """A heading with its items, or nothing."""
    listed = [_of(Role.ITEM, *runs) for runs in items]
    if listed:
        yield _of(Role.PART, TextRun(text=heading))
        yield from listed


def _of(role: Role, *runs: TextRun) -> Paragraph:
    return Paragraph(role=role, runs=runs)
