"""Headings whose form says how deep they lie decide by themselves, in Word, Markdown and HTML."""

import io
import zipfile

import pytest

from bot.documents.read.any_form import read_article_bytes
from bot.documents.read.files.docx import lines_of_docx
from bot.documents.read.in_making import ReadArticle
from tests.documents.english import ENGLISH

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROSE = "Towns that begin early have an easier time later, as those who took part said at length."
STYLES = f"""<w:styles {W}>
<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="b"><w:name w:val="Own"/><w:basedOn w:val="a"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="Lesson %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="6">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num></w:numbering>"""


def paragraph(inner: str, style: str = "", place: tuple[int, int] | None = None) -> str:
    own = f'<w:pStyle w:val="{style}"/>'
    if place:
        own += f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'
    text = inner if inner.startswith("<") else f"<w:r><w:t>{inner}</w:t></w:r>"
    return f"<w:p><w:pPr>{own}</w:pPr>{text}</w:p>"


def docx(*blocks: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        body = "".join(blocks)
        packed.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        packed.writestr("word/numbering.xml", NUMBERING)
        packed.writestr("word/styles.xml", STYLES)
    return file.getvalue()


def shown(*blocks: str) -> list[str]:
    return [line for line in lines_of_docx(docx(*blocks)) if line]


def read(text: str, name: str = "page") -> ReadArticle:
    return read_article_bytes(text.encode(), ENGLISH, name=name)


def headings(read: ReadArticle) -> list[str]:
    return [each.heading for each in read.article.findings]


def test_word_counts_as_it_shows():
    items = (("A", (1, 0)), ("x", (1, 1)), ("y", (1, 1)), ("B", (1, 0)), ("z", (1, 1)))
    assert shown(*(paragraph(text, place=place) for text, place in items)) == [
        *("Lesson 1: A", "1a) x", "1b) y", "Lesson 2: B", "2a) z"),
    ]


def test_a_list_of_the_same_kind_goes_on_unless_it_begins_anew():
    items = (("A", 1), ("B", 1), ("C", 2), ("D", 2), ("E", 3), ("F", 3))
    assert shown(*(paragraph(text, place=(each, 0)) for text, each in items)) == [
        *("Lesson 1: A", "Lesson 2: B", "Lesson 1: C", "Lesson 2: D", "IV. E", "V. F"),
    ]


def test_a_style_has_its_level_and_its_numbers_from_those_below_it():
    assert shown(paragraph("Bare", "a"), paragraph("Numbered", "b"), paragraph("Next", "b")) == [
        *("## Bare", "## Lesson 1: Numbered", "## Lesson 2: Next"),
    ]


def test_what_was_deleted_moved_away_or_hidden_is_not_read():
    gone = "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
    gone += "<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>"
    gone += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>"
    kept = (
        "<w:ins><w:r><w:t>yes</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>!</w:t></w:r></w:hyperlink>"
    )
    assert shown(paragraph(gone + kept)) == ["yes!"]


def test_a_frame_is_read_once():
    frame = f"<w:drawing><w:txbxContent>{paragraph('in')}</w:txbxContent></w:drawing>"
    again = f"<w:txbxContent>{paragraph('in')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{frame}</mc:Choice><mc:Fallback>{again}</mc:Fallback></mc:AlternateContent>"
    )
    assert shown(paragraph(f"<w:r><w:t>out</w:t>{both}</w:r>")) == ["out", "in"]


