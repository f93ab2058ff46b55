"""Series that are given to other servers, and what arrives of them."""

from typing import Final

from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.partners.partner import Arrival, Follower, Following, Share
from bot.domain.partners.shared import SharedFindings, SharedSegment, SharedTalk

DECLARED: Final[Census] = {
    # Of its secret code there is a digest alone, by which nobody can follow.
    Share: (
        Declared(keeping=Keeping.PARTNERS, neither=(*COMMON, *fields("series digest made_at"))),
    ),
    Follower: (
        Declared(
            keeping=Keeping.PARTNERS,
            neither=(
                *COMMON,
                *fields("series partner following server since wake is_cut_off is_unreachable"),
            ),
        ),
    ),
    Following: (
        Declared(
            keeping=Keeping.PARTNERS,
            personal=fields("title"),
            neither=(
                *COMMON,
                *fields("source series server digest asked_at state channel_id since ended_at"),
                "ending",
            ),
        ),
    ),
    Arrival: (
        Declared(
            keeping=Keeping.ARRIVALS,
            neither=(*COMMON, *fields("following first_start is_withdrawn")),
            records=fields("talk findings"),
        ),
    ),
    SharedTalk: (
        Declared(
            keeping=Keeping.ARRIVALS,
            personal=fields("title description registration recording"),
            neither=(
                *fields("of edition minutes place is_on_server language will_be_recorded"),
                *fields("chatham_house is_cancelled is_over"),
            ),
            records=fields("start segments"),
        ),
    ),
    SharedSegment: (Declared(keeping=Keeping.ARRIVALS, personal=fields("title people")),),
    SharedFindings: (
        Declared(
            keeping=Keeping.ARRIVALS,
            personal=fields("title website reason retracted_why"),
            neither=fields("of number published_at retracted_at"),
            records=fields("article"),
        ),
    ),
}
