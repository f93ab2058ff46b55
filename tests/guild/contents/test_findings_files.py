"""What hangs on the post of key findings."""

import pytest

from bot.domain.findings.article import Article, ArticleFinding
from bot.guild.contents.findings import with_documents
from tests.documents.english import ENGLISH


@pytest.mark.parametrize(
    ("heading", "endings"),
    [("Benches decide", ["pdf", "md"]), ("長椅子が決める", ["md"])],
    ids=["printable", "no letters for the PDF"],
)
async def test_a_letter_that_the_pdf_lacks_leaves_the_text_alone(heading: str, endings: list[str]):
    finding = ArticleFinding(number=1, heading=heading)
    article = Article(title="Northville Talks 2022", findings=(finding,))

    content = await with_documents([], article, ENGLISH, stamp=None)

    assert [each.filename.rpartition(".")[2] for each in content.files] == endings
    assert len(content.items) == len(endings)
