"""What is bundled in `data/templates/`, read into plain records."""

from pathlib import Path

import msgspec

from bot.domain.ballots.questions import Question
from bot.domain.polls.poll import PollTemplate


def read_poll_templates(path: Path) -> dict[str, PollTemplate]:
    """Read what is asked after a talk, by language.

    Reads a file, so not for the event loop; raises `ValueError` for what Discord would refuse.
    """
    return msgspec.json.decode(path.read_bytes(), type=dict[str, PollTemplate])


def read_ballot_templates(path: Path) -> dict[str, tuple[Question, ...]]:
    """Read what is asked anonymously, by language; as `read_poll_templates`."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[Question, ...]])
