"""JSON Schemas of the files that programs read, drawn from the types that write and read them."""

from typing import Any, Final

import msgspec

from bot.documents import json_form, revisions
from bot.documents.template_schema import template_schema
from bot.documents.write import attendance, notes, polls
from bot.words.ballot_template import FORMAT

# What a reader of the file wants to know, and the type does not say.
_EXPLAINED: Final = {
    "Envelope": "The file, under the name of its format. Unknown fields may be passed over.",
    "Article": "The document. Every text is one line: a paragraph, a heading, an item.",
    "Article.edition": "The edition's name in print.",
    "Article.correction": "What this revision corrects, in a sentence.",
    "Article.kind": "The kind of document in print, such as “Key findings”.",
    "Article.heading_of_findings": "The heading over the findings.",
    "Article.introduction": "Paragraphs.",
    "Article.scope_note": "What the document is about, and what it is not.",
    "ArticleFinding.body": "Paragraphs.",
    "ArticleFinding.evidence": "Where it comes from.",
    "Evidence.talk": "Which of the document's talks, from 1.",
    "Evidence.segment": "Which segment of the talk, from 1.",
    "Evidence.minute": "The minute of the talk, from 0.",
    "ArticleTalk.series_line": "What stands before the title in print.",
    "ArticleTalk.until": "The last of several days.",
    "ArticleTalk.segments": "Titles.",
    "ArticleTalk.speakers": "Each as printed, one line.",
    "ArticleTalk.recording": "A web address.",
    "Envelope.seal": "Which revision this is, and a checksum: docs/verifying.md.",
    "RevisionList": "The chain of revisions of one edition's key findings: docs/verifying.md.",
    "RevisionList.edition": "The edition's code, which never changes.",
    "RevisionList.revisions": "The first one first.",
    "RevisionList.files": "What was handed out together with this file.",
    "RevisionList.seal": "A checksum of this file.",
    "PrintedNote.who": "Who does an action, in free words.",
    "PollsExport.together": "Each question over all talks of the edition.",
    "PolledTalk.came": "Null where nobody noted who came.",
    "PolledTalk.is_anonymous": "False for Discord's own polls, where everybody sees who voted.",
    "PolledTalk.going": "How many had signed up.",
    "PolledQuestion.key": "The same for the same question of every talk.",
    "PolledQuestion.is_withheld": "Too few answered: nothing but their number is handed out.",
    "PolledQuestion.mean": "Of a rating, counted from 1.",
    "PolledQuestion.texts": "By the alphabet; those that the team lets people read.",
    "PolledEdition.talks": "From how many polls.",
    "PolledEdition.waiting": "Polls of few answers that are not in it yet.",
    "AttendedTalk.going": "How many had signed up.",
    "AttendedTalk.seen": "How many were seen in the talk's channel.",
    "AttendedTalk.seen_minutes": "On average; null of fewer than five.",
    "AttendedTalk.marked": "Of whom the team alone says that they came.",
    "AttendedTalk.in_file": "As the file of another tool says.",
    "RevisionLink.content": "SHA-256 of the text in canonical JSON.",
    "RevisionLink.previous": "The digest of the link before; empty in the first.",
    "RevisionLink.digest": "SHA-256 of all that the link says, and of the link before.",
    "RevisionFile.sha256": "Of the whole file.",
}
_TYPES: Final = {
    json_form.FORMAT: json_form.Envelope,
    notes.FORMAT: notes.Envelope,
    polls.FORMAT: polls.Envelope,
    attendance.FORMAT: attendance.Envelope,
    revisions.FORMAT: revisions.RevisionList,
}
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return each schema by the name of its file; a new version is a new file."""
    drawn = {name: _schema(name) for name in _TYPES} | {FORMAT: template_schema()}
    return {f"{name.replace('/', '-')}.json": each for name, each in drawn.items()}


def _schema(name: str) -> dict[str, Any]:
    drawn = msgspec.json.schema(_TYPES[name])
    parts = drawn["$defs"]
    for kind, part in parts.items():
        # Docstrings speak to programmers.
        part.pop("description", None)
        part.pop("title", None)
        _explain(part, kind)
        for field, described in part.get("properties", {}).items():
            _explain(described, f"{kind}.{field}")
    top = parts[drawn["$ref"].rpartition("/")[2]]
    top["properties"]["format"] = {"const": name}
    return {"$schema": _DRAFT, "title": name, **drawn}


def _explain(part: dict[str, Any], name: str) -> None:
    if name in _EXPLAINED:
        part["description"] = _EXPLAINED[name]
