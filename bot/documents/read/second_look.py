"""What the whole says of a line once each line has a likely role."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.documents.read.amounts import share_name
from bot.documents.read.signs import LineSigns
from bot.documents.read.surroundings import Surroundings
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
        said, kind = self._decided[at], self._signs[at].kind
        sure = "sure" if said.sure > _SURE else "likely" if said.sure > _LIKELY else "perhaps"
        yield f"said {said.role}"
        yield f"said {sure} {said.role}"
        if said.sure < _SURE:
            yield f"said {said.role} or {said.other}"
        for step in (-2, -1, 1, 2):
            if 0 <= at + step < len(self._roles):
                yield f"{step:+} said {self._roles[at + step]}"
        if not self._findings:
            yield f"no findings {kind}"
        else:
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
            share = self.shapes[self._whole.shapes[at]] / count
            yield f"shape found {share_name(share)}"
            yield f"shape found {share_name(share)} {where}"
            if self._promised:
                found = len(self._findings)
                as_promised = (
                    "as promised"
                    if found in self._promised
                    else "fewer than promised"
                    if found < max(self._promised)
                    else "more than promised"
                )
                yield f"{as_promised} {where}"
                yield f"{as_promised} {where} said {said.role}"
                if usual:
                    yield f"{as_promised} {where} as they are"
        for each in self._whole.series_at.get(at, ()):
            mates = [self._roles[other] for other in each.lines]
            share = mates.count("F") / len(mates)
            yield f"mates {share_name(share)}"
            yield f"mates {share_name(share)} {each.kind}"
            if len(each.lines) in self._promised:
                yield f"mates {share_name(share)} as promised"
                yield "mates as promised"
        if self._title is not None:
            yield (
                "best title"
                if at == self._title
                else ("above best title" if at < self._title else "below best title")
            )
            if at != self._title and said.role == "T":
                yield "other title"
            if 0 < abs(at - self._title) <= _NEAR:
                yield f"best title {self._title - at:+}"
                yield f"best title {self._title - at:+} {kind}"
        else:
            yield "no title"
            yield f"no title {kind}"
        ended = any(self._ends[0] < at for _ in self._ends[:1])
        yield f"{'ended' if ended else 'not ended'}"
        yield f"{'ended' if ended else 'not ended'} {kind}"
