"""What stands below the findings of an article that is being put together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.documents.read.decision.line_words import names_source
from bot.documents.read.in_making import ArticleInMaking, ArticlePart, LeftOutReason
from bot.documents.read.lines.counted import bullet_text
from bot.documents.read.lines.sections import section_of
from bot.documents.read.lines.talk_lines import behind_comma, parted_from_person, talk_of
from bot.documents.read.lines.text_lines import TextLine
from bot.domain.findings.article import ArticleTalk
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.furniture import may_be_person
from bot.words.programme.labels import read_label
from bot.words.programme.marks import bare_line
from bot.words.programme.people import is_known_name, names_only, read_speaker
from bot.words.written_days import WrittenDay, written_days

_RECORDING = late(r"(?:[^:]{0,60}:\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
# "Ada Example: Benches of our town, Northville 2027".
_WORK = late(r"[^:]{3,80}:\s+.{3,200}(?:19|20)[0-9]{2}\W{0,3}")
_LONGEST_WORK = 300
_HOUR_FIRST = late(r"\W{0,3}[0-2]?[0-9]\s?[:.h]\s?[0-5][0-9](?![0-9.])", re.IGNORECASE)
# What comes next was not talked about yet.
_AHEAD = late(
    rf"(?<!\w)(?:{either(every(lambda each: (*each.next, *each.coming)))})", re.IGNORECASE
)


class Tail:
    """`coming` is the heading of talks that are still to come; `doubt` takes a talk's day."""

    def __init__(
        self,
        making: ArticleInMaking,
        *,
        day_first: bool | None,
        doubt: Callable[[WrittenDay | None], None],
    ) -> None:
        self._making = making
        self._day_first = day_first
        self._doubt = doubt
        self._ahead = ""
        # The last paragraph, which the next line may go on with.
        self._last: tuple[ArticlePart | None, int] = (None, 0)
        self.coming = ""
        self.is_ended = False

    def end(self, line: TextLine) -> None:
        making = self._making
        self.is_ended = self.is_ended or bool(making.article.findings)
        self._ahead = line.text if _AHEAD.search(line.text) else ""
        section = section_of(line.text)
        making.open(section.part if section else None)
        if section is None or section.part is None:
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
            return
        making.use(line.number, section.part)
        if section.rest:
            making.add_paragraph(line.number, section.rest)

    def close(self, line: TextLine) -> None:
        making = self._making
        self.is_ended = True
        if making.section is ArticlePart.TALKS and self._read_about_talk(line):
            return
        is_work = names_source(line.text) or _WORK.fullmatch(line.text[:_LONGEST_WORK])
        is_read = making.section is ArticlePart.FURTHER_READING and is_work
        if making.section is ArticlePart.SCOPE_NOTE or is_read:
            making.add_paragraph(line.number, bullet_text(line.text) or line.text)
            return
        self.leave_out(line)

    def leave_out(self, line: TextLine) -> None:
        """What stands below the findings is left out; nobody knows what it says among talks."""
        among_talks = self._making.section is ArticlePart.TALKS
        reason = LeftOutReason.NOT_UNDERSTOOD if among_talks else LeftOutReason.AFTER_FINDINGS
        self._making.leave_out(line.number, line.text, reason)

    def add_to(self, part: ArticlePart, line: TextLine) -> None:
        """Add a paragraph of thanks, or an item; a line in small letters goes on with the last."""
        self.is_ended = True
        making = self._making
        if part is ArticlePart.FURTHER_READING and _HOUR_FIRST.match(line.text):
            # "9.30 Opening" is of an agenda.
            self.leave_out(line)
            return
        making.open(part)
        goes_on = self._last == (part, line.number - 1) and line.text[:1].islower()
        self._last = (part, line.last)
        texts: tuple[str, ...] = getattr(making.article, part.value)
        if goes_on and texts:
            making.set(**{part.value: (*texts[:-1], f"{texts[-1]} {line.text}")})
            making.use(line.number, part)
            return
        making.add_paragraph(line.number, bullet_text(line.text) or line.text)

    def add_talk(self, line: TextLine) -> None:
        making = self._making
        series = next((talk.series_line for talk in making.article.talks), "")
        talk = self._talk(line, series)
        if self._ahead and not self._is_past(talk):
            self.coming = self._ahead
            making.leave_out(line.number, line.text, LeftOutReason.AFTER_FINDINGS)
            return
        if talk is not None:
            self.is_ended = True
            making.add_talk(talk)
            making.use(line.number, ArticlePart.TALKS)
            self._doubt(next(reversed(written_days(line.text)), None))
        elif not self._read_about_talk(line):
            making.leave_out(line.number, line.text, LeftOutReason.NOT_UNDERSTOOD)

    def finish(self) -> None:
        """Take off the names behind titles, and take the talks' first words for the edition."""
        talks = _in_columns(self._making.article.talks)
        self._making.set(talks=talks)
        said = [parted_from_person(talk.title) for talk in talks]
        named = [who for _, who in said if who]
        if not named:
            said = [behind_comma(talk.title) for talk in talks]
            named = [who or title for title, who in said]
        known = sum(is_known_name(_first_of(who)) for who in named)
        if known * 2 >= len(named):
            self._making.set(
                talks=tuple(
                    _held_by(talk, title, who)
                    for talk, (title, who) in zip(talks, said, strict=True)
                )
            )
        names = {talk.series_line for talk in talks if talk.series_line}
        if not self._making.article.edition and len(names) == 1:
            self._making.set(edition=names.pop())

    def _talk(self, line: TextLine, series: str) -> ArticleTalk | None:
        return talk_of(
            bare_line(line.in_cells).text,
            among_talks=True,
            series=series,
            day_first=self._day_first,
            told_on=self._making.article.published_on,
        )

    def _is_past(self, talk: ArticleTalk | None) -> bool:
        """Below "Next steps" a talk may stand that was held before the text was published."""
        published = self._making.article.published_on
        return bool(talk and talk.on and published and talk.on <= published)

    def _read_about_talk(self, line: TextLine) -> bool:
        """Read what stands under a talk: its recording, and people."""
        making = self._making
        if not making.article.talks:
            return False
        talk = making.article.talks[-1]
        if (match := _RECORDING.fullmatch(line.text)) and talk.recording is None:
            making.set_last_talk(recording=match["url"])
        elif (label := read_label(line.text)) and not label[1]:
            pass
        elif may_be_person(line.text):
            making.set_last_talk(speakers=(*talk.speakers, bullet_text(line.text) or line.text))
        else:
            return False
        making.use(line.number, ArticlePart.TALKS)
        return True


def _in_columns(talks: Sequence[ArticleTalk]) -> tuple[ArticleTalk, ...]:
    """Of rows "21 March | Counting bees | Ada Example" take the middle for the title."""
    names = sum(is_known_name(talk.title) for talk in talks)
    lines = {talk.series_line for talk in talks} - {""}
    if len(lines) <= 1 or len(lines) < len(talks) or names * 2 < len(talks):
        return tuple(talks)
    return tuple(_held_by(replace(t, series_line=""), t.series_line, t.title) for t in talks)


def _first_of(who: str) -> str:
    """Return the first of several people: "Ada Example and Bo Sample"."""
    return next(iter(names_only(who)), read_speaker(who).name)


def _held_by(talk: ArticleTalk, title: str, who: str) -> ArticleTalk:
    return replace(talk, title=title, speakers=(who, *talk.speakers)) if who else talk
