"""Learn chains of roles by python-crfsuite, for `bot.words.lines.chain`."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.words.lines.chain import Chain

LEAST_WEIGHT = 0.02
_ROUNDS = 150

# What each place shows, and its role.
Sequences = list[tuple[list[list[str]], list[str]]]


def chain_of(sequences: Sequences, settings: Mapping[str, float]) -> Chain:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.json"
        write_chain(sequences, settings, path)
        return Chain.load(path)


def write_chain(sequences: Sequences, settings: Mapping[str, float], path: Path) -> None:
    import pycrfsuite  # noqa: PLC0415

    trainer: Any = pycrfsuite.Trainer(verbose=False)
    for shown, roles in sequences:
        if shown:
            trainer.append(shown, roles)
    trainer.set_params(
        {**settings, "max_iterations": _ROUNDS, "feature.possible_transitions": True}
    )
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger: Any = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    follows: dict[str, dict[str, float]] = {role: {} for role in sorted(info.labels)}
    for (one, other), weight in sorted(info.transitions.items()):
        follows[one][other] = round(weight, 3)
    speaks: dict[str, dict[str, float]] = {}
    for (mark, role), weight in sorted(info.state_features.items()):
        if abs(weight) >= LEAST_WEIGHT:
            speaks.setdefault(mark, {})[role] = round(weight, 3)
    said = {"follows": follows, "speaks": speaks}
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
