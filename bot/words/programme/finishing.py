"""What is decided once all lines are read: names, what was no talk, the programme itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.errors import BadInput
from bot.domain.talks.speaker import Speaker
from bot.words.patterns import late
from bot.words.programme.dates import dated
from bot.words.programme.doubts import doubts_of
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import (
    is_generic,
    named_title,
    says_no_talk,
    says_when_written,
    without_kind,
    without_quotes,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.labelled_titles import name_below_labels
from bot.words.programme.parts import (
    BELOW_A_TITLE,
    Fate,
    Line,
    PrintedStart,
    Programme,
    ProgrammeSegment,
    ProgrammeTalk,
    Use,
)
from bot.words.programme.people import is_known_name, people_in
from bot.words.programme.people_of_titles import find_people
from bot.words.programme.said_in_text import take_from_text
from bot.words.programme.told_below import name_by_quotes, open_dated_sentences
from bot.words.written_days import WrittenDay

_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_FEWEST = 2
_HOUR = 60
_DAY = 24 * _HOUR


def finished(sheet: Sheet) -> Programme:
    talks = sheet.talks
    _name_by_their_items(talks)
    for talk in talks:
        talk.title = without_quotes(without_kind(talk.title))
        talk.segments = [each for each in talk.segments if each.title or each.speakers]
    years = {
        each.year for talk in talks if talk.day and (each := talk.day.written).year is not None
    }
    year = years.pop() if len(years) == 1 else None
    if year is None and not years:
        year = _year_of_titles(sheet)
    return Programme(
        talks=tuple(
            replace(_printed(sheet, talk, year), doubts=doubts_of(sheet, talks, talk))
            for talk in talks
        ),
        lines=tuple(_lines(sheet)),
    )


def _year_of_titles(sheet: Sheet) -> int | None:
    """The one year that stands in the text outside its dates ("Spring Talks 2027")."""
    said = {
        int(year)
        for facts in sheet.facts
        if not facts.is_text and not facts.days
        for year in _YEAR.findall(facts.bare)
    }
    if not said:
        said = {
            day.year
            for facts in sheet.facts
            for day in facts.days
            if day.year and not facts.is_text
        }
    if not said:
        lines = (each for each in sheet.facts if each.is_text and not says_when_written(each.bare))
        said = {day.year for facts in lines for day in facts.days if day.year}
    if not said:
        said = _years_in_text(sheet)
    return said.pop() if len(said) == 1 else None


def _years_in_text(sheet: Sheet) -> set[int]:
    """Years in running text, which count only where all weekdays are those of that year."""
    lines = [facts for facts in sheet.facts if facts.is_text and not says_when_written(facts.bare)]
    years = {int(year) for facts in lines for year in _YEAR.findall(facts.bare)}
    days = [talk.day.written for talk in sheet.talks if talk.day]
    are_said = bool(days) and all(day.weekday is not None for day in days)
    return years if are_said and all(_fits(day, year) for day in days for year in years) else set()


def _fits(day: WrittenDay, year: int) -> bool:
    try:
        return day.on(year).year == year
    except BadInput:
        return False


def _drop_strays(sheet: Sheet) -> None:
    """Numbered lines before the first talk with nobody under them are no part of it."""
    first = sheet.talks[0] if sheet.talks else None
    if first is None or first.is_said or first.day or first.hours or len(sheet.talks) == 1:
        return
    if any(each.speakers or each.is_item for each in first.segments):
        return
    for line in (first.line, *(segment.line for segment in first.segments)):
        if line is not None:
            sheet.fates.pop(line, None)
    sheet.talks.remove(first)


def _drop_days_without_talk(sheet: Sheet) -> None:
    """Below the date of a talk "No lecture" says that there is none."""
    for talk in [each for each in sheet.talks if says_no_talk(each.title)]:
        if any(each.speakers for each in talk.segments):
            continue
        sheet.talks.remove(talk)
        if talk.line is not None:
            sheet.leave_out(talk.line, Use.BREAK)


def _drop_day_of_page(sheet: Sheet) -> None:
    """A date above all talks that has nothing of its own, where others have, is the page's."""
    first, *others = sheet.talks or [Draft()]
    has_more = first.hours or first.segments or first.place or first.beside or not first.is_day
    if has_more or not others or any(each.is_day or not each.day for each in others):
        return
    if first.day is None or first.day.written.weekday is not None:
        return
    sheet.talks.remove(first)
    for index, (_, use) in [*sheet.fates.items()]:
        if use is Use.DATE and sheet.facts[index].days[:1] == (first.day.written,):
            sheet.leave_out(index, Use.TEXT)


def _name_the_nameless(sheet: Sheet) -> None:
    titles = sheet.titles()
    nameless = [talk for talk in sheet.talks if not talk.title or talk.is_day]
    if len(sheet.talks) == 1 and _counts_days(sheet.talks[0].title):
        nameless = sheet.talks
    if nameless and titles and len(sheet.talks) == 1:
        first = min(
            (each for each, (_, use) in sheet.fates.items() if use in BELOW_A_TITLE),
            default=len(sheet.facts),
        )
        if titles[0] < first:
            nameless[0].title = named_title(sheet.claim(titles[0]))
    said = (day.year for each in sheet.said_in_text for day in sheet.facts[each].days)
    if not sheet.talks and titles and any(said):
        # A page about one talk whose date stands in a sentence.
        title = named_title(sheet.claim(titles[0]))
        sheet.talks.append(Draft(title, line=titles[0]))


