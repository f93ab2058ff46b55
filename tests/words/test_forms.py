"""The plain ways to write three talks, each with each: none may be read as anything else."""

from collections.abc import Iterator
from datetime import date, time
from itertools import islice, product

import pytest

from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Programme

TITLES = ("The shared bench", "Night buses for everyone", "Who trusts the lamp post?")
DAYS = ((8, 2, "February"), (8, 3, "March"), (12, 4, "April"))
PEOPLE = (
    (("Ada Example", "Mayor of Northville"), ("Bo Sample", "Library")),
    (("Cleo Specimen", "Northville Post"),),
    (("Dan Instance", "Institute for Towns"), ("Eva Pattern", "Youth Office")),
)
HEADS = (
    *("Talk {n}: {t}", "Session {n}: {t}", "Webinar {n} \u2013 {t}", "{n}. {t}", "Talk {n}\n{t}"),
    *("{t}", '"{t}"', "**{t}**", "## {t}", "S\u00e9ance n\u00b0 {n} : {t}"),
)
DATES = (
    *("Monday {d} {m} 2027, 14:00-16:00", "{d} {m} 2027 | 14.00\u201316.00"),
    *("Date: Monday {d} {m} 2027\nTime: 14:00-16:00", "Mon {d} {m} 2027, 2\u20134 pm"),
    *("Monday {d} {m} 2027, 14:00-16:00, Town Hall", "Monday {d} {m} 2027\n14:00-16:00"),
    "When: Monday {d} {m} 2027, 14:00-16:00\nWhere: Town Hall",
)
# Of a head, a date and people; people alone stand above no date that has no head.
ORDERS = ((0, 1, 2), (1, 0, 2), (0, 2, 1))
# A line for each talk; what stands behind it is never its place.
LINES = (
    *("{date}, 14:00\u201316:00: {t}", "- {date}, 14:00\u201316:00 \u2013 {t}"),
    *("{t} ({date}, 14:00\u201316:00)", "{n}. {t} \u2013 {date}, 14:00\u201316:00"),
    *("Talk {n} ({date}, 14:00\u201316:00): {t}", "Talk {n}, {date}, 14:00\u201316:00: {t}"),
    *("{date} | 14:00\u201316:00 | {t}", "{date}\t14:00\u201316:00\t{t}"),
)
DAYS_WRITTEN = ("{d} {m} 2027", "Mon {d} {m} 2027", "{d:02}.{k:02}.2027", "2027-{k:02}-{d:02}")
ABOVE = (
    "",
    "Northville Talks, Spring 2027\n\n",
    "We invite you to our talks. Coffee is served.\n\n",
)
BETWEEN = ("\n\n", "\n")


def labelled(people) -> str:
    return "Speakers: " + "; ".join(f"{name}, {role}" for name, role in people)


def below_a_label(people) -> str:
    return f"Speakers:\n{on_lines(people)}"


def with_them(people) -> str:
    return "with " + " and ".join(f"{name} ({role})" for name, role in people)


def on_lines(people) -> str:
    return "\n".join(f"{name}, {role}" for name, role in people)


def in_a_list(people) -> str:
    return "\n".join(f"- {name}, {role}" for name, role in people)


def behind_dashes(people) -> str:
    return "\n".join(f"{name} \u2013 {role}" for name, role in people)


WAYS = (labelled, below_a_label, with_them, on_lines, in_a_list, behind_dashes)


def blocks() -> Iterator[str]:
    for head, when, way, order, above, between in product(
        HEADS, DATES, WAYS, ORDERS, ABOVE[:2], BETWEEN
    ):
        talks: list[str] = []
        for n, (t, people, (d, _, m)) in enumerate(zip(TITLES, PEOPLE, DAYS, strict=True), start=1):
            parts = (head.format(n=n, t=t), when.format(d=d, m=m), way(people))
            talks.append("\n".join(parts[index] for index in order))
        yield above + between.join(talks)


def lists() -> Iterator[str]:
    for line, day, way, above, between in product(LINES, DAYS_WRITTEN, WAYS[:4], ABOVE, BETWEEN):
        talks: list[str] = []
        for n, (t, people, (d, k, m)) in enumerate(zip(TITLES, PEOPLE, DAYS, strict=True), start=1):
            written = line.format(date=day.format(d=d, k=k, m=m), t=t, n=n)
            talks.append(f"{written}\n{way(people)}")
        yield above + between.join(talks)