def test_a_row_with_a_paragraph_in_each_cell_is_a_line():
    cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("1", "Start early"))
    assert shown(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["1\tStart early"]


def test_a_list_of_contents_with_pages_is_no_list_of_findings():
    contents = [
        paragraph(f"<w:r><w:t>{each}</w:t><w:tab/><w:t>3</w:t></w:r>", "t") for each in "AB"
    ]
    text = [paragraph("Lessons"), *contents, paragraph("A", "b"), paragraph(PROSE)]
    content = docx(*text, paragraph("B", "b"), paragraph(PROSE))
    assert headings(read_article_bytes(content, ENGLISH, name="x.docx")) == ["A", "B"]


LESSONS = f"""# Two lessons

3 May 2027

{PROSE}

## Ask first
{PROSE}

### An example
{PROSE}

## Count twice
{PROSE}

## Conclusion
{PROSE}
"""


def test_headings_of_one_level_below_a_title_of_lessons_are_the_lessons():
    found = read(LESSONS)
    assert headings(found) == ["Ask first", "Count twice"]
    assert found.article.findings[0].body == (PROSE, "An example", PROSE)


def test_headings_below_a_heading_of_findings_are_the_findings():
    page = f"""<html><body><main><h1>A day</h1><p>{PROSE}</p><h2>Key findings</h2>
    <h3>Ask first</h3><p>{PROSE}</p><h3>Count twice</h3><p>{PROSE}</p><h2>The day</h2><p>x</p>"""
    found = read(page)
    assert headings(found) == ["Ask first", "Count twice"]
    assert all(each.body == (PROSE,) for each in found.article.findings)


def test_what_opens_at_a_press_is_headed_by_its_summary():
    opening = "".join(
        f"<details><summary>{each}</summary><p>{PROSE}</p></details>" for each in "AB"
    )
    found = read(f"<html><body><h1>A day</h1><h2>Key findings</h2>{opening}</body></html>")
    assert headings(found) == ["A", "B"]


def test_markdown_of_others_may_have_a_heading_of_ours():
    lessons = f"## 1. Ask first\n{PROSE}\n\n## 2. Count twice\n{PROSE}"
    text = f"# Two lessons\n\n{lessons}\n\n## Further reading\n\n- A\n"
    found = read(text, "x.md")
    assert headings(found) == ["Ask first", "Count twice"]
    assert found.article.further_reading == ("A",)


@pytest.mark.parametrize(
    ("end", "doubts"),
    [
        ("", []),
        ("\n\nHave a word with us.", ["last_is_longer", "closed_by_words"]),
        ("\n\nOther\n\n1. A\n" + PROSE, []),
    ],
)
def test_more_below_the_last_finding_than_below_others_is_said(end: str, doubts: list[str]):
    lessons = "\n\n".join(f"Lesson {number}: Do\n{PROSE}" for number in (1, 2, 3))
    found = read(f"Three lessons\n\n{lessons}{end}\n")
    assert len(found.article.findings) == 3
    assert not doubts or found.doubts[0].doubt in doubts


DAYS = """Lamps at night
{}

We met.

Lesson 1: Do
It helps.
"""


@pytest.mark.parametrize(
    ("front", "on"),
    [
        ("Webinar, 14 March 2027\n\nPublished 2 April 2027 Updated 9 April 2027", "2027-04-02"),
        ("Last updated: 5 May 2027\n2 April 2027", "2027-04-02"),
        ("Par Léa Fictive | Publié le 14 mai 2027 à 10h30 | Villes", "2027-05-14"),
        ("Version du 3 février 2027", "2027-02-03"),
        # Several days are those of the meeting.
        ("Northville, 17–18 October 2027", None),
    ],
)
def test_the_day_of_publication_is_the_one_that_says_so(front: str, on: str | None):
    found = read(DAYS.format(front)).article.published_on
    assert (found.isoformat() if found else None) == on


def lessons(*lines: str) -> str:
    return "\n\n".join(f"{line}\n{PROSE}" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        # Words and signs that count.
        lessons("Først: Ask", "For det andet: Count"),
        lessons("\u278a Ask", "\u278b Count"),
        # Rows of a table, with tabs and with bars.
        f"No.\tFinding\tMeaning\n1\tAsk\t{PROSE}\n2\tCount\t{PROSE}",
        f"| 1 | Ask | {PROSE} |\n| 2 | Count | {PROSE} |",
        # One of several sections.
        f"1. Background\n{PROSE}\n2. Lessons learned\n2.1 Ask\n{PROSE}\n2.2 Count\n{PROSE}\n3. End",
        # Paragraphs that begin with words of their own.
        f"Here are our takeaways:\n\nAsk. {PROSE}\n\nCount. {PROSE}\n\nMissed it? Watch it here.",
        f"Main points raised\n\nAsk. {PROSE}\n\nCount. {PROSE}\n\nNext steps\n\n{PROSE}",
        # Whatever recurs with a number, or calls itself a finding without one.
        lessons("Hard truth #1: Ask", "Hard truth #2: Count"),
        lessons("Insight: Ask", "Insight: Count"),
        lessons("The first lesson: Ask", "The second lesson: Count"),
        lessons("Première leçon : Ask", "Deuxième leçon : Count"),
        # Items that begin with a question, or end with a dash.
        f"Key takeaways:\n\n- Ask. {PROSE}\n- Count. {PROSE}",
        f"Key takeaways:\n\n- Ask – {PROSE}\n- Count – {PROSE}",
        # Bold words that count, and items that begin with words of their own.
        f"**1. Ask.** {PROSE}\n\n**2. Count** {PROSE}",
        f"Key takeaways:\n\n* Ask. {PROSE}\n* Count. {PROSE}",
        # A heading of findings with other words around.
        f"## Nos recommandations\n\n### Ask\n{PROSE}\n\n### Count\n{PROSE}\n\n## Partager",
    ],
)
def test_findings_are_found_in_many_forms(text: str):
    found = read(f"A day in Northville\n\n3 May 2027\n\n{PROSE}\n\n{text}\n")
    # What stands below them may be one more.
    is_asked = any(each.line == "Missed it? Watch it here." for each in found.doubts)
    assert headings(found)[: 2 if is_asked else None] == ["Ask", "Count"]
    assert all(each.body == (PROSE,) for each in found.article.findings[:2])


