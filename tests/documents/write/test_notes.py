import json
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.documents.write.notes import clock, notes_json, notes_markdown
from bot.documents.write.notes_page import notes_html
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.services.exports.views import Note, NotesExport, TalkNotes
from tests.documents.english import ENGLISH

NOTES = NotesExport(
    series="Northville Talks",
    edition="2026",
    language="en",
    talks=(
        TalkNotes(
            number=1,
            title="Neighbours *and* @everyone",
            on=date(2026, 3, 19),
            chatham_house=True,
            segments=("What the library heard", "Silence"),
            notes=(
                Note(
                    kind=TakeawayKind.INSIGHT,
                    text="Doors <b>stay</b> open: https://northville.example/a_b",
                    tags=("doors",),
                    segment=1,
                    minute=94,
                    support=3,
                    finding=2,
                ),
                Note(kind=TakeawayKind.ACTION, text="# not a heading", segment=1, minute=0),
                Note(kind=TakeawayKind.QUESTION, text="Who pays?"),
                Note(kind=TakeawayKind.RESOURCE, text="From a segment since removed", segment=9),
            ),
        ),
        TalkNotes(number=2, title="Bridges", on=None, chatham_house=False),
    ),
    exported_at=datetime(2026, 3, 20, 9, 30, tzinfo=UTC),
    named=("Ada Example",),
)

MARKDOWN = r"""# Northville Talks 2026: Notes

*Exported 2026-03-20*

## Talk 1: Neighbours \*and\* \@everyone (2026-03-19)

This talk was held under the Chatham House Rule: what was said may be used, but not who said it.

### Segment 1: What the library heard

- **Insight** (01:34, +3, finding 2): Doors \<b\>stay\</b\> open: https\://northville.example/a\_b
- **Action** (00:00): \# not a heading

### Outside the segments

- **Question**: Who pays?
- **Resource**: From a segment since removed

## Talk 2: Bridges

No notes.
"""


def test_notes_as_markdown_show_every_note_once_and_obey_none():
    assert notes_markdown(NOTES, ENGLISH) == MARKDOWN


PAGE = """<main>
<section aria-labelledby="talk1">
<h2 id="talk1" dir="auto"><span class="label">Talk 1: </span>Neighbours *and* @everyone</h2>
<p class="quiet"><time datetime="2026-03-19">Thursday 19 March 2026</time></p>
<p>This talk was held under the Chatham House Rule: what was said may be used, but not who \
said it.</p>
<h3 dir="auto"><span class="label">Segment 1: </span>What the library heard</h3>
<ul>
<li><strong>Insight</strong><span class="quiet"> (01:34, +3, finding 2)</span>: <bdi>Doors \
&lt;b&gt;stay&lt;/b&gt; open: https://northville.example/a_b</bdi></li>
<li><strong>Action</strong><span class="quiet"> (00:00)</span>: <bdi># not a heading</bdi></li>
</ul>
<h3 dir="auto">Outside the segments</h3>
<ul>
<li><strong>Question</strong>: <bdi>Who pays?</bdi></li>
<li><strong>Resource</strong>: <bdi>From a segment since removed</bdi></li>
</ul>
</section>
<section aria-labelledby="talk2">
<h2 id="talk2" dir="auto"><span class="label">Talk 2: </span>Bridges</h2>
<p>No notes.</p>
</section>
</main>
"""


def test_notes_as_a_page_show_every_note_once_and_obey_none():
    page = notes_html(NOTES, ENGLISH)

    assert PAGE in page
    assert '<h1 dir="auto">Northville Talks 2026: Notes</h1>' in page
    hostile = replace(NOTES, series="</title><script>x</script>\u202e")
    written = notes_html(hostile, ENGLISH)
    assert "<script" not in written
    assert "\u202e" not in written


def test_notes_as_json_are_read_back():
    read = json.loads(notes_json(NOTES))

    assert read["format"] == "rostrum-notes/1"
    assert read["notes"]["talks"][0]["notes"][0] == {
        "kind": "insight",
        "text": "Doors <b>stay</b> open: https://northville.example/a_b",
        "tags": ["doors"],
        "segment": 1,
        "minute": 94,
        "support": 3,
        "finding": 2,
    }
    assert read["notes"]["exported_at"] == "2026-03-20T09:30:00Z"
    assert [talk["on"] for talk in read["notes"]["talks"]] == ["2026-03-19", None]


def test_a_talk_of_ten_hours_shows_its_minutes():
    assert [clock(minute) for minute in (0, 59, 60, 600)] == ["00:00", "00:59", "01:00", "10:00"]
