"""What a line can be for where it says so itself: "Talk 2: …", "Speaker: …", "Date: …"."""

from collections.abc import Sequence

from bot.domain.talks.speaker import StageRole
from bot.words.lexicon import every, plain
from bot.words.lines.chain import NEVER
from bot.words.programme.closing_lines import closing_lines
from bot.words.programme.fields import DATES_FIELD, OTHER_FIELD, PLACES_FIELD, TITLES_FIELD
from bot.words.programme.furniture import says_online
from bot.words.programme.headings import Heading, Rank, read_heading
from bot.words.programme.labels import LABELS
from bot.words.programme.lines import LineFacts
from bot.words.programme.mails import heads_of_mails
from bot.words.programme.papers import read_paper
from bot.words.programme.people import are_people, is_known_name, is_person_name
from bot.words.programme.roles import NAMED, OF_PEOPLE, WHEN, LineRole

Roles = frozenset[LineRole]

_LONGEST = 300
_TITLE = frozenset({LineRole.TITLE})
_DATE = frozenset({LineRole.DATE})
_ITEM = frozenset({LineRole.ITEM})
_NAMED_WITH_DAY = NAMED | {LineRole.DATE}
_ANY = frozenset(LineRole)
_TIMED = _ANY - OF_PEOPLE
_OF_MAILS = frozenset({LineRole.FURNITURE})
_LABEL = frozenset({LineRole.HEADING})
_PERSON = frozenset({LineRole.PERSON})
_KINDS = frozenset(
    plain(word) for word in every(lambda w: (*w.kinds_of_events, *w.talks, *w.talk_parts))
)
_PANELLISTS = frozenset(plain(word) for word in every(lambda each: each.panellists)) - _KINDS
_NAMELESS = _PANELLISTS | frozenset(plain(word) for word in every(lambda each: each.what_field))


def certain_roles(facts: LineFacts) -> Roles | None:
    """Return the roles that a line can have by its own words; None where they say none."""
    text = facts.bare
    if len(text) > _LONGEST or facts.is_row:
        return None
    if says_online(text):
        return frozenset({LineRole.PLACE, LineRole.FURNITURE})
    if heading := read_heading(text):
        return _of_heading(heading, facts)
    if (paper := read_paper(text)) and is_person_name(paper.who):
        return NAMED
    if text.endswith(":") and is_known_name(text[:-1].strip()):
        return _PERSON
    return _of_field(facts) or _of_label(text)


def _is_day_of_kind(facts: LineFacts) -> bool:
    """Tell whether a line says when something is, and only of what kind: "Webinar: 9 May, 2pm"."""
    said = facts.bare[: facts.days[0].start] if facts.days else ""
    kind, colon, behind = said.partition(":")
    is_kind = bool(colon) and plain(kind.strip()) in _KINDS
    return is_kind and not any(map(str.isalpha, f"{behind}{facts.behind}"))


def _of_heading(heading: Heading, facts: LineFacts) -> Roles | None:
    if heading.rank is Rank.NUMBER or heading.is_day:
        return None
    if facts.hours:
        # "Session II, 11.30–13.00 (chair: …)" is no person, for all that one is named.
        return _TIMED if heading.rank is Rank.SESSION else None
    if facts.days:
        # "Session 2 – Town Hall – 4 March 2027" is no line of a page's own.
        if not facts.behind and _counts(facts.before):
            return _DATE
        is_named = bool(facts.days[0].year and not heading.is_bare and facts.before)
        return _NAMED_WITH_DAY if is_named else None
    if heading.rank is Rank.TALK:
        return None if heading.is_bare else _TITLE
    is_label = _of_label(heading.title) is not None
    return None if heading.is_bare or is_label else NAMED


def _counts(text: str) -> bool:
    """Tell whether a text only counts: "Session 1:" in front of its day."""
    heading = read_heading(text)
    return heading is not None and heading.is_bare


def _of_field(facts: LineFacts) -> Roles | None:
    text = facts.bare
    if match := TITLES_FIELD.fullmatch(text):
        return NAMED if match["value"] else _LABEL
    if match := DATES_FIELD.fullmatch(text):
        if facts.days:
            return _DATE
        if facts.hours:
            return WHEN
        return None if match["value"] else _LABEL
    if match := PLACES_FIELD.fullmatch(text):
        return frozenset({LineRole.PLACE}) if match["value"] else _LABEL
    if (match := OTHER_FIELD.fullmatch(text)) and match["value"]:
        return frozenset({LineRole.FURNITURE, LineRole.HOURS})
    return None


