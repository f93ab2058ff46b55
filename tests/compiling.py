"""Compiles what the workers are about to read: each of them would do it, all at the same time.

In a fresh clone that was ten seconds of processor time in each of four.
"""

import compileall
import multiprocessing
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

# Not for everybody to use, but pytest is locked: nothing else makes what its workers look for.
from _pytest.assertion import rewrite

TESTS = Path(__file__).parent
PROGRAM = ("bot", "cogs")
# pytest compiles these by itself, with what a failed `assert` tells.
_BY_PYTEST = re.compile(r"/(test_\w+|conftest)\.py$")


def compile_once(config: pytest.Config) -> None:
    """Leave to each worker to read what is there; what is up to date costs a look."""
    if sys.dont_write_bytecode:
        return
    for folder in (*(TESTS.parent / each for each in PROGRAM), TESTS):
        compileall.compile_dir(folder, quiet=2, workers=0, rx=_BY_PYTEST)
    if rewrite.assertstate_key not in config.stash:
        return  # told `--assert=plain`, pytest compiles nothing in a way of its own
    wanted = [each for each in TESTS.rglob("*.py") if _BY_PYTEST.search(str(each))]
    stale = [each for each in wanted if rewrite._read_pyc(each, _pyc_of(each)) is None]
    if not stale:
        return
    # Forked: what pytest was told cannot be sent.
    forked = multiprocessing.get_context("fork")
    with forked.Pool(initializer=_of_this_run.append, initargs=(config,)) as pool:
        pool.map(_compile, stale)


_of_this_run: list[pytest.Config] = []


def _compile(test: Path) -> None:
    pyc = _pyc_of(test)
    (config,) = _of_this_run
    state: Any = config.stash[rewrite.assertstate_key]
    # What cannot be compiled, or not be kept, pytest tells of when it comes to that file.
    with suppress(SyntaxError, ValueError, OSError):
        pyc.parent.mkdir(exist_ok=True)
        source_hash, code = rewrite._rewrite_test(test, config)
        rewrite._write_pyc(state, code, source_hash, pyc)


def _pyc_of(test: Path) -> Path:
    return rewrite.get_cache_dir(test) / f"{test.stem}{rewrite.PYC_TAIL}"
