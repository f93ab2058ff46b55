"""Session notes as a web page, to be read on a phone or on paper."""

from collections.abc import Iterator
from html import escape

from bot.documents.write.notes import about, groups
from bot.documents.write.page import page
from bot.domain.plain import one_line
from bot.saying.document_labels import NotesLabels, notes_labels
from bot.saying.i18n import Text
from bot.saying.times import day_in_words
from bot.services.exports.views import Note, NotesExport, TalkNotes


def notes_html(export: NotesExport, text: Text) -> str:
    """Nothing that people wrote acts in it."""
    labels = notes_labels(text)
    title = one_line(f"{export.series} {export.edition}: {labels.notes}")
    return page(title, "\n".join(_body(export, title, labels, text)), text)


def _body(export: NotesExport, title: str, labels: NotesLabels, text: Text) -> Iterator[str]:
    day = day_in_words(export.exported_at.date(), text)
    yield f'<header>\n<h1 dir="auto">{_said(title)}</h1>'
    yield f'<p class="quiet">{escape(labels.exported)} {escape(day)}</p>\n</header>\n<main>'
    for talk in export.talks:
        yield from _talk(talk, labels, text)
    yield "</main>"


def _talk(talk: TalkNotes, labels: NotesLabels, text: Text) -> Iterator[str]:
    name = f"talk{talk.number}"
    label = f'<span class="label">{escape(labels.talk)} {talk.number}: </span>'
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}" dir="auto">{label}{_said(talk.title)}</h2>'
    if talk.on:
        day = escape(day_in_words(talk.on, text))
        yield f'<p class="quiet"><time datetime="{talk.on.isoformat()}">{day}</time></p>'
    if talk.chatham_house:
        yield f"<p>{escape(labels.chatham_house)}</p>"
    if not talk.notes:
        yield f"<p>{escape(labels.nothing)}</p>"
    for heading, title, notes in groups(talk, labels):
        if heading:
            told = f'<span class="label">{escape(heading)}</span>' if title else escape(heading)
            yield f'<h3 dir="auto">{told}{_said(title)}</h3>'
        items = "\n".join(f"<li>{_note(note, labels)}</li>" for note in notes)
        yield f"<ul>\n{items}\n</ul>"
    yield "</section>"


def _note(note: Note, labels: NotesLabels) -> str:
    facts = escape(about(note, labels))
    known = f'<span class="quiet">{facts}</span>' if facts else ""
    kind = escape(labels.kinds[note.kind])
    return f"<strong>{kind}</strong>{known}: <bdi>{_said(note.text)}</bdi>"


def _said(text: str) -> str:
    return escape(one_line(text))
