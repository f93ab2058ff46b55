"""A draft leaves for an office program and comes back into the same draft."""

import io
import zipfile

import pytest

from bot.rehearsal.discord.people.person import Outcome
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready
from tests.stories.test_findings import noted, open_draft, write

__all__ = ("noted",)

PART = "word/document.xml"


def rewritten(word: bytes, *changes: tuple[str, str]) -> bytes:
    """As an office program would save it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            for old, new in changes if name == PART else ():
                assert old.encode() in content, old
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return made.getvalue()


@pytest.fixture
async def bench(noted: Ready) -> MessageRecord:
    shown = await open_draft(noted)
    for heading in ("Benches decide", "Shade matters", "Shops are asked last"):
        shown = await write(noted, shown, heading, f"{heading}, as we heard.")
    return shown


async def word_of(ready: Ready, shown: MessageRecord) -> bytes:
    return (await ready.ada.click(shown, "Draft as a file")).message.attachments[0].data


async def hand_in(ready: Ready, shown: MessageRecord, name: str, content: bytes) -> Outcome:
    form = (await ready.ada.click(shown, "From a file …")).form
    return await ready.ada.submit(form, file=[(name, content)])


async def test_word_comes_back_into_the_same_draft(noted: Ready, bench: MessageRecord):
    word = await word_of(noted, bench)
    same = (await hand_in(noted, bench, "report.docx", word)).message
    assert same.text.splitlines() == [
        "## What report.docx changes",
        "Nothing: the draft says the same.",
    ]

    edited = rewritten(
        word,
        ("Shade matters, as we heard.", "Shade matters more, as all said."),
        ("Shops are asked last<", "Shops are asked too late<"),
    )
    # A colleague writes the first one meanwhile: the file still has its old text.
    form = (await noted.noor.click(await open_draft(noted, noted.noor), "From a file …")).form
    assert form.title == "The draft from a file"
    card = await open_draft(noted, noted.noor)
    menu = card.selects[0].custom_id
    finding = (await noted.noor.select(card, menu, "1 Benches decide")).message
    await noted.noor.submit((await noted.noor.click(finding, "Edit")).form, body="Newer words.")

    shown = (await hand_in(noted, await open_draft(noted), "report.docx", edited)).message
    assert "3 findings are different. Nothing is changed yet." in shown.text
    assert "~~we heard.~~ **all said.**" in shown.text
    leave = shown.selects[0]
    one = next(value for label, value in leave.options if label == "Finding 1")
    shown = (await noted.ada.select(shown, leave.custom_id, [one])).message
    assert "2 findings are different." in shown.text
    assert "~~**Finding 1**~~ (stays as it is)" in shown.text
    after = (await noted.ada.click(shown, "Take it over")).message

    assert "**3** Shops are asked too late" in after.text
    texts = (await noted.ada.click(after, "Preview")).message.text
    assert "Newer words." in texts
    assert "Shade matters more, as all said." in texts


async def test_somebody_who_wrote_meanwhile_is_not_written_over_unseen(
    noted: Ready, bench: MessageRecord
):
    edited = rewritten(await word_of(noted, bench), ("Shade matters, as", "Shade counts, as"))
    shown = (await hand_in(noted, bench, "report.docx", edited)).message
    assert "One finding is different. Nothing is changed yet." in shown.text

    card = await open_draft(noted, noted.noor)
    finding = (await noted.noor.select(card, card.selects[0].custom_id, "2 Shade matters")).message
    await noted.noor.submit((await noted.noor.click(finding, "Edit")).form, body="Noor's words.")
    told = (await noted.ada.click(shown, "Take it over")).message

    assert told.text.startswith("Somebody wrote in the draft meanwhile.")
    assert "Noor's" in told.text
    after = (await noted.ada.click(told, "Take it over")).message
    assert "Shade counts, as we heard." in (await noted.ada.click(after, "Preview")).message.text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.md", b"Nothing here", "I found no numbered findings in this document"),
        ("cut.docx", b"PK\x03\x04 and no more", "I cannot read cut.docx"),
        ("big.txt", b"x" * 2_000_001, "too large"),
        (
            "long.md",
            b"Talks\n\n1. Benches decide\n\n" + b"word " * 900 + b"\n\n2. Shade\n\nText.\n",
            "Finding 1 of the file has 4,499 characters",
        ),
    ],
)
async def test_a_file_that_cannot_be_taken_changes_nothing(
    noted: Ready, bench: MessageRecord, name: str, content: bytes, said: str
):
    refused = await hand_in(noted, bench, name, content)

    assert said in refused.text
    assert (await open_draft(noted)).text == bench.text
