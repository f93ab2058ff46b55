"""What a search has found."""

from bot.saying.i18n import Text
from bot.services.takeaways.search import SearchHit
from bot.ui.cards.takeaways.takeaways import kind_of
from bot.ui.controls import Item, option, select, text
from bot.ui.plain import cut, plain

HITS_SHOWN = 10
TEXT_SHOWN = 180


def found(hits: list[SearchHit], typed: str, words: Text) -> list[Item]:
    if not hits:
        return [text(words("search-none", words=plain(typed, 100)))]
    lines = [words("search-title", words=plain(typed, 100), count=len(hits))]
    lines += [_hit(hit, words) for hit in hits[:HITS_SHOWN]]
    if len(hits) > HITS_SHOWN:
        lines.append(words("search-more", count=len(hits) - HITS_SHOWN))
    return [text(cut("\n".join(lines), 3900)), *_choices(hits[:HITS_SHOWN], words)]


def _choices(hits: list[SearchHit], words: Text) -> list[Item]:
    """What the team opens, members report: of what people wrote, not of findings."""
    options = [option(hit.text, hit.code) for hit in hits if hit.kind is not None]
    if not options:
        return []
    verb, placeholder = ("manage", "manage-open") if hits[0].may_manage else ("report", "report")
    return [select(verb, options=options, placeholder=words(placeholder))]


def _hit(hit: SearchHit, words: Text) -> str:
    where = [plain(hit.edition, 60)]
    if hit.talk is not None:
        where.append(words("search-talk", number=str(hit.talk)))
    if hit.segment is not None:
        where.append(words("takeaway-segment", number=str(hit.segment)))
    if hit.minute is not None:
        where.append(words("takeaway-minute", number=str(hit.minute)))
    what = kind_of(hit.kind, words) if hit.kind else _finding(hit, words)
    line = words("search-line", what=what, where=" · ".join(where))
    return f"- {plain(hit.text, TEXT_SHOWN)}\n  -# {line}"


def _finding(hit: SearchHit, words: Text) -> str:
    heading = plain(hit.heading or "", 80)
    return words("search-finding", number=str(hit.number), heading=heading)