@pytest.mark.parametrize(
    "text",
    [
        # As many as a line says, whatever it calls them.
        f"Kate Example, Northville\n\nTwo things we saw\n\n- Ask\n- Count\n\n{PROSE}",
        # Sentences in capitals, bullets above texts.
        f"ASK FIRST. {PROSE}\n\nCOUNT THEM! {PROSE}\n\nNAME THEM. {PROSE}",
        f"- Ask first.\n\n{PROSE}\n\n- Count them!\n\n{PROSE}\n\n- Name them.\n\n{PROSE}",
    ],
)
def test_bullets_below_headings_of_any_name_are_findings(text: str):
    found = read(f"A day in Northville\n\n3 May 2027\n\n{PROSE}\n\n{text}\n")
    said = [each.heading.capitalize().rstrip(".!") for each in found.article.findings]
    assert said in (["Ask", "Count"], ["Ask first", "Count them", "Name them"])


def test_front_matter_is_read_as_fields():
    fields = 'title: "Two lessons"\ndate: 2027-05-03\nauthor: Ada Example'
    found = read(f"---\n{fields}\n---\n\n{PROSE}\n\n{lessons('1. Ask', '2. Count')}")
    article = found.article
    assert (article.title, article.authors) == ("Two lessons", ("Ada Example",))
    assert article.published_on is not None
    assert headings(found) == ["Ask", "Count"]


@pytest.mark.parametrize(
    ("front", "title", "authors"),
    [
        ("The Post – A Series\n\n5 things we learned\nBy Ada Example on 3 May 2027", 1, 1),
        ("HARBOUR\n\nTen lessons\n\nPrepared by the secretariat\n\n3 May 2027", 1, 1),
        ("Policy Brief No. 7\nEvenings for All\nAda Example and Bo Sample\nJune 2027", 1, 2),
        ("Pressemitteilung\n\nOffene Abende in der Stadt\n\n5. Mai 2027", 1, 0),
        ("Home\nOpen evenings\n\n**Authors:** Ada Example, Bo Sample\n3 May 2027", 1, 2),
        ("An evening\nReport by Ada Example, 5 December 2027", 0, 1),
        ("An evening\nAda Example and Bo Sample, 3 May 2027", 0, 2),
        ("An evening\nAda Example, Bo Sample | 3 May 2027", 0, 2),
        ("An evening\nBy Ada Example | Published: 3 May 2027", 0, 1),
        ("An evening\n_March 4, 2027_ · **Ada Example**", 0, 1),
        ("An evening\nText: Ada Example | Photo: Bo Sample | 3 May 2027", 0, 1),
    ],
)
def test_a_title_among_other_lines_and_who_wrote_it(front: str, title: int, authors: int):
    article = read(f"{front}\n\n{PROSE}\n\n{lessons('1. Ask', '2. Count')}").article
    assert article.title == [line for line in front.splitlines() if line][title]
    assert len(article.authors) == authors


def test_of_two_lines_that_may_be_titles_the_other_one_is_asked_about():
    front = "How evenings work\nFour pieces of advice\nWritten by Ada Example\n3 May 2027"
    found = read(f"{front}\n\n{PROSE}\n\n{lessons('1. Ask', '2. Count')}")
    others = [each.line for each in found.doubts if each.doubt == "another_title"]
    assert {found.article.title, *others} == {*front.splitlines()[:2]}
    assert found.article.authors == ("Ada Example",)


