from dataclasses import replace

import pytest

from bot.domain.findings.finding import Finding, KeyFindings
from bot.domain.keeping.written import as_taken_out, not_to_be_named
from bot.domain.talks.speaker import Consent
from tests.factories import (
    EDITION_CODE,
    OWNER,
    a_segment,
    a_speaker,
    a_takeaway,
    a_talk,
    an_edition,
)

NAMES = ("Ada Example", "Bo Sample")
FINDING = Finding(
    owner=OWNER, code="F1ND01", edition=EDITION_CODE, position=1, heading="Benches", body="Words"
)
KEY = KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE)


def test_only_who_said_so_is_not_to_be_named():
    people = [
        a_speaker(name=f"Of {consent.value}", consent=consent)
        for consent in (Consent.NAMED, Consent.NOT_ASKED, Consent.ROLE_ONLY, Consent.NONE)
    ]
    talk = a_talk(segments=(a_segment(speakers=tuple(people)),))

    assert not_to_be_named([talk, FINDING, talk]) == ("Of role_only", "Of none")


@pytest.mark.parametrize(
    ("kept", "field", "said", "now", "instead"),
    [
        (a_takeaway(), "text", "Ada Example said so", "A mayor said so", "A mayor said so"),
        (a_takeaway(), "text", "Ada Example said so", None, "… said so"),
        (FINDING, "body", "ADA  EXAMPLE and Bo Sample", "both", "both"),
        (FINDING, "body", "So says Bo Sample.", None, "So says …."),
        (an_edition(), "thanks", "Bo Sample\n\nThe library", "The library", "The library"),
        (KEY, "authors", ("Ada Example",), ("The team",), ("The team",)),
        (FINDING, "body", "As Mr Sample says", "As a guest says", "As a guest says"),
        # Who is named there now was not taken out, and what names nobody is the backup's.
        (FINDING, "body", "Ada Example said", "Ada Example said more", "Ada Example said"),
        (FINDING, "body", "Benches first", "Benches last", "Benches first"),
        (FINDING, "body", "Example of Ada", None, "Example of Ada"),
    ],
)
def test_a_name_that_was_taken_out_since_does_not_come_back(kept, field, said, now, instead):
    of_now = None if now is None else replace(kept, **{field: now})

    assert as_taken_out(replace(kept, **{field: said}), of_now, NAMES) == replace(
        kept, **{field: instead}
    )


def test_what_else_was_written_since_is_as_the_backup_has_it():
    kept = replace(FINDING, heading="Old", body="Ada Example")
    now = replace(FINDING, heading="New", body="a mayor")

    assert as_taken_out(kept, now, NAMES) == replace(kept, body="a mayor")
