"""What schema 2 kept, in a table for each kind. A new kind is added at the end."""

from datetime import timedelta

from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import Tally
from bot.domain.ballots.questions import Question, QuestionKind
from bot.domain.ballots.totals import QuestionTotals
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import PlannedPublication, Publication
from bot.domain.document import Document
from bot.domain.findings.review import Comment, Review, Seen, Verdict
from bot.domain.keeping.audit import Deed, new_head, next_entry
from bot.domain.keeping.erasing import Erased, Erasing, Erasure
from bot.domain.takeaways.intake import Intake
from tests.factories import EDITION_CODE, NOW, ORGANISER_ID, OWNER, TALK_CODE, a_ballot_poll
from tests.store import golden_1, golden_2

_HEAD = new_head(OWNER)
_ENTRY = next_entry(
    _HEAD,
    code="AVD1T0",
    deed=Deed.ANNOUNCED,
    about="talk",
    which=TALK_CODE,
    by=ORGANISER_ID,
    salt="0" * 32,
    now=NOW,
)

DOCUMENTS: tuple[Document, ...] = (
    *golden_2.DOCUMENTS,
    Erasing(
        owner=OWNER,
        code="ERASE0",
        erasure=Erasure(at=NOW, what=Erased.DOCUMENT, owner=OWNER, kind="takeaway", code="TAKE09"),
        wake=NOW + timedelta(minutes=10),
    ),
    _HEAD.after(_ENTRY),
    _ENTRY,
    Intake(owner=golden_1.HERE, code="TA1K01", talk="TA1K01", hold_guests=True),
    *(
        Delivery(
            owner=OWNER,
            code=f"PVB1{number:02}",
            kind=DeliveryKind.PUBLICATION,
            about=EDITION_CODE,
            place=Place.BACKSTAGE,
            key=f"3{number:019}",
            due=NOW,
            wake=NOW,
            payload=payload,
        )
        for number, payload in enumerate(
            (PlannedPublication(version=3, known=("body:F1ND00:0:1",)), Publication(revision=2))
        )
    ),
    OwnQuestions(
        owner=golden_1.HERE,
        code="ASK001",
        about="TA1K01",
        questions=(Question(key="ASK002", kind=QuestionKind.TEXT, text="What did we miss?"),),
    ),
    Review(
        owner=OWNER,
        code="REVW01",
        edition=EDITION_CODE,
        user_id=ORGANISER_ID,
        verdict=Verdict.NEEDS_CHANGES,
        draft=2,
        at=NOW,
        comments=(Comment(finding="F1ND00", text="Who says so?", at=NOW),),
        seen=(Seen(finding="F1ND00", heading="Benches decide", body="People stay."),),
    ),
    a_ballot_poll(owner=golden_1.HERE, talk="TA1K01", post="DE1001").opened(now=NOW),
    Tally(
        owner=golden_1.HERE,
        code="BA1108",
        talk="TA1K01",
        edition=EDITION_CODE,
        answers=5,
        totals=(
            QuestionTotals(key="useful", answers=5, counts=(0, 1, 0, 2, 2)),
            QuestionTotals(key="improve", answers=1, texts=("More time",)),
        ),
        shown_texts=("More time",),
    ),
)