def test_who_wrote_it_and_when_may_stand_at_the_end():
    end = "Ada Example is an architect in Northville, and writes about lamps and benches there."
    text = lessons("1. Ask", "2. Count")
    found = read(f"Two lessons\nAda Example and Bo Sample\n3 May 2027\n\n{text}\n\n{end}")
    assert all(each.body == (PROSE,) for each in found.article.findings)
    late = read(
        f"Two lessons\n\n{PROSE}\n\n{lessons('1. Ask', '2. Count')}\n\nPublished 3 May 2027"
    )
    assert late.article.published_on is not None
    assert all(each.body == (PROSE,) for each in late.article.findings)


BY_SHAPE = {
    "headings": f"{PROSE}\n\nAsk first\n\n{PROSE}\n\nCount twice\n\n{PROSE}",
    "questions head nothing": f"When?\n\n{PROSE}\n\nAsk first\n\n{PROSE}\n\nCount twice\n\n{PROSE}",
    "a list": f"{PROSE}\n\nThis stays:\n\n- Ask first\n- Count twice\n\n{PROSE}",
    "rows": "Lesson\tWhy\nAsk first\tIt helps.\nCount twice\tOne forgets.",
    "names": f"Ask first: {PROSE}\n\nCount twice: {PROSE}\n\nCome back: {PROSE}",
    "contents": "Ask first\nCount twice\nCome back\n\n"
    + "\n\n".join(f"{each}\n\n{PROSE}" for each in ("Ask first", "Count twice", "Come back")),
}


@pytest.mark.parametrize("form", BY_SHAPE)
def test_what_nothing_calls_findings_is_read_by_its_shape(form: str):
    found = read(f"An evening in Northville\n\n{BY_SHAPE[form]}\n")

    assert headings(found)[:2] == ["Ask first", "Count twice"]


@pytest.mark.parametrize(
    "text",
    [f"Agenda\n\n1. Welcome\n2. Reports\n3. Tea\n\n{PROSE}", f"{PROSE}\n\n- One\n- Two\n\n{PROSE}"],
)
def test_agenda_and_list_of_two_are_no_findings(text: str):
    assert headings(read(f"An evening in Northville\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("front", "has_day"),
    [
        ("View this email in your browser\n\nHarbour News\n\n{}\n3 May 2027", True),
        ("Skip to content\nHome\nTowns and local areas\nNews\n{}\n3 May 2027", True),
        ("{}\n\nA summary of the second evening in the Harbour Learning row\n\n3 May 2027", True),
        ("News & events\n\n{}\n\n3 May 2027 | School of Public Health", True),
        ("Till innehåll på sidan\nLyssna\nStart / Arkiv / Two lessons\n\n{}\n", False),
        ("Harbour Network News and Views\n\nHome\nContact\n\n{}\n\n3 May 2027", True),
        ("Harbour Network News and Views\n\nHome\nContact\n\n3 May 2027\n\n{}", True),
        ("BLOG · MAY 2027\n\n3 May 2027\n\n{}", True),
        ("Insight\n\n{}", False),
        ("Kate Example\n3 May 2027\n\n{}", True),
        ("3. Mai 2027 | 4 Min. Lesezeit\n\n{}", True),
        ("Listen\nHome\nNews\n\nUpdated: 3 May 2027\n\n{}", True),
        ("{}\n\nUpdated: 3 May 2027\n\n# Key findings", True),
        ("Also in... (Français)\n\n{}\n\nNorthville, 3 May 2027 – " + PROSE, True),
    ],
)
def test_a_title_is_told_from_what_a_page_says_above_and_below_it(front: str, has_day: bool):
    text = front.format("How towns meet: two lessons of the spring")
    found = read(f"{text}\n\n{PROSE}\n\nFollow\n\n1. Ask\n{PROSE}\n\n2. Count\n{PROSE}\n")
    assert found.article.title == "How towns meet: two lessons of the spring"
    assert (found.article.published_on is not None) == has_day
    assert "Follow" not in found.article.introduction


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f"Hello!\n\n{PROSE}\n\n1. Ask\n{PROSE}\n\n2. Count\n{PROSE}\n", "no_title"),
        (
            f"Two lessons\n3 May 2027\n4 May 2027\n\n1. Ask\n{PROSE}\n2. Count\n{PROSE}\n",
            "another_day",
        ),
        (f"Two lessons\n\n1. {'Ask ' * 30}\n2. Count\n", "long_heading"),
    ],
)
def test_what_may_be_meant_otherwise_is_said(text: str, doubt: str):
    assert doubt in [each.doubt for each in read(text).doubts]
