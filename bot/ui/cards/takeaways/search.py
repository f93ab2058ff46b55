"""What a search has found."""

from bot.domain.takeaways.excerpt import excerpt
from bot.saying.i18n import Text, text_id
from bot.services.takeaways.search import ME, Asked, SearchHit
from bot.ui.cards.takeaways.takeaways import kind_of
from bot.ui.controls import Item, option, select, text
from bot.ui.plain import clean, cut, escaped, plain

HITS_SHOWN = 10
TEXT_SHOWN = 180


def found(hits: list[SearchHit], asked: Asked, words: Text) -> list[Item]:
    named = plain(_asked(asked, words), 200)
    if not named:
        return [text(words("search-nothing-asked"))]
    if not hits:
        return [text(words("search-none", words=named))]
    lines = [words("search-title", words=named, count=len(hits))]
    lines += [_hit(hit, asked, words) for hit in hits[:HITS_SHOWN]]
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


def _asked(asked: Asked, words: Text) -> str:
    """What was asked for, on one line."""
    said = [
        asked.words,
        words(text_id("takeaway-kind", asked.kind)) if asked.kind else "",
        f"#{asked.tag.removeprefix('#')}" if asked.tag else "",
        words("search-this-talk") if asked.talk else "",
        words("search-mine") if asked.person == ME else asked.person,
        asked.span,
    ]
    return " · ".join(each for each in said if each)


def _excerpt(written: str, typed: str) -> str:
    """What was found is bold; each piece is made harmless by itself."""
    pieces = excerpt(written, typed, TEXT_SHOWN)
    return "".join(
        f"**{_safe(each.text)}**" if each.is_found else _safe(each.text) for each in pieces
    )


def _safe(piece: str) -> str:
    return escaped(clean(piece))


def _hit(hit: SearchHit, asked: Asked, words: Text) -> str:
    where = [plain(hit.edition, 60)]
    if hit.talk is not None:
        where.append(words("search-talk", number=str(hit.talk)))
    if hit.segment is not None:
        where.append(words("takeaway-segment", number=str(hit.segment)))
    if hit.minute is not None:
        where.append(words("takeaway-minute", number=str(hit.minute)))
    what = kind_of(hit.kind, words) if hit.kind else _finding(hit, words)
    line = words("search-line", what=what, where=" · ".join(where))
    return f"- {_excerpt(hit.text, asked.words)}\n  -# {line}"


def _finding(hit: SearchHit, words: Text) -> str:
    heading = plain(hit.heading or "", 80)
    return words("search-finding", number=str(hit.number), heading=heading)
