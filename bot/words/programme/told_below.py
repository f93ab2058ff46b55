"""Talks that only sentences name: dated ones, and such below a date that nothing else names."""

from collections import Counter
from collections.abc import Iterator

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.patterns import late
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import is_call, says_when_written
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Fate, Use
from bot.words.programme.people import is_known_name, without_title

_FEWEST = 2
_MOST_WORDS = 5
_LONGEST_TITLE = 160
# "18. Mai", "Dr. Example" and "kl. 15" end no sentence.
_END = late(r"(?<=[^\W\d_]{4})[.!?](?=\s+[A-ZÀ-Þ]|\s*$)")
_QUOTED = late(r"[«„“”\"](?P<title>[A-ZÀ-Þ][^«»„“”\"]{2,120}[^\s.,!«»„“”\"])[»“”\"]")


def open_dated_sentences(sheet: Sheet) -> None:
    """Read "4 May. Ada Example tells us …" where nothing else is a talk and several stand so."""
    lines = [index for index, each in enumerate(sheet.facts) if _begins_with_day(each)]
    days = Counter((day.day, day.month) for each in lines for day in sheet.facts[each].days[:1])
    dated = [each for each in sheet.facts if each.days and not says_when_written(each.bare)]
    if sheet.talks or len(lines) < max(_FEWEST, len(dated)) or len(days) < len(lines):
        return
    for index in lines:
        facts = sheet.facts[index]
        talk = Draft(_first_sentence(_told(facts)), day=Day.of(facts.days[0]), line=index)
        talk.hours = facts.hours[0] if facts.hours else None
        _add_who_is_told_of(talk, _told(facts))
        sheet.talks.append(talk)
        sheet.use(index, Use.TITLE)


def _begins_with_day(facts: LineFacts) -> bool:
    is_told = facts.is_text and bool(facts.days) and not facts.before
    is_told = is_told and not (facts.is_field or is_call(facts.bare))
    return is_told and 0 < len(_first_sentence(_told(facts))) <= _LONGEST_TITLE


def _told(facts: LineFacts) -> str:
    return facts.behind.lstrip(" .,:;")


def _first_sentence(text: str) -> str:
    end = _END.search(text)
    return (text[: end.start()] if end else text).strip(" .")


def name_by_quotes(sheet: Sheet) -> None:
    """Take the title in quotation marks from the line below each date that nothing else names."""
    for talk, facts in _below_nameless(sheet):
        if found := _QUOTED.search(facts.bare):
            talk.title, talk.is_day = found["title"], False
            _add_who_is_told_of(talk, facts.bare)


def _below_nameless(sheet: Sheet) -> Iterator[tuple[Draft, LineFacts]]:
    """Talks that are called by their day, each with the line below it that says more."""
    for talk in sheet.talks:
        said = (at for at, each in enumerate(sheet.facts) if _says_day_of(each, talk))
        below = next(said, len(sheet.facts)) + 1
        following = (at for at in range(below, len(sheet.facts)) if sheet.facts[at].bare)
        index = next(following, None) if talk.is_day else None
        if index is None or sheet.facts[index].days:
            continue
        yield talk, sheet.facts[index]
        if sheet.fates.get(index, (Fate.LEFT_OUT, None))[0] is Fate.LEFT_OUT and not talk.is_day:
            sheet.use(index, Use.TITLE)


def _add_who_is_told_of(talk: Draft, text: str) -> None:
    """Who a sentence begins with gives the talk: "Historian Ada Example tells us …"."""
    found = _who_begins(text)
    if found and not any(each.speakers for each in talk.segments):
        talk.segments.append(DraftSegment("", [found]))


def _who_begins(text: str) -> Speaker | None:
    words = text.split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 1, -1):
        said = " ".join(words[:length]).rstrip(",")
        goes_on = words[length - 1].endswith(",") or words[length][0].islower()
        # "Historian" is no given name, so it is what she is.
        office, _, rest = said.partition(" ")
        name = rest if not is_given_name(office) and is_known_name(rest) else without_title(said)
        if goes_on and is_known_name(name):
            return Speaker(name=name, line=said, role=StageRole.PANELLIST)
    return None


def _says_day_of(facts: LineFacts, talk: Draft) -> bool:
    return bool(facts.days and talk.day) and facts.days[0] == (talk.day and talk.day.written)
