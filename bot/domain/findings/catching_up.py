"""Who is written to of findings that they may have missed, and which of these they read first.

Nobody counts who was there. Whoever signed up and asked for a letter is written to, unless their
own notes or support show that they were.
"""

from collections.abc import Collection, Iterable

from bot.domain.findings.article import Article, ArticleFinding
from bot.domain.signups.signup import ON_THE_LIST, Signup
from bot.domain.takeaways.takeaway import Takeaway

FINDINGS_SHOWN = 3


def who_may_have_missed(signups: Iterable[Signup], takeaways: Iterable[Takeaway]) -> set[int]:
    """Of one talk; under the Chatham House Rule no note says whose it is, so it excludes nobody."""
    there: set[int] = set()
    for each in takeaways:
        there.update(each.support)
        there.update(() if each.author_id is None else (each.author_id,))
    asked = {each.user_id for each in signups if each.remind and each.answer in ON_THE_LIST}
    return asked - there


def findings_first(article: Article, missed: Collection[str]) -> tuple[ArticleFinding, ...]:
    """Three findings: those that rest on a missed talk (by its title), then the others."""
    numbers = {n for n, talk in enumerate(article.talks, start=1) if talk.title in missed}
    rest_on_it = [
        each for each in article.findings if any(one.talk in numbers for one in each.evidence)
    ]
    others = [each for each in article.findings if each not in rest_on_it]
    return tuple([*rest_on_it, *others][:FINDINGS_SHOWN])
