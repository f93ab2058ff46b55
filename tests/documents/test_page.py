"""Key findings as a web page: it comes back, and nothing in it acts or leaves it."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bot.documents.read.any_form import read_article_bytes
from bot.documents.write.html import to_html
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from tests.documents.english import ENGLISH, with_danish
from tests.documents.read.articles import ARTICLE
from tests.documents.strategies import ARTICLES
from tests.documents.test_office_files import FULL

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)' x='",
    "</style></title></script><svg onload=alert(1)>",
    "]]><!--",
    "--><iframe src='https://evil.example'></iframe>",
    "&lt;script&gt; &#60;b&#62;",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "http://plain.example/",
    'https://x.example/"onclick="alert(1)',
    "<!--<script>",
    "\u202egnp.exe\u2066 zero\u200bwidth\ufeff \u2028 \x00",
)


class Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self._pieces: dict[str, list[str]] = {"script": [], "style": [], "": []}
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag if tag in self._pieces else ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self._pieces[self._open].append(data)

    def said(self, element: str = "") -> str:
        return "".join(self._pieces[element])

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def everywhere(text: str) -> Article:
    return Article(
        title=text,
        edition=text,
        published_on=date(2027, 6, 17),
        kind=text,
        authors=(text,),
        introduction=(text,),
        heading_of_findings=text,
        findings=(
            ArticleFinding(number=1, heading=text, body=(text,), evidence=(Evidence(talk=1),)),
        ),
        talks=(
            ArticleTalk(
                title=text, series_line=text, segments=(text,), speakers=(text,), recording=text
            ),
        ),
        further_reading=(text,),
        thanks=(text,),
        scope_note=text,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_never_acts(text):
    harmless = Page(to_html(everywhere("Lamps"), ENGLISH))
    page = Page(to_html(everywhere(text), ENGLISH))

    # The page has the elements that it has for any other text, and links to the web.
    assert [tag for tag, _ in page.tags if tag != "a"] == [
        tag for tag, _ in harmless.tags if tag != "a"
    ]
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= {"rel"} | {name for _, attributes in harmless.tags for name in attributes}
    links = [each["href"] or "" for each in page.named("a")]
    for link in links:
        assert link == "#talk1" or (link in text and re.fullmatch(r"https://[^\s\"<>]+", link))
    assert page.comments == []
    assert page.said("style") == harmless.said("style")
    told = json.loads(page.said("script"))
    assert told["headline"] == f"{told['author'][0]['name']}: Key findings"
    assert "<" not in page.said("script")


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_what_people_wrote_is_shown_as_it_is(text):
    shown = Page(to_html(everywhere("Lamps"), ENGLISH)).said().count("Lamps")

    assert Page(to_html(everywhere(text), ENGLISH)).said().count(text) == shown == 17


def test_nothing_turns_the_text_round_or_hides_in_it():
    page = to_html(everywhere(HOSTILE[-1]), ENGLISH)

    assert "gnp.exe zerowidth" in page
    assert not set("\u202e\u2066\u200b\ufeff\u2028\x00") & set(page)


def test_a_page_is_made_for_people_and_loads_nothing():
    page = Page(to_html(FULL, ENGLISH))

    headings = [tag for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert headings[:3] == ["h1", "h2", "h3"]
    assert headings.count("h1") == 1
    assert page.named("html") == [{"lang": "en", "dir": "ltr"}]
    assert [len(page.named(each)) for each in ("header", "main", "footer")] == [1, 1, 1]
    names = [each["id"] for _, each in page.tags if "id" in each]
    assert len(names) == len(set(names))
    leads_to = {(each["href"] or "")[1:] for each in page.named("a") if each["href"][0] == "#"}
    assert leads_to == {"talk1", "talk2"}
    assert leads_to <= set(names)
    assert {each["aria-labelledby"] for each in page.named("section")} <= set(names)
    policy = next(each for each in page.named("meta") if "http-equiv" in each)["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not {"link", "img", "iframe", "form", "object"} & {tag for tag, _ in page.tags}
    assert not re.search(r"url\(|@import", page.said("style"))
    assert "Thursday 4 March 2027" in page.said()
    told = json.loads(page.said("script"))
    assert (told["@type"], told["datePublished"]) == ("Article", "2027-06-17")


def read_back(page: str, words=ENGLISH):
    return read_article_bytes(page.encode(), words, name="page.html")


@pytest.mark.parametrize("article", [ARTICLE, FULL])
def test_a_page_is_read_back(article):
    read = read_back(to_html(article, ENGLISH))

    assert (read.article, read.is_ours) == (article, True)


@settings(max_examples=25, deadline=None)
@given(ARTICLES)
def test_any_article_comes_back_from_its_page(article: Article):
    assert read_back(to_html(article, ENGLISH)).article == article


def test_a_page_in_one_language_is_read_by_a_reader_of_another(tmp_path):
    localizer = with_danish(tmp_path)

    written = to_html(FULL, localizer.for_locale("da"))

    assert '<html lang="da"' in written
    assert read_back(written, localizer.english).article == FULL


def test_what_somebody_adds_to_a_page_is_part_of_its_text():
    page = to_html(FULL, ENGLISH)

    added = page.replace("</main>", "<p>And everybody else.</p></main>")

    assert read_back(added).article == replace(FULL, thanks=(*FULL.thanks, "And everybody else."))


def test_without_a_title_the_page_still_has_headings():
    article = replace(FULL, title="", edition="", heading_of_findings="")

    written = to_html(article, ENGLISH)

    assert "<title>Key findings</title>" in written
    shown = Page(written).said()
    assert "\nKey findings\n" in shown
    assert "\nKey takeaways from Harbour Evenings 2027\n" in shown
    assert read_back(written).article == article
