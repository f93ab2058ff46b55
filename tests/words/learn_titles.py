"""Learn which line is the title of the only talk of a text, as a choice among all its lines.

There are few such forms, so the middle of each is also set between the tops and ends of others.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from bot.words.lines.chain import Chain
from bot.words.programme.decision.title_choice import title_evidence
from bot.words.programme.evidence.shown import evidence_of
from bot.words.programme.lines import LineFacts
from tests.choices import Options, learn_choice
from tests.choices import shown as as_shown
from tests.words.labelled import Form

_SMALL = 0.06
# How many texts are made of each form.
_MADE = 3
# Roles of lines that are part of what is told of a talk, and not of the page around it.
_TOLD = frozenset("TDHIBP")

_Labelled = Sequence[tuple[LineFacts, str]]


def title_weights_of(forms: Sequence[Form], chains: Mapping[str, Chain]) -> dict[str, float]:
    """Learn the weights; `chains` has for the name of each form a first chain that never saw it."""
    single = [form for form in forms if len(form.talks) == 1]
    choices = [_choice([*_labelled(form)], chains[form.name]) for form in single]
    for chain in {id(each): each for each in chains.values()}.values():
        # Nor may it have seen what such a form is set between.
        unseen = [form for form in forms if chains[form.name] is chain]
        choices += [_choice(made, chain) for made in _made(unseen)]
    return dict(learn_choice(choices, small=_SMALL))


def _labelled(form: Form) -> Iterator[tuple[LineFacts, str]]:
    return ((facts, form.labels[facts.number] or "X") for facts in form.facts)


def _made(forms: Sequence[Form]) -> Iterator[_Labelled]:
    choose = random.Random(7)
    parts = {form.name: parts for form in forms if (parts := _parts(form))}
    names = [*parts]
    for form in forms:
        if len(form.talks) != 1 or form.name not in parts:
            continue
        _, middle, end = parts[form.name]
        for count in range(_MADE):
            top = parts[choose.choice(names)][0]
            other = parts[choose.choice(names)][2]
            yield [*top, *middle, *(end if count % 2 else other)]


def _parts(form: Form) -> tuple[_Labelled, _Labelled, _Labelled] | None:
    lines = [*_labelled(form)]
    told = [at for at, (facts, role) in enumerate(lines) if facts.bare and role in _TOLD]
    if not told:
        return None
    return lines[: told[0]], lines[told[0] : told[-1] + 1], lines[told[-1] + 1 :]


def _choice(lines: _Labelled, chain: Chain) -> Options:
    said: list[LineFacts] = []
    roles: list[str] = []
    blank: list[bool] = []
    is_blank = True
    for facts, role in lines:
        if facts.bare:
            said.append(facts)
            roles.append(role)
            blank.append(is_blank)
        is_blank = not facts.bare
    shown = evidence_of(said, blank)
    tried = title_evidence(said, shown, chain.likely(shown))
    right = [at is not None and roles[at] == "T" for at in tried]
    if not any(right):
        right = [at is None for at in tried]
    return [*zip(map(as_shown, tried.values()), right, strict=True)]
