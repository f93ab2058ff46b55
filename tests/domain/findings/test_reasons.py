"""A reason that names somebody is asked about before it counts."""

import pytest

from bot.domain.findings.errors import ReasonNames
from bot.domain.findings.reasons import mark_of, require_meant
from bot.domain.talks.speaker import Consent
from tests.factories import a_segment, a_speaker, a_talk

REASON = "Because Bo Example asked."


def talk_with(consent: Consent, *, chatham_house: bool = False):
    segment = a_segment(speakers=(a_speaker(name="Bo Example", consent=consent),))
    return a_talk(segments=(segment,), chatham_house=chatham_house)


@pytest.mark.parametrize(
    ("consent", "rule"), [(Consent.NOT_ASKED, False), (Consent.NONE, False), (Consent.NAMED, True)]
)
def test_who_may_not_be_named_is_asked_about(consent: Consent, rule: bool):
    with pytest.raises(ReasonNames) as refused:
        require_meant(REASON, [talk_with(consent, chatham_house=rule)], "")
    assert refused.value.params == {"names": "Bo Example", "count": 1}


def test_who_agreed_or_is_not_named_is_not_asked_about():
    require_meant(REASON, [talk_with(Consent.NAMED)], "")
    require_meant("A number was wrong.", [talk_with(Consent.NONE)], "")


def test_only_the_reason_that_was_asked_about_counts():
    talks = [talk_with(Consent.NONE)]
    require_meant(REASON, talks, mark_of(REASON))
    with pytest.raises(ReasonNames):
        require_meant(f"{REASON} Twice.", talks, mark_of(REASON))
