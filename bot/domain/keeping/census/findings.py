"""Key findings, who wrote and approved them, and what was published."""

from typing import Final

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.finding import Finding, KeyFindings, Revision, Turned
from bot.domain.findings.following import FollowUp
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Comment, Review, SeenFinding
from bot.domain.keeping.classes import COMMON, Census, Declared, Keeping, fields

DECLARED: Final[Census] = {
    FindingsLetters: (
        Declared(
            keeping=Keeping.SETTINGS,
            pseudonymous=fields("user_id"),
            neither=(*COMMON, *fields("series asked_at")),
        ),
    ),
    Finding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("heading body"),
            neither=(*COMMON, *fields("edition position")),
            records=fields("became"),
        ),
    ),
    FollowUp: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("who word link"),
            neither=fields("status at is_shown"),
        ),
    ),
    KeyFindings: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("author_id author_ids approved_by")),
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("title authors heading_of_findings scope_note"),
            neither=(*COMMON, *fields("edition state draft revision article_kind turns")),
            records=fields("turned"),
        ),
    ),
    Turned: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("by")),
        Declared(keeping=Keeping.PUBLICATION, neither=fields("what at")),
    ),
    Review: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("user_id")),
        Declared(
            keeping=Keeping.PUBLICATION,
            neither=(*COMMON, *fields("edition verdict draft at")),
            records=fields("comments seen"),
        ),
    ),
    Comment: (
        Declared(
            keeping=Keeping.PUBLICATION, personal=fields("text"), neither=fields("finding at")
        ),
    ),
    SeenFinding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("heading body"),
            neither=fields("finding"),
        ),
    ),
    Revision: (
        Declared(keeping=Keeping.TEAM, pseudonymous=fields("author_id reviewer_id")),
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("website reason retracted_why"),
            neither=(
                *COMMON,
                *fields("edition number published_at fingerprint retracted_at findings"),
            ),
            records=fields("article"),
        ),
    ),
    Article: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=(
                *fields("title edition authors introduction heading_of_findings"),
                *fields("became further_reading thanks scope_note correction"),
            ),
            neither=fields("published_on kind"),
            records=fields("findings talks"),
        ),
    ),
    ArticleFinding: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("heading body"),
            neither=fields("number"),
            records=fields("evidence"),
        ),
    ),
    Evidence: (Declared(keeping=Keeping.PUBLICATION, neither=fields("talk segment minute")),),
    ArticleTalk: (
        Declared(
            keeping=Keeping.PUBLICATION,
            personal=fields("title series_line segments speakers recording"),
            neither=fields("on until"),
        ),
    ),
}
