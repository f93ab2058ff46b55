"""Any article that `tidy` would leave as it is."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.domain.plain import one_line

# What could be taken for structure, or act, if it were written without care.
TRAPS = st.sampled_from(
    (
        *("# Title", "## Talks", "- Edition: X", "1. One", "a) b", "(iv) five", "Further reading"),
        *("**bold**", "<b>x</b>", "<@1234>", "@everyone", "[x](http://y.example)", "`code`", "---"),
        *("http://y.example/a_b?c=d&e=f.", "www.y.example", "a@b.example", "&amp;", "&#65;", "\\"),
        *(
            "| a | b |",
            "> quote",
            "+ x",
            "=",
            "%",
            ": x",
            "$x$",
            "~~x~~",
            "*Reading time: 5 min*",
            "##",
        ),
        *("Heard in: Talk 1, from 00:03", "*Heard in: Talk 1*", "Talk 1: X", "Segment 1", ": X"),
        *("Key findings", "*Key findings*", "X: *Key findings*", "*Key takeaways from X*"),
        *("Talk 1, from 00:03", "- Talk 1", "Date: 2027-01-01", "talks", "1.", "<https://x>", "#"),
    )
)
TEXTS = (TRAPS | st.text(max_size=30) | st.lists(TRAPS, max_size=3).map(" ".join)).map(one_line)
FILLED = TEXTS.filter(bool)
LISTS = st.lists(FILLED, max_size=3).map(tuple)
NUMBERS = st.integers(1, 200)
EVIDENCE = st.builds(
    Evidence, talk=NUMBERS, segment=st.none() | NUMBERS, minute=st.none() | NUMBERS
)
FINDINGS = st.builds(
    ArticleFinding,
    number=NUMBERS,
    heading=TEXTS,
    body=LISTS,
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
)
# Where minutes open.
RECORDINGS = st.sampled_from(
    ("https://youtu.be/a_b", "https://vimeo.com/123", "https://x.example/w/)(*)/?a=<b>")
)
TALKS = st.builds(
    ArticleTalk,
    title=TEXTS,
    series_line=TEXTS,
    on=st.none() | st.dates(),
    until=st.none() | st.dates(),
    segments=LISTS,
    speakers=LISTS,
    recording=st.none() | FILLED | RECORDINGS,
)
WRITTEN = st.builds(
    Article,
    title=TEXTS,
    edition=TEXTS,
    published_on=st.none() | st.dates(),
    correction=TEXTS,
    kind=st.none() | FILLED,
    authors=LISTS,
    introduction=LISTS,
    heading_of_findings=TEXTS,
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    talks=st.lists(TALKS, max_size=2).map(tuple),
    further_reading=LISTS,
    became=LISTS,
    thanks=LISTS,
    scope_note=TEXTS,
)
# Some have no title but their edition's name.
ARTICLES = WRITTEN | WRITTEN.map(lambda each: replace(each, title=each.edition))
