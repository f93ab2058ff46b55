"""Labels in front of people: "Moderator: …", "Speakers", "v/ …"."""

import re
from collections.abc import Callable

from bot.domain.talks.speaker import StageRole
from bot.words.languages.language import Language, Words
from bot.words.lexicon import any_of, either, every
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late
from bot.words.programme.marks import bare_line
from bot.words.programme.people import are_people, is_known_name, is_person_name, split_person

_ROLES: dict[StageRole, Callable[[Language], Words]] = {
    StageRole.MODERATOR: lambda language: language.moderators,
    StageRole.HOST: lambda language: language.hosts,
    StageRole.PANELLIST: lambda language: (*language.panellists, *language.with_whom),
}
# "Moderation der Podiumsdiskussion: …".
_OF_WHAT = r"(?:\s+[^\W\d_]{2,3}\s+[^\W\d_]{3,}(?=\s*:))?"
_BEFORE_NOUN = any_of(lambda language: language.before_nouns)
# "Session chair: Ada Example".
_KIND = any_of(lambda language: (*language.talks, *language.sessions))
_ANY_ROLE = any_of(lambda each: (*each.moderators, *each.hosts, *each.panellists))


def _label(words_of: Callable[[Language], Words]) -> re.Pattern[str]:
    needs_no_colon = either(every(lambda language: _ending_with_by(words_of(language), language)))
    words = any_of(words_of)
    of_what = _OF_WHAT if words_of is _ROLES[StageRole.MODERATOR] else ""
    return late(
        rf"(?:(?:(?:{_BEFORE_NOUN}|{_KIND})\s+)?(?:{words})(?:\(s\)|\s\d{{1,2}}(?=\s*:))?{of_what}(?:\s*[/&]\s*(?:{_ANY_ROLE}))?"
        rf"(?:\s+(?:include|includes|including|are))?\s*(?::|\s[\u2013\u2014-]\s|$)"
        rf"|(?:(?:{_KIND})\s+)?(?:{needs_no_colon})\s)\s*(?P<people>.*)",
        re.IGNORECASE,
    )


def _ending_with_by(phrases: Words, language: Language) -> Words:
    return tuple(phrase for phrase in phrases if phrase.split()[-1] in language.by)


LABELS = {role: _label(words_of) for role, words_of in _ROLES.items()}
# "v/ Name", "mit Name": names must follow, as these words begin much else.
_BY = late(
    rf"(?:v\.\s?/?|{any_of(lambda language: (*language.by, *language.together))}):?"
    r"(?:\s+|(?<=[/.])\s*)(?P<people>\w.+)",
    re.IGNORECASE,
)
_WAYS = late(
    rf"(?:{any_of(lambda language: language.ways)})(?!\w)[^:.]{{0,60}}:?\s*(?P<people>.*)",
    re.IGNORECASE,
)
_COUNT = late(r"\s\d{1,2}\s*:")
SPEAKER_COUNTED = late(
    rf"(?:{any_of(lambda language: language.panellists)})\s\d{{1,2}}\s*:\s+\S", re.IGNORECASE
)
_DOT_AT_END = late(r"(?<=\w{3})\.$")
# "Moderator Ada Example".
_BEFORE_NAMES = {
    # "Moderator is Ada Example".
    role: late(
        rf"(?:{any_of(words_of)})\s+(?:(?-i:[a-zß-ÿ]{{2,4}})\s+)?(?P<people>\w.+)", re.IGNORECASE
    )
    for role, words_of in _ROLES.items()
    if role is not StageRole.PANELLIST
}
TALK_WORD = late(
    rf"(?:{any_of(lambda language: (*language.talks, *language.sessions))})", re.IGNORECASE
)


@once_in_a_reading
def read_label(line: str) -> tuple[StageRole, str] | None:
    """Read "Panellists:", "Moderator: Bo Sample" or "v/ Bo Sample" into role and people."""
    text = bare_line(line).text
    for role, pattern in LABELS.items():
        if match := pattern.fullmatch(text):
            people = match["people"]
            # "Podium: Wood or stone?" is a title.
            is_title = people and TALK_WORD.match(text) and not are_people(people)
            # "Keynote 1: Benches" counts talks, "Speaker 1: Benches, Ada Example" people.
            is_title = is_title or (
                _COUNT.search(text[: match.start("people")]) and not _names(people)
            )
            return None if is_title else (role, people)
    if (match := _BY.fullmatch(text)) and are_people(match["people"]):
        return StageRole.PANELLIST, _DOT_AT_END.sub("", match["people"])
    for role, pattern in _BEFORE_NAMES.items():
        match = pattern.fullmatch(text)
        if match and is_person_name(split_person(match["people"])[0]):
            return role, match["people"]
    if match := _WAYS.fullmatch(text):
        return StageRole.PANELLIST, match["people"]
    return None


def _names(people: str) -> bool:
    return are_people(people) or any(map(is_known_name, people.split(", ")))


def is_by_line(text: str) -> bool:
    """Tell whether a line says by whom something is, and not in which role."""
    return bool(_BY.fullmatch(text))


def is_talk_word(text: str) -> bool:
    """Tell whether a text only says that something is a talk ("Foredrag")."""
    return bool(TALK_WORD.fullmatch(text.strip(" .,:;|")))
