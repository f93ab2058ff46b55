"""What is killed lies on the disk, as it does where the bot runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scratch import folder_on_disk


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with folder_on_disk() as folder:
        yield folder