def _name_by_their_items(talks: list[Draft]) -> None:
    """Days of one item each are evenings of a series: "8 April", "18:00 Benches" below it."""
    titles = Counter(talk.title for talk in talks)
    are_days = all(talk.day and (talk.is_day or titles[talk.title] > 1) for talk in talks)
    if len(talks) < _FEWEST or not are_days or not all(map(_has_one_item, talks)):
        return
    for talk in talks:
        (item,) = talk.segments
        talk.title, talk.hours = item.title, talk.hours or item.hours
        talk.segments = [DraftSegment("", item.speakers)] if item.speakers else []


def _has_one_item(talk: Draft) -> bool:
    items = talk.segments
    return len(items) == 1 and items[0].is_item and items[0].title != "" and talk.ends is None


def _add_person_beside_title(sheet: Sheet) -> None:
    """Who stands right above the title of the only talk, and nowhere else, gives it."""
    talk = sheet.talks[0] if len(sheet.talks) == 1 else None
    if talk is None or talk.line is None:
        return
    said = [index for index in range(talk.line) if sheet.facts[index].bare]
    above = said[-1] if said else None
    if above not in sheet.pending or not is_known_name(sheet.facts[above].bare):
        return
    sheet.pending.remove(above)
    sheet.use(above, Use.PERSON)
    if not talk.segments or talk.segments[0].title:
        talk.segments.insert(0, DraftSegment(""))
    talk.segments[0].speakers[:0] = people_in(sheet.facts[above].bare)


def _counts_days(title: str) -> bool:
    heading = read_heading(title)
    return heading is not None and heading.is_day and heading.is_bare


def _with_sessions_as_talks(sheet: Sheet) -> list[Draft]:
    """Sessions that have dates and belong to no talk are talks themselves."""
    talks: list[Draft] = []
    for talk in sheet.talks:
        sessions = [each for each in talk.segments if not each.is_item]
        of_day = [each for each in sessions if each.day]
        if talk.title or talk.day or not of_day or len(of_day) * 2 <= len(sessions):
            talks.append(talk)
            continue
        for each in sessions:
            if each.day is None and each.line is not None:
                sheet.fates.pop(each.line, None)
        talks += _of_sessions(of_day, talk)
    return talks


def _of_sessions(sessions: list[DraftSegment], talk: Draft) -> list[Draft]:
    made = [
        Draft(
            each.title,
            day=each.day,
            hours=each.hours,
            segments=[DraftSegment("", each.speakers)] if each.speakers else [],
        )
        for each in sessions
    ]
    items = [each for each in talk.segments if each.is_item]
    if items:
        made[0].segments += items
        made[0].first_item = talk.first_item
        made[0].ends = talk.ends
    return made


def _without_containers(sheet: Sheet, talk: Draft) -> None:
    """An item that begins with the next one is a heading over it."""
    items = talk.segments
    counted = Counter(each.title for each in items if each.is_item)
    for one, after in pairwise(items):
        same = one.hours and after.hours and one.hours.at == after.hours.at
        if same and counted[after.title] > 1 and after.line is not None:
            # "18:00 Town hall" below "18:00 Benches", and so below the others.
            after.title = ""
            sheet.leave_out(after.line, Use.PLACE)
            continue
        if same and one.is_item and after.is_item and one.line is not None:
            one.title = ""
            sheet.leave_out(one.line, Use.HEADING)
    talk.segments = [each for each in items if each.title or each.speakers]


def _printed(sheet: Sheet, talk: Draft, year: int | None) -> ProgrammeTalk:
    return ProgrammeTalk(
        title=talk.title,
        series_line=talk.series_line,
        date=dated(talk.day, year) if talk.day else None,
        start=_start(sheet, talk),
        place=talk.place,
        segments=tuple(
            ProgrammeSegment(title=each.title, speakers=_once(each.speakers))
            for each in talk.segments
        ),
    )


def _once(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Each one once: a name that stands alone, and again with what somebody is."""
    fullest: dict[str, Speaker] = {}
    for each in speakers:
        known = fullest.get(each.name)
        if known is None or (known.affiliation is None and each.affiliation is not None):
            fullest[each.name] = each
    return tuple(fullest.values())


def _start(sheet: Sheet, talk: Draft) -> PrintedStart | None:
    items = [each for each in talk.segments if each.is_item]
    if len(items) == 1 and not items[0].title:
        # Hours alone below the title of the talk, and its people below them.
        talk.hours = talk.hours or items[0].hours
    of_parts = (each.hours for each in talk.segments if each.hours)
    hours = talk.hours or talk.first_item or next(of_parts, None)
    if hours is None:
        return None
    minutes = hours.minutes if talk.hours and not hours.backwards else None
    if minutes is None and talk.ends is not None:
        minutes = (talk.ends - hours.at.hour * _HOUR - hours.at.minute) % _DAY or None
    return PrintedStart(
        text=f"{hours.at:%H:%M}",
        at=hours.at,
        minutes=minutes,
        zone=hours.zone or sheet.zone,
        backwards=hours.said if hours.backwards else None,
    )


def _lines(sheet: Sheet) -> list[Line]:
    lines: list[Line] = []
    for index, facts in enumerate(sheet.facts):
        if not facts.text:
            continue
        fate, use = sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
        if index in sheet.goes_on:
            first = sheet.goes_on[index]
            fate, use = sheet.fates.get(first, (Fate.NOT_UNDERSTOOD, None))
        elif not facts.bare and index not in sheet.fates:
            fate, use = Fate.LEFT_OUT, Use.FURNITURE
        if fate is Fate.NOT_UNDERSTOOD and is_generic(facts.bare):
            fate, use = Fate.LEFT_OUT, Use.HEADING
        lines.append(Line(number=facts.number, text=facts.text, fate=fate, use=use))
    return lines
