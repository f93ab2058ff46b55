"""Headings of a published article, known by their words in each language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.documents.read.in_making import ArticlePart
from bot.words.languages.all import LANGUAGES
from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, either, every, plain
from bot.words.patterns import late

_LONGEST_HEADING = 90
_LONGEST_FIELD = 200


def _plain_words(words_of: Callable[[Language], Words]) -> frozenset[str]:
    return frozenset(plain(word) for language in LANGUAGES for word in words_of(language))


_SECTIONS: dict[ArticlePart, Callable[[Language], Words]] = {
    ArticlePart.TALKS: lambda language: language.talks_section,
    ArticlePart.FURTHER_READING: lambda each: (
        *(*each.further_reading, *each.more_reading, *each.downloads),
    ),
    ArticlePart.THANKS: lambda language: (*language.thanks, *language.more_thanks),
    ArticlePart.SCOPE_NOTE: lambda language: language.scope_note,
}
_SECTION_WORDS = {
    word: part for part, words_of in _SECTIONS.items() for word in _plain_words(words_of)
}
_AFTER = _plain_words(lambda language: (*language.after_findings, *language.sections))
_AFTER_OPEN = late(
    rf"(?:{either(every(lambda language: language.after_open))})(?=[\s:?'’])", re.IGNORECASE
)
# "See all of the seminar here: https://…".
_LINK = late(r"[^:]{3,60}:\s*https?://\S+")
# "Better squares FAQs".
_QUESTIONS = late(r"(?:[^\s.]+\s){0,6}FAQs?")
_ABOUT_AUTHOR = late(
    rf"(?:{either(every(lambda language: language.about_author))})(?=\s)", re.IGNORECASE
)
_THANKS_SENTENCE = late(
    rf"(?:{either(every(lambda language: language.thanks_open))})\s+\S.*", re.IGNORECASE
)
# "Thanks to the lamps, people stay for longer." thanks nobody.
_CAUSE = late(rf"[^,]+,\s+(?!(?:{AND})\s)[a-zà-þ]\S*(?:\s[^\s,]+){{3,}}\.")
_FINDINGS = _plain_words(lambda language: language.findings_heading)
_AGENDAS = _plain_words(lambda language: language.agendas)
# "On the agenda", "Auf der Tagesordnung", "À l'ordre du jour".
_ON_AGENDA = late(r"^(?:[^\W\d_]{1,3}\s+){1,2}(?:l['\u2019])?")
# "Our thanks", "Nos remerciements".
_OUR = late(rf"^(?:{either(every(lambda each: each.before_nouns))})\s+", re.IGNORECASE)
_HEADING_OF_FINDINGS = late(
    rf"(?:[^\W_]+\s+){{0,3}}(?:{either(every(lambda language: language.findings_open))})(?!\w).*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that ends what is above it; `part` is None for what no article keeps."""

    part: ArticlePart | None
    rest: str = ""


# "2 Comments", "Comments (2)".
_COUNTED = late(r"^\d{1,4}\s+|\s*\(\d{1,4}\)?$")


def plain_heading(line: str) -> str:
    """Return the words of a line without the marks around them, to be looked up."""
    return plain(line.strip(" *_#:.?!…–—-\u2022")).strip()


def is_agenda(line: str) -> bool:
    """Tell whether a line heads what was to be talked about: "Agenda", "On the agenda:"."""
    if len(line) > _LONGEST_HEADING:
        return False
    said = plain_heading(line)
    return said in _AGENDAS or _ON_AGENDA.sub("", said, count=1) in _AGENDAS


def section_of(line: str) -> Section | None:
    """Read a heading of what stands below the findings; what follows a colon is `rest`."""
    if len(line) > _LONGEST_FIELD:
        return None
    for head, rest in _heads(line):
        said = plain_heading(head)
        for each in (said, _OUR.sub("", said, count=1)):
            if each in _SECTION_WORDS:
                return Section(_SECTION_WORDS[each], rest)
        # "About the author: Pia Sample is …"; "Contact: …" may be a heading as well.
        may_close = not rest or " " in said
        if may_close and (said in _AFTER or _COUNTED.sub("", said) in _AFTER):
            return Section(None)
    if _THANKS_SENTENCE.fullmatch(line) and not _CAUSE.fullmatch(line):
        return Section(ArticlePart.THANKS, line)
    if _ABOUT_AUTHOR.match(line) or _QUESTIONS.fullmatch(line):
        return Section(None)
    if _LINK.fullmatch(line):
        return Section(None)
    # "Do you want to know more? Write to the secretariat."
    head, asked, _ = line.partition("?")
    head = f"{head}{asked}"
    is_short = len(head.split()) <= 7 and not head.endswith((".", ","))  # noqa: PLR2004
    return Section(None) if is_short and _AFTER_OPEN.match(head) else None


def _heads(line: str) -> Iterator[tuple[str, str]]:
    yield line, ""
    head, colon, rest = line.partition(":")
    if colon and rest.strip():
        yield head, rest.strip()


_FINDINGS_WORD = either(every(lambda language: language.findings_heading))
# "Summary of findings", "Les 4 points à retenir", "Recommendations for towns".
_AMONG_WORDS = late(
    rf"(?:[^\W_]+\s+){{0,3}}(?:{_FINDINGS_WORD})(?:\s+[^\W_]+){{0,4}}\s*:?", re.IGNORECASE
)
_HEADING_WORDS = 7


def is_heading_of_findings(line: str) -> bool:
    if len(line) > _LONGEST_HEADING or line.endswith("."):
        return False
    if plain_heading(line) in _FINDINGS or _HEADING_OF_FINDINGS.fullmatch(line):
        return True
    is_short = len(line.split()) <= _HEADING_WORDS
    return is_short and bool(_AMONG_WORDS.fullmatch(line)) and section_of(line) is None


def _either(words_of: Callable[[Language], Words]) -> str:
    return either(every(words_of))


_ANNOUNCES = late(
    rf".*(?<!\w)(?:{_either(lambda each: each.findings_heading)})(?!\w).*:", re.IGNORECASE
)


def is_findings_section(heading: str) -> bool:
    """Tell whether a section is called nothing but findings: "2. Lessons learned"."""
    return plain_heading(heading) in _FINDINGS


def announces_findings(line: str) -> bool:
    """Tell whether a sentence says that what is listed below it are the findings."""
    return len(line) <= _LONGEST_FIELD and bool(_ANNOUNCES.fullmatch(line))


_NOUN_OF_FINDINGS = either(every(lambda each: each.nouns_of_findings))
_PROMISES = late(
    rf"(?<!\w)(?:{_either(lambda each: each.findings_heading)}"
    rf"|(?:{_NOUN_OF_FINDINGS})\w{{0,3}})(?!\w)",
    re.IGNORECASE,
)


def promises_findings(title: str) -> bool:
    """Tell whether a title says that what is headed below it are findings ("Three lessons")."""
    return bool(_PROMISES.search(title))
