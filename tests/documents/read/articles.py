"""An invented article, as a model and as the text of a web page."""

from datetime import date

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk

PAGE = """\
menu-small menu chevron-left chevron-rightclosesearch linkedinshare-icon
Home > News > Harbour Evenings
Harbour Evenings 2027: What We Learned
By Ada Example and Bo Sample
Publication Date: Thursday 17 June 2027
Content Type: Key findings
5 min read
Share on LinkedIn

Harbour Evenings are held by Northville and Southtown.

They began in 2025.

Key findings of 2027

1) Ask the night shift first
Those who work at night see what others miss. Three habits help:
1. Walk the rounds together.
2. Write down what was said.
3. Come back.

They cost nothing.

2) Lamps before cameras

3) Money follows trust: a town that is trusted, as several panellists said, can ask for less
Trust is slow.
It is also cheap, in 2027 as in 1. place.

Harbour Evenings 2027 | Night Work. Thursday 4 March 2027
https://video.example/1
Ada Example, Mayor, City of Northville
Harbour Evenings 2027 | Lamps. Thursday 8 April 2027

Further Reading
- Lamps of the North, https://books.example/lamps
- Bo Sample: Rounds

With thanks to
The night shift of Southtown.
\u00a9 2027 City of Northville
Back to top
"""

ARTICLE = Article(
    title="Harbour Evenings 2027: What We Learned",
    edition="Harbour Evenings 2027",
    published_on=date(2027, 6, 17),
    kind="Key findings",
    authors=("Ada Example", "Bo Sample"),
    introduction=(
        "Harbour Evenings are held by Northville and Southtown.",
        "They began in 2025.",
    ),
    heading_of_findings="Key findings of 2027",
    findings=(
        ArticleFinding(
            number=1,
            heading="Ask the night shift first",
            body=(
                "Those who work at night see what others miss. Three habits help:",
                "1. Walk the rounds together.",
                "2. Write down what was said.",
                "3. Come back.",
                "They cost nothing.",
            ),
        ),
        ArticleFinding(number=2, heading="Lamps before cameras"),
        ArticleFinding(
            number=3,
            heading="Money follows trust: a town that is trusted, as several panellists said, "
            "can ask for less",
            body=("Trust is slow.", "It is also cheap, in 2027 as in 1. place."),
        ),
    ),
    talks=(
        ArticleTalk(
            title="Night Work",
            series_line="Harbour Evenings 2027",
            on=date(2027, 3, 4),
            speakers=("Ada Example, Mayor, City of Northville",),
            recording="https://video.example/1",
        ),
        ArticleTalk(title="Lamps", series_line="Harbour Evenings 2027", on=date(2027, 4, 8)),
    ),
    further_reading=("Lamps of the North, https://books.example/lamps", "Bo Sample: Rounds"),
    thanks=("The night shift of Southtown.",),
)
