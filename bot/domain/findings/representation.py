"""On how much a finding rests: talks, cities and organisations as numbers, without a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.cities import cities_in
from bot.domain.talks.talk import Talk


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
