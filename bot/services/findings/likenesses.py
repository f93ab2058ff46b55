"""What takeaways look like, worked out beside the event loop and kept for a while."""

import asyncio
from collections import OrderedDict
from dataclasses import replace

from bot.domain.findings.likeness import Likeness, Progress, fitting, nearest, together
from bot.domain.takeaways.takeaway import UNDECIDED
from bot.services.findings.views import FindingLine, NearLine, SortView
from bot.services.findings.workbench import Workbench

# Of so many editions at once; one of 2,000 takeaways takes some megabytes.
_KEPT = 4
_NEAR = 3
# All of them are shown, to be read before they are put somewhere together.
TOGETHER = 15


class Likenesses:
    """In memory alone: it is made anew once a text has changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[dict[str, str], Likeness]] = OrderedDict()

    async def of(self, bench: Workbench, progress: Progress | None = None) -> Likeness:
        """Takes a second for 2,000 takeaways, in a thread; `progress` is called from there."""
        edition = bench.edition.code
        texts = {each.code: each.text for each in bench.takeaways}
        texts |= {each.code: f"{each.heading}\n{each.body}" for each in bench.findings}
        kept = self._kept.get(edition)
        if kept is None or kept[0] != texts:
            kept = texts, await asyncio.to_thread(Likeness, texts, progress)
            self._kept[edition] = kept
        self._kept.move_to_end(edition)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept[1]

    async def seen(
        self, bench: Workbench, view: SortView, progress: Progress | None = None
    ) -> SortView:
        """The same with what it looks like."""
        likeness = await self.of(bench, progress)
        return await asyncio.to_thread(_seen, likeness, bench, view)


def _seen(likeness: Likeness, bench: Workbench, view: SortView) -> SortView:
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
