"""What the whole says of a line once each line has a likely role."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.documents.read.decision.amounts import share_name
from bot.documents.read.decision.series import Series
from bot.documents.read.decision.signs import LineSigns
from bot.documents.read.decision.surroundings import Surroundings
from bot.words.lines.chain import Decided

_SURE, _LIKELY = 0.95, 0.7
# So far from the title a line is told how far.
_NEAR = 3


class SecondLook:
    """What the whole says of a line once each line has a likely role."""

    def __init__(
        self,
        whole: Surroundings,
        signs: Sequence[LineSigns],
        decided: Sequence[Decided],
        title: int | None,
    ) -> None:
        self._whole = whole
        self._signs = signs
        self._decided = decided
        self._roles = [each.role for each in decided]
        self._findings = [at for at, role in enumerate(self._roles) if role == "F"]
        self.shapes = Counter(whole.shapes[at] for at in self._findings)
        self._kinds_found = Counter(signs[at].kind for at in self._findings)
        self._usual = next((kind for kind, _ in self._kinds_found.most_common(1)), "")
        self._title = title
        # By the series, as it is itself: how many of its lines are findings.
        self._shares: dict[int, str] = {}
        self._ends = [at for at, role in enumerate(self._roles) if role == "E"]
        heads = [whole.announced] if whole.announced is not None else []
        heads += [] if self._title is None else [self._title]
        self._promised = {
            count
            for at in (*heads, *(at for at, role in enumerate(self._roles) if role == "K"))
            for count in signs[at].counts
            if count > 1
        }

    def of(self, at: int) -> Iterator[str]:
        yield from self._of_itself(at)
        if not self._findings:
            yield f"no findings {self._signs[at].kind}"
        else:
            yield from self._of_findings(at)
        yield from self._of_mates(at)
        yield from self._of_title(at)
        ended = any(self._ends[0] < at for _ in self._ends[:1])
        yield f"{'ended' if ended else 'not ended'}"
        yield f"{'ended' if ended else 'not ended'} {self._signs[at].kind}"

    def _of_itself(self, at: int) -> Iterator[str]:
        said = self._decided[at]
        sure = "sure" if said.sure > _SURE else "likely" if said.sure > _LIKELY else "perhaps"
        yield f"said {said.role}"
        yield f"said {sure} {said.role}"
        if said.sure < _SURE:
            yield f"said {said.role} or {said.other}"
        for step in (-2, -1, 1, 2):
            if 0 <= at + step < len(self._roles):
                yield f"{step:+} said {self._roles[at + step]}"

    def _of_findings(self, at: int) -> Iterator[str]:
        said, kind = self._decided[at], self._signs[at].kind
        first, last = self._findings[0], self._findings[-1]
        where = "above" if at < first else "below" if at > last else "among"
        yield f"{where} findings"
        yield f"{where} findings {kind}"
        yield f"{where} findings said {said.role}"
        if at == last:
            yield "last finding"
        usual = kind == self._usual
        yield f"{where} findings {'as' if usual else 'unlike'} they are"
        if usual:
            yield f"as findings said {said.role}"
        count = self._whole.shape_counts[self._whole.shapes[at]]
        share = share_name(self.shapes[self._whole.shapes[at]] / count)
        yield f"shape found {share}"
        yield f"shape found {share} {where}"
        if self._promised:
            found = len(self._findings)
            how = "fewer than" if found < max(self._promised) else "more than"
            as_promised = f"{'as' if found in self._promised else how} promised"
            yield f"{as_promised} {where}"
            yield f"{as_promised} {where} said {said.role}"
            if usual:
                yield f"{as_promised} {where} as they are"

    def _of_mates(self, at: int) -> Iterator[str]:
        for each in self._whole.series_at.get(at, ()):
            share = self._share_found(each)
            yield f"mates {share}"
            yield f"mates {share} {each.kind}"
            if len(each.lines) in self._promised:
                yield f"mates {share} as promised"
                yield "mates as promised"

    def _share_found(self, series: Series) -> str:
        share = self._shares.get(id(series))
        if share is None:
            found = sum(self._roles[at] == "F" for at in series.lines)
            share = self._shares[id(series)] = share_name(found / len(series.lines))
        return share

    def _of_title(self, at: int) -> Iterator[str]:
        said, kind = self._decided[at], self._signs[at].kind
        if self._title is None:
            yield "no title"
            yield f"no title {kind}"
            return
        if at == self._title:
            yield "best title"
            return
        yield "above best title" if at < self._title else "below best title"
        if said.role == "T":
            yield "other title"
        if abs(at - self._title) <= _NEAR:
            yield f"best title {self._title - at:+}"
            yield f"best title {self._title - at:+} {kind}"
