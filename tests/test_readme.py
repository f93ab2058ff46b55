"""What the README says, and where each of it is tried: no paragraph stands without its tests."""

import re
from pathlib import Path
from typing import Final

from tests.source import CHECKOUT

_STORIES: Final = "tests/stories"
_MINUTE: Final = "tests/rehearsal/demo/test_minute.py::test_minute_happens_as_it_is_told"
_STEPS: Final = "tests/crash/test_steps.py::test_every_message_stands_there_once"
_HEARD: Final = (
    "tests/guild/host/test_client.py::"
    "test_only_what_is_used_is_heard_and_the_host_can_read_what_for"
)
_TOLD: Final = "tests/rehearsal/demo/test_page_told.py::test_sentence_holds"

# Each paragraph and point without its links, and the tests that fail when it is not so.
HOLDS: Final[dict[str, tuple[str, ...]]] = {
    "A Discord bot, hosted by yourself, that runs a series of talks: it announces and reminds, "
    "polls the audience, and helps to turn what people note during the talks into a published "
    "report. If it is killed in the middle of a message, it looks in the channel first when it is "
    "back, so that the message comes once.": (_MINUTE, _STEPS),
    "Both need Python 3.11 or newer and `make`. It is free, under the MIT licence.": (_TOLD,),
    "`python -m bot demo --pictures docs/pictures` takes these pictures anew.": (
        "tests/test_documents_hold.py::test_commands_that_are_named_exist",
    ),
    "**What it is not**: no service (somebody of yours runs it), no place to meet (that stays "
    "Zoom, a room or a voice channel), no ticket office, and nothing that listens: people log "
    "what was said.": (_TOLD, _HEARD),
    "A click that was confirmed is on disk: a crash or a `kill -9` loses nothing that was "
    "acknowledged.": ("tests/crash/test_kill.py::test_killed_while_many_answer",),
    "A reminder is neither lost nor doubled wherever the bot may read the channel; elsewhere it "
    "is held and reported to the team rather than sent on a guess (what was tried).": (
        _STEPS,
        (
            "tests/services/sending/test_timekeeper.py::"
            "test_what_cannot_be_looked_for_is_held_and_told"
        ),
    ),
    "Few messages, and silent ones: no ping unless an organiser ticks it, no letter but to those "
    "who asked, or who come to a talk that changes.": (
        f"{_STORIES}/test_ping.py::test_nobody_is_pinged_unless_it_is_ticked",
        f"{_STORIES}/test_reminders.py::test_whole_plan_of_an_ordinary_talk",
        f"{_STORIES}/test_reminders.py::test_move_is_shown_told_and_followed",
    ),
    "Under the Chatham House Rule no author of a takeaway is ever stored. Exported notes of such "
    "a talk give the segment and no minute, by which a recording would show who spoke; published "
    "findings and what members find name the talk alone. The archive, which is the organisers' "
    "own, keeps the times.": (
        (
            "tests/services/takeaways/test_takeaways.py::"
            "test_log_keeps_no_author_under_the_chatham_house_rule"
        ),
        (
            "tests/services/exports/test_exports.py::"
            "test_notes_under_the_chatham_house_rule_lead_to_no_place_in_a_recording"
        ),
        (
            "tests/services/findings/test_publishing.py::"
            "test_evidence_from_under_the_chatham_house_rule_is_the_talk_alone"
        ),
        (
            "tests/services/takeaways/test_search.py::"
            "test_under_the_chatham_house_rule_members_find_no_segment_and_no_minute"
        ),
    ),
    "What people write is data: no mention, link or formatting of theirs acts.": (
        f"{_STORIES}/test_harmless.py::test_no_form_lets_anything_harmful_in",
        f"{_STORIES}/test_harmless.py::test_no_option_of_a_command_lets_anything_harmful_in",
        f"{_STORIES}/test_harmless.py::test_no_message_lets_anything_harmful_in",
    ),
    "No privileged intent. The bot sees messages only if they mention it, are written to it, or "
    "are picked in its menu.": (
        _HEARD,
        (
            f"{_STORIES}/test_takeaways.py::"
            "test_mention_in_the_thread_is_kept_and_what_does_not_mention_is_not"
        ),
    ),
    "Who cannot type commands needs none to take part: signing up, the calendar, the way in, "
    "notes, questions and reading the findings are buttons on the bot's messages, and a reply or "
    "a direct message to the bot keeps a takeaway. The team's panels are buttons too, once "
    "`/help` or a run sheet has opened them.": (
        f"{_STORIES}/test_takeaways.py::test_reply_to_the_live_message_is_kept_and_answered_quietly",
        f"{_STORIES}/test_findings.py::test_everything_has_a_button_too",
    ),
    "`Dockerfile` builds an image that does the same; mount a volume at the data folder.": (
        "tests/test_image.py::test_every_module_of_the_image_imports_without_it",
    ),
}
# Said of the page itself, or of what others publish, which its own links prove.
_OF_THE_PAGE: Final = {
    "“–” means that we found nothing about it in what they publish, not that it is not there.",
}


def _paragraphs(text: str) -> list[str]:
    """Those before the list of documents, without code, tables, steps, pictures and headings."""
    text = re.sub(r"```.*?```", "", text.partition("## More")[0], flags=re.DOTALL)
    text = re.sub(r"^(?:\d+\. .*(?:\n   .*)*|[#|!<].*)$", "", text, flags=re.MULTILINE)
    parts = re.split(r"\n\s*\n|^- ", text, flags=re.MULTILINE)
    plain = [re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", " ".join(part.split())) for part in parts]
    return [each for each in plain if each]


def test_each_paragraph_has_what_holds_it():
    told = _paragraphs((CHECKOUT / "README.md").read_text(encoding="utf-8"))

    assert sorted(told) == sorted([*HOLDS, *_OF_THE_PAGE])


def test_what_holds_it_is_there():
    named = {each for tests in HOLDS.values() for each in tests}
    gone = [each for each in sorted(named) if not _is_there(*each.split("::"))]

    assert gone == []


def _is_there(file: str, name: str) -> bool:
    return f"def {name}(" in Path(CHECKOUT / file).read_text(encoding="utf-8")
