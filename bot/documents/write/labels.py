"""The fixed words of a document. They are written and recognised, so both use the same ones."""

from dataclasses import dataclass

from bot.documents.read.draft import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One set for each language of a series; a heading must differ from every other."""

    edition: str = "Edition"
    published_on: str = "Publication date"
    kind: str = "Content type"
    author: str = "Author"
    # Before and after the number.
    reading_time: tuple[str, str] = ("Reading time: ", " min")
    talks: str = "Talks"
    further_reading: str = "Further reading"
    thanks: str = "With thanks to"
    scope_note: str = "About this document"
    talk: str = "Talk"
    segment: str = "segment"
    minute: str = "minute"
    series: str = "Series"
    date: str = "Date"
    part: str = "Segment"
    speaker: str = "Speaker"
    recording: str = "Recording"

    @property
    def sections(self) -> dict[str, Part]:
        """The headings, in small letters."""
        return {
            self.talks.casefold(): Part.TALKS,
            self.further_reading.casefold(): Part.FURTHER_READING,
            self.thanks.casefold(): Part.THANKS,
            self.scope_note.casefold(): Part.SCOPE_NOTE,
        }


ENGLISH = Labels()
