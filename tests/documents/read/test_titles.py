"""How often the right line is taken for the title in forms that nothing was learned from."""

import pytest

from bot.documents.read.in_making import ArticleDoubt
from bot.documents.read.plain_text import read_plain_text
from tests.cases import report, said
from tests.documents.read.labelled import forms


@pytest.mark.evidence
def test_titles_of_real_pages_are_found():
    right = asked = 0
    held = [form for form in forms() if form.is_held]
    for form in held:
        read = read_plain_text(form.text)
        is_right = said(read.article.title) == said(form.meant["title"])
        asks = any(
            each.doubt in {ArticleDoubt.ANOTHER_TITLE, ArticleDoubt.NO_TITLE}
            for each in read.doubts
        )
        right += is_right
        asked += not is_right and asks

    print(report({"title": (right, len(held)), "wrong, but asked about": (asked, len(held))}))
    assert right >= len(held) * 0.7