def _of_label(text: str) -> Roles | None:
    if ":" not in text:
        # "Panelistit" names nothing, nor does "What".
        return _ANY - NAMED if plain(text) in _NAMELESS else None
    for role, label in LABELS.items():
        if match := label.fullmatch(text):
            if not match["people"]:
                return _LABEL
            is_sure = role is StageRole.MODERATOR or are_people(match["people"])
            return _PERSON if is_sure else None
    return None


def only_certain(
    facts: Sequence[LineFacts], scores: Sequence[Sequence[float]], order: Sequence[str]
) -> list[list[float]]:
    """Return the scores with those of roles that a line cannot have masked."""
    return [
        [
            weight if can is None or LineRole(role) in can else NEVER
            for role, weight in zip(order, weights, strict=True)
        ]
        for can, weights in zip(all_certain(facts), scores, strict=True)
    ]


def all_certain(facts: Sequence[LineFacts]) -> list[Roles | None]:
    """Return what each line can be for; "Date: …" in the head of a mail says nothing."""
    closing = closing_lines(facts)
    if closing:
        # They name all talks.
        return [
            _TITLE if index in closing else (certain_roles(each) or _ANY) - _TITLE or _ANY - _TITLE
            for index, each in enumerate(facts)
        ]
    heads = heads_of_mails(facts)
    of_mails = heads | {each + 1 for each in heads} | {each - 1 for each in heads}
    found: list[Roles | None] = []
    # Several of them may each name a talk.
    of_kind = [index for index, each in enumerate(facts) if _is_day_of_kind(each)]
    for index, each in enumerate(facts):
        can = _DATE if of_kind == [index] else certain_roles(each)
        if index in of_mails:
            can = _OF_MAILS if can == _DATE and index in heads else None
        found.append(can)
    if found.count(_NAMED_WITH_DAY) <= found.count(NAMED) + found.count(_TITLE):
        # Beside "Session 3: …" with its day below, "Session 1: … – 4 March 2027" may be past.
        found = [None if can == _NAMED_WITH_DAY else can for can in found]
    if _are_all_labelled(facts, found):
        return [
            _TITLE if _is_labelled(each) else (can or _ANY) - _TITLE or _ANY - _TITLE
            for can, each in zip(found, facts, strict=True)
        ]
    if _TITLE in found:
        # "Talk 1: …" above "Session 1: …" leaves that a part.
        return [
            _ITEM if can == NAMED and is_counted(each) else can
            for can, each in zip(found, facts, strict=True)
        ]
    return found


def _are_all_labelled(facts: Sequence[LineFacts], found: Sequence[Roles | None]) -> bool:
    """Tell whether each date has a title that says so ("Topic: …"): no other line is one, then."""
    dates = sum(can == _DATE and bool(each.days) for can, each in zip(found, facts, strict=True))
    titles = {each.bare.casefold() for each in facts if _is_labelled(each)}
    return 1 < dates == len(titles)


def _is_labelled(facts: LineFacts) -> bool:
    match = TITLES_FIELD.fullmatch(facts.bare) if len(facts.bare) <= _LONGEST else None
    return match is not None and bool(match["value"])


def is_counted(facts: LineFacts) -> bool:
    """Tell whether a line says that it is a part by its number ("Session 2: …", "2. …")."""
    heading = read_heading(facts.bare) if len(facts.bare) <= _LONGEST else None
    return heading is not None and heading.rank is not Rank.TALK


def is_session(facts: LineFacts) -> bool:
    """Tell whether a line says that it is a session ("Session 1: …"), and never a talk."""
    heading = read_heading(facts.bare) if len(facts.bare) <= _LONGEST else None
    return heading is not None and heading.rank is Rank.SESSION


def certain_titles(facts: Sequence[LineFacts]) -> list[int]:
    """Return the lines that can be nothing but titles of talks."""
    return [index for index, can in enumerate(all_certain(facts)) if can == _TITLE]
