from dataclasses import replace

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.findings.catching_up import findings_first, who_may_have_missed
from bot.domain.signups.signup import Answer
from tests.factories import a_signup, a_takeaway


def signups(answer: Answer = Answer.GOING, *, remind: bool = True):
    return [a_signup(user_id=user, answer=answer, remind=remind) for user in (1, 2, 3)]


def test_whoever_noted_or_supported_something_was_there():
    notes = [a_takeaway(author_id=1, support=(2,))]

    assert who_may_have_missed(signups(), notes) == {3}
    assert who_may_have_missed(signups(), [a_takeaway(author_id=None)]) == {1, 2, 3}


def test_only_whoever_asked_for_letters_is_written_to():
    assert who_may_have_missed(signups(remind=False), []) == set()
    assert who_may_have_missed(signups(Answer.DECLINED), []) == set()
    assert who_may_have_missed(signups(Answer.WAITLISTED), []) == {1, 2, 3}


def test_findings_of_the_missed_talk_come_first():
    findings = tuple(
        ArticleFinding(number=n, heading=str(n), evidence=(Evidence(talk=2 if n == 4 else 1),))
        for n in range(1, 6)
    )
    article = Article(
        title="T", findings=findings, talks=(ArticleTalk(title="One"), ArticleTalk(title="Two"))
    )

    assert [each.number for each in findings_first(article, {"Two"})] == [4, 1, 2]
    assert [each.number for each in findings_first(article, set())] == [1, 2, 3]
    assert findings_first(replace(article, findings=()), {"Two"}) == ()
