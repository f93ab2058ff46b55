"""Native polls and ballots: what was asked, and the sums."""

from typing import Final

from bot.domain.ballots.answers import QuestionTotals
from bot.domain.ballots.own import OwnQuestions
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.ballots.questions import Question
from bot.domain.ballots.template import TemplateQuestion
from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields
from bot.domain.polls.poll import Poll

DECLARED: Final[Census] = {
    Poll: (
        Declared(
            keeping=Keeping.PROGRAMME,
            # Counts of answers, of which nobody can tell whose they were.
            neither=(
                *COMMON,
                *fields("talk edition question options state post opened_at closes_at wake"),
                *fields("attempts counts"),
            ),
        ),
    ),
    BallotPoll: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(
                *COMMON,
                *fields("talk edition post k days zone state opened_at closes_at wake sealed_at"),
                *fields("published_at sealed_as"),
            ),
            records=fields("questions"),
        ),
    ),
    OwnQuestions: (
        Declared(
            keeping=Keeping.PROGRAMME,
            neither=(*COMMON, "about"),
            records=fields("questions in_languages"),
        ),
    ),
    TemplateQuestion: (
        Declared(keeping=Keeping.PROGRAMME, neither=fields("key kind text hint options")),
    ),
    # What all said together. The row of an open ballot is no document, and names nobody.
    Tally: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("shown_texts left_out_texts"),
            neither=(*COMMON, *fields("talk edition answers")),
            records=fields("totals"),
        ),
    ),
    Question: (Declared(keeping=Keeping.PROGRAMME, neither=fields("key kind text hint options")),),
    QuestionTotals: (
        Declared(
            keeping=Keeping.PROGRAMME,
            personal=fields("texts"),
            neither=fields("key answers counts"),
        ),
    ),
}
