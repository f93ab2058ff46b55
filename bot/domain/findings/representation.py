"""On how much a finding rests: talks, cities and organisations as numbers, without a name.

Which city somebody speaks for is read from their line, which says it in few forms. What says it
otherwise is not counted, and no place is guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.plain import folded
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk

# As "Saint-Example", "Example am Main": up to three words with capitals.
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_BETWEEN = r"(?:[ -](?:am|sur|upon|on|de|la|le))?[ -]"
_NAME = rf"(?P<city>{_WORD}(?:{_BETWEEN}{_WORD}){{0,2}})"
_BEFORE = (
    r"(?i:cit(?:y|ies) of|town of|municipality of|borough of|mayor of|ville de|commune de"
    r"|mairie de|landeshauptstadt|stadt|gemeinde)"
)
_AFTER = r"(?i:city council|town council|borough council|city|municipality|kommune|kaupunki)"
_OF_SWEDEN = r"(?i:kommun|stad)"
_FORMS = (
    re.compile(rf"(?<!\w){_BEFORE}\s+{_NAME}"),
    re.compile(rf"(?<!\w){_NAME}\s+{_AFTER}(?!\w)"),
)
_SWEDISH = re.compile(rf"(?<!\w){_NAME}\s+{_OF_SWEDEN}(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """`cities` and `organisations` are of panellists heard in the parts that it rests on.

    Of a talk under the Chatham House Rule nobody's is counted: a part and a small number would
    lead to whoever spoke there. `under_the_rule` says of how many talks that is left out.
    """

    talks: int
    cities: int
    organisations: int
    under_the_rule: int


def representation(
    finding: str, talks: Iterable[Talk], takeaways: Iterable[Takeaway]
) -> Representation:
    by_code = {talk.code: talk for talk in talks}
    rests_on = [
        each
        for each in takeaways
        if each.finding == finding and not each.is_against and each.talk in by_code
    ]
    kept_quiet = {
        each.talk for each in rests_on if each.is_under_the_rule or by_code[each.talk].chatham_house
    }
    parts = {(each.talk, each.segment) for each in rests_on if each.talk not in kept_quiet}
    heard = [
        speaker
        for code, segment in parts
        for number, part in enumerate(by_code[code].segments, start=1)
        if number == segment or len(by_code[code].segments) == 1
        for speaker in part.speakers
    ]
    return Representation(
        talks=len({each.talk for each in rests_on}),
        cities=len({city for speaker in heard for city in cities_in(speaker.line)}),
        organisations=len({each.affiliation.casefold() for each in heard if each.affiliation}),
        under_the_rule=len(kept_quiet),
    )


def cities_in(line: str) -> frozenset[str]:
    """Each city once, however it is spelt with accents and capitals."""
    found = {match["city"] for form in _FORMS for match in form.finditer(line)}
    # "Göteborgs stad", and "Malmö stad".
    found |= {match["city"].removesuffix("s") for match in _SWEDISH.finditer(line)}
    return frozenset(folded(each).strip(" .-") for each in found)