HOURS = (("14:00", "14:45"), ("14:45", "15:30"), ("16:00", "17:00"))
ITEMS = (
    *("{h} {t}", "{h} \u2013 {t}", "{h}: {t}", "{h}\u2013{e} {t}", "{h} - {e}: {t}", "{h} | {t}"),
    *(
        "{h}\t{t}",
        "{h}\n{t}",
        "{h} \u2013 {e}\n{t}",
        "- {h} {t}",
        "Kl. {h}: {t}",
        "{t} ({h}\u2013{e})",
    ),
)
OF_ITEMS = (
    *("{t} ({n}, {r})", "{t} \u2013 {n}, {r}", "{t}, {n}, {r}", "{n}: {t}", "{t}"),
    *("{t}\n{n}, {r}", "{t}\nSpeaker: {n}, {r}", "{t}\n- {n}, {r}", "{t}\n{n}\n{r}"),
)
ABOVE_ITEMS = (
    *("Town Day\nMonday 8 February 2027", "Town Day\n8 February 2027, Town Hall, Northville"),
    *("Town Day\nDate: 8 February 2027\nVenue: Town Hall", "Town Day\n\n8 February 2027\n\nAgenda"),
)
BREAKS = ("Coffee break", "")


def agendas() -> Iterator[str]:
    for item, way, above, rest, between in product(ITEMS, OF_ITEMS, ABOVE_ITEMS, BREAKS, BETWEEN):
        lines = [above]
        for t, people, (h, e) in zip(TITLES, PEOPLE, HOURS, strict=True):
            title, *below = way.format(t=t, n=people[0][0], r=people[0][1]).split("\n")
            lines.append("\n".join((item.format(t=title, h=h, e=e), *below)))
        if rest:
            lines.insert(3, item.format(t=rest, h="15:30", e="16:00"))
        yield between.join(lines)


def is_day_as_meant(programme: Programme) -> bool:
    if len(programme.talks) != 1:
        return False
    (talk,) = programme.talks
    first = talk.date and talk.start and (talk.title, talk.date.on, talk.start.at)
    said = [(each.title, [one.name for one in each.speakers]) for each in talk.segments]
    named = any(PEOPLE[0][0][0] in line.text for line in programme.lines)
    return first == ("Town Day", date(2027, 2, 8), time(14)) and said == [
        (title, [people[0][0]] if named else [])
        for title, people in zip(TITLES, PEOPLE, strict=True)
    ]


def as_meant(programme: Programme) -> bool:
    return [
        (
            talk.title.strip('"'),
            talk.date and talk.date.on,
            talk.start and (talk.start.at, talk.start.minutes),
            [each.name for segment in talk.segments for each in segment.speakers],
        )
        for talk in programme.talks
    ] == [
        (title, date(2027, k, d), (time(14), 120), [name for name, _ in people])
        for title, people, (d, k, _) in zip(TITLES, PEOPLE, DAYS, strict=True)
    ]


# Primes, so that no form is left out: every so many in `make test`, and with the evidence.
EACH, EACH_OF_EVIDENCE = 83, 31
KINDS = [(blocks, as_meant), (lists, as_meant), (agendas, is_day_as_meant)]


@pytest.mark.parametrize(("forms", "meant"), KINDS)
def test_three_talks_are_read_however_plainly_they_are_written(forms, meant):
    read = islice(forms(), 0, None, EACH)

    assert [text for text in read if not meant(parse_programme(text))] == []


@pytest.mark.evidence
@pytest.mark.parametrize(("forms", "meant"), KINDS)
def test_so_are_they_in_more_ways_or_asked_about(forms, meant):
    texts = [*islice(forms(), 0, None, EACH_OF_EVIDENCE)]
    read = [parse_programme(text) for text in texts]
    wrong = [programme for programme in read if not meant(programme)]

    silent = [each for each in wrong if not any(talk.doubts for talk in each.talks)]
    assert silent == []
    assert len(wrong) <= len(texts) / 200
