"""The fixed words of documents. They are written and recognised, so both use the same ones."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from bot.domain.takeaways.takeaway import TakeawayKind
from bot.saying.i18n import Text, text_id

# Stands where a number or a name will, so that what is around it can be told apart.
_GAP = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLabels:
    """A heading must differ from every other."""

    # What stands in a title and over the findings where the team wrote nothing.
    untitled: str
    findings: str
    # Before and after the name of the edition.
    findings_from: tuple[str, str]
    edition: str
    published_on: str
    correction: str
    kind: str
    author: str
    became: str
    talks: str
    further_reading: str
    thanks: str
    scope_note: str
    talk: str
    segment: str
    # Before the minutes, and before all places.
    minute: str
    evidence: str
    series: str
    date: str
    # The last of several days.
    until: str
    part: str
    speaker: str
    recording: str
    # Before and after the number.
    reading_time: tuple[str, str]

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the headings of what stands below the findings."""
        return (self.became, self.talks, self.further_reading, self.thanks, self.scope_note)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesLabels:
    notes: str
    exported: str
    talk: str
    # Before an item of the agenda, and within brackets.
    segment: str
    in_segment: str
    finding: str
    # Before whoever does an action.
    who: str
    chatham_house: str
    nothing: str
    when: str
    place: str
    signed_up: str
    registration: str
    recording: str
    picture: str
    description: str
    speakers: str
    agenda: str
    poll: str
    poll_sealed: str
    kinds: Mapping[TakeawayKind, str]


def article_labels(text: Text) -> ArticleLabels:
    names = {field.name for field in fields(ArticleLabels)} - {"reading_time", "findings_from"}
    words = {name: text(text_id("article-label", name)) for name in names}
    return ArticleLabels(
        **words,
        reading_time=_around(text("article-label-reading-time", minutes=_GAP)),
        findings_from=_around(text("article-label-findings-from", name=_GAP)),
    )


def _around(said: str) -> tuple[str, str]:
    before, _, after = said.partition(_GAP)
    return before, after


def notes_labels(text: Text) -> NotesLabels:
    names = {field.name for field in fields(NotesLabels)} - {"kinds"}
    words = {name: text(text_id("notes-label", name)) for name in names}
    kinds = {kind: text(text_id("notes-kind", kind)) for kind in TakeawayKind}
    return NotesLabels(**words, kinds=kinds)
