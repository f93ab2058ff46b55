"""Session notes as Markdown for people and as JSON for programs."""

from collections.abc import Iterator

import msgspec

from bot.documents.escaping import escape
from bot.documents.places import clock
from bot.saying.document_labels import NotesLabels, notes_labels
from bot.saying.i18n import Text
from bot.services.exports.views import Note, NotesExport, TalkNotes

FORMAT = "rostrum-notes/1"


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    notes: NotesExport


def notes_json(export: NotesExport) -> str:
    """Write the notes with the name of the format; dates and moments as in ISO 8601."""
    envelope = Envelope(format=FORMAT, notes=export)
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode() + "\n"


def notes_markdown(export: NotesExport, text: Text) -> str:
    """Write the notes; Markdown, mentions and HTML in them are shown, not obeyed."""
    return "\n\n".join(_blocks(export, notes_labels(text))) + "\n"


def _blocks(export: NotesExport, labels: NotesLabels) -> Iterator[str]:
    yield f"# {escape(f'{export.series} {export.edition}')}: {labels.notes}"
    yield f"*{labels.exported} {export.exported_at.date().isoformat()}*"
    for talk in export.talks:
        yield from _talk(talk, labels)


def _talk(talk: TalkNotes, labels: NotesLabels) -> Iterator[str]:
    on = f" ({talk.on.isoformat()})" if talk.on else ""
    yield f"## {labels.talk} {talk.number}: {escape(talk.title)}{on}"
    if talk.chatham_house:
        yield labels.chatham_house
    if not talk.notes:
        yield labels.nothing
    for heading, title, notes in groups(talk, labels):
        if heading:
            yield f"### {heading}{escape(title)}"
        yield "\n".join(f"- {_note(note, labels)}" for note in notes)


def groups(talk: TalkNotes, labels: NotesLabels) -> Iterator[tuple[str, str, list[Note]]]:
    """The notes of each segment that has any, then the others: label, title and notes."""
    for number, title in enumerate(talk.segments, start=1):
        if notes := [note for note in talk.notes if note.segment == number]:
            yield f"{labels.segment} {number}: ", title, notes
    known = range(1, len(talk.segments) + 1)
    if others := [note for note in talk.notes if note.segment not in known]:
        yield labels.elsewhere if talk.segments else "", "", others


def _note(note: Note, labels: NotesLabels) -> str:
    return f"**{labels.kinds[note.kind]}**{about(note, labels)}: {escape(note.text)}"


def about(note: Note, labels: NotesLabels) -> str:
    """When it was said, how many support it, and which finding rests on it, as far as known."""
    facts = [
        clock(note.minute) if note.minute is not None else "",
        f"+{note.support}" if note.support else "",
        f"{labels.finding} {note.finding}" if note.finding else "",
    ]
    told = ", ".join(fact for fact in facts if fact)
    return f" ({told})" if told else ""
