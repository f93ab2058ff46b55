from pathlib import Path

import pytest

from tests import compiling


def test_a_file_that_cannot_be_compiled_keeps_none_of_the_others_from_it(
    tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(compiling, "_of_this_run", [pytestconfig])
    sources = {"broken": b"def test_x(:", "odd": b"\xff = 0", "sound": b"assert True"}
    files = {name: tmp_path / f"test_{name}.py" for name in sources}
    for name, file in files.items():
        file.write_bytes(sources[name])

    for file in files.values():
        compiling._compile(file)

    kept = [name for name, file in files.items() if compiling._pyc_of(file).exists()]
    assert kept == ["sound"]
