"""The title of an article, once it is known what each of its lines is likely for."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bot.documents.read.decision.evidence import Evidence
from bot.documents.read.decision.roles import LineRole
from bot.words.lines.chain import Chain, Reading
from bot.words.lines.choice import Choice, chosen, weighed, weights_in

WEIGHTS = Path(__file__).parent / "title_among_roles_weights.json"
_WITHIN = 60
# Lines that no rule takes for a title are tried where the chain does.
_LEAST = 0.1
# "Lesson 4: …" below "Lesson 3: …" is no title.
_WITH_NOUN = "noun"
_COUNTED = frozenset((_WITH_NOUN, "digits", "roman", "word"))
_BINS = (0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95)


@lru_cache(maxsize=1)
def title_weights() -> Mapping[str, float]:
    return weights_in(WEIGHTS)


def title_options(
    evidence: Evidence, chain: Chain, first: Reading
) -> dict[int | None, frozenset[str]]:
    """Return what speaks for each line that may be the title; None stands for no line."""
    only = chain.roles.index(LineRole.TITLE)
    shares = [each[only] for each in first.shares[:_WITHIN]]
    most = max(shares, default=0.0)
    likeliest = shares.index(most) if shares else None
    counted = {
        at
        for each in evidence.series
        if each.kind in _COUNTED
        for at in each.lines[each.kind != _WITH_NOUN :]
    }
    options = {at: marks for at, marks in evidence.title_marks.items() if at not in counted}
    for at, share in enumerate(shares):
        if share > _LEAST and at not in counted:
            options.setdefault(at, frozenset({"of the chain alone"}))
    for at, marks in options.items():
        if at is None:
            options[at] = marks | {f"best {_bin(most)}"}
            continue
        mine = f"share {_bin(shares[at])}"
        also = {mine, f"said {first.roles[at].role}"}
        also.add(f"{'likeliest' if at == likeliest else 'not likeliest'} {mine}")
        also.add(f"{'first choice' if at == evidence.first_title else 'another'} {mine}")
        if at == evidence.first_title:
            also.add("first choice")
        for step in (-1, 1):
            beside = first.roles[at + step].role if 0 <= at + step < len(first.roles) else "none"
            also.add(f"{step:+} said {beside}")
        options[at] = marks | also
    return options


def choose_title(evidence: Evidence, options: Mapping[int | None, frozenset[str]]) -> Choice:
    return chosen(weighed(options, title_weights()), evidence.text)


def _bin(share: float) -> str:
    return str(sum(share > each for each in _BINS))
