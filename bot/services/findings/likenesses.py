"""What takeaways look like, worked out beside the event loop and kept for a while."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.domain.findings.likeness import (
    Alike,
    ByMeaning,
    Likeness,
    Progress,
    Vector,
    fitting,
    nearest,
    together,
)
from bot.domain.takeaways.takeaway import UNDECIDED
from bot.services.findings.views import FindingLine, NearLine, SortView
from bot.services.findings.workbench import Workbench
from bot.services.ports import Meaning

# Of so many editions at once; one of 2,000 takeaways takes some megabytes.
_KEPT = 4
_NEAR = 3
# All of them are shown, to be read before they are put somewhere together.
TOGETHER = 15


# A model takes a tenth of a second for each text: larger editions are compared without.
_READ_AT_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """`vectors` by text, of which most are the same when one has changed."""

    texts: Mapping[str, str]
    likeness: Alike
    vectors: Mapping[str, Vector]


class Likenesses:
    """In memory alone: it is made anew once a text has changed. `meaning` is there as an extra."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def of(self, bench: Workbench, progress: Progress | None = None) -> Alike:
        """Takes a second for 2,000 takeaways, in a thread; `progress` is called from there.

        With a model 64 take some seconds when they are first compared.
        """
        edition = bench.edition.code
        texts = {each.code: each.text for each in bench.takeaways}
        texts |= {each.code: f"{each.heading}\n{each.body}" for each in bench.findings}
        kept = self._kept.get(edition)
        if kept is None or kept.texts != texts:
            known: Mapping[str, Vector] = kept.vectors if kept is not None else {}
            kept = await asyncio.to_thread(self._compared, texts, known, progress)
            self._kept[edition] = kept
        self._kept.move_to_end(edition)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept.likeness

    def _compared(
        self, texts: Mapping[str, str], known: Mapping[str, Vector], progress: Progress | None
    ) -> _Kept:
        likeness = Likeness(texts, progress)
        vectors = self._vectors(list(dict.fromkeys(texts.values())), known, progress)
        if not vectors:
            return _Kept(texts=texts, likeness=likeness, vectors={})
        of_codes = {code: vectors[text] for code, text in texts.items()}
        return _Kept(texts=texts, likeness=ByMeaning(likeness, of_codes), vectors=vectors)

    def _vectors(
        self, texts: Collection[str], known: Mapping[str, Vector], progress: Progress | None
    ) -> dict[str, Vector]:
        """Of each text, or of none: what was known of texts that are gone is not kept."""
        if self._meaning is None or len(texts) > _READ_AT_MOST:
            return {}
        unread = [each for each in texts if each not in known]
        read = dict(zip(unread, self._meaning.vectors(unread, progress), strict=False))
        found = {each: known[each] for each in texts if each in known} | read
        return found if len(found) == len(texts) else {}

    async def seen(
        self, bench: Workbench, view: SortView, progress: Progress | None = None
    ) -> SortView:
        """The same with what it looks like."""
        likeness = await self.of(bench, progress)
        return await asyncio.to_thread(_seen, likeness, bench, view)


def _seen(likeness: Alike, bench: Workbench, view: SortView) -> SortView:
    code, findings = view.takeaway.code, placed(bench)
    alike = likeness.to_all(code)
    near = nearest(alike, {each.code for each in bench.takeaways}, most=_NEAR)
    by_code = {each.code: each for each in bench.takeaways}
    numbers = {each.code: each.number for each in view.findings}
    fits = fitting(alike, findings)
    waiting = [each.code for each in bench.takeaways if each.placement in UNDECIDED]
    others: list[str] = []
    if fits is not None and view.takeaway.placement in UNDECIDED:
        others = together(likeness, code, fits, findings, waiting, most=TOGETHER)
    return replace(
        view,
        likely=line_of(view.findings, fits),
        by_words=isinstance(likeness, Likeness),
        together=tuple(by_code[each] for each in others),
        near=tuple(
            NearLine(takeaway=by_code[each], finding=numbers.get(by_code[each].finding or ""))
            for each in near
            if each not in others
        ),
    )


def placed(bench: Workbench) -> dict[str, list[str]]:
    """Each finding with the takeaways in it."""
    found: dict[str, list[str]] = {each.code: [] for each in bench.findings}
    for each in bench.takeaways:
        if each.finding in found:
            found[each.finding].append(each.code)
    return found


def line_of(lines: tuple[FindingLine, ...], code: str | None) -> FindingLine | None:
    return next((line for line in lines if line.code == code), None)
