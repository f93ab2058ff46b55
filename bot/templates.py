"""What is bundled in `data/templates/`, read into plain records."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from bot.domain.ballots.template import BallotTemplate
from bot.domain.polls.poll import PollTemplate
from bot.words.ballot_template import TEMPLATE_LANGUAGES, read_template


def read_poll_templates(path: Path) -> dict[str, PollTemplate]:
    """Read what is asked after a talk, by language.

    Reads a file, so not for the event loop; raises `ValueError` for what Discord would refuse.
    """
    return msgspec.json.decode(path.read_bytes(), type=dict[str, PollTemplate])


@cache
def read_ballot_templates(folder: Path) -> Mapping[str, BallotTemplate]:
    """Read what can be asked anonymously, by the names of the files; reads files once."""
    return MappingProxyType(
        {
            path.stem: read_template(path.read_text("utf-8"), languages=TEMPLATE_LANGUAGES)
            for path in sorted(folder.glob("*.yaml"))
        }
    )
