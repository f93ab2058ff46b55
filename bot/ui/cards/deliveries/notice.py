"""What did not go out as planned, in one message to the team."""

from collections.abc import Sequence

from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import Mishap, NoticeLine
from bot.domain.deliveries.reasons import Reason
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.team.notices import NoticeView, Silence
from bot.ui.controls import MAIN, Item, button, row, text
from bot.ui.plain import plain

LINES = 12
_TITLE_MAX = 60
_ORDER = {kind: number for number, kind in enumerate(DeliveryKind)}


def notice(view: NoticeView, words: Text) -> list[Item]:
    """After a downtime: what was late, what was dropped, what needs people. Else only the last."""
    groups = {mishap: [each for each in view.lines if each.mishap is mishap] for mishap in Mishap}
    shown = {mishap: lines for mishap, lines in groups.items() if lines}
    # A title of its own says it, unless it comes with others.
    is_about_emptied = set(shown) == {Mishap.EMPTIED} and not view.is_behind
    parts = [] if is_about_emptied else [_title(view, words)]
    for mishap, lines in shown.items():
        if view.is_behind or mishap is Mishap.EMPTIED:
            parts.append(words(text_id("notice-mishap", mishap)))
        parts += _lines(lines, LINES // len(shown), view, words)
    desk = button(words("desk-button-open"), "desk", style=MAIN, mark=view.notice.key)
    return [text("\n".join(parts)), row(desk)]


def alarm(silence: Silence, words: Text) -> list[Item]:
    """The letter to whoever set the bot up; there nobody vouches for a membership: no buttons."""
    reason = words(text_id("reason", silence.reason)) if silence.reason else ""
    server = plain(silence.server, _TITLE_MAX)
    # It is read for good, also once all of it was mended: it says of when it speaks.
    when = stamp(silence.at, "f")
    return [text(words("alarm", when=when, server=server, reason=reason, count=silence.unread))]


def _title(view: NoticeView, words: Text) -> str:
    if view.absence is not None:
        since, until = stamp(view.absence.since, "f"), stamp(view.absence.until, "f")
        return words("notice-away", since=since, until=until)
    return words("notice-behind" if view.is_behind else "notice-title")


def _lines(lines: Sequence[NoticeLine], most: int, view: NoticeView, words: Text) -> list[str]:
    by_talk = sorted(lines, key=lambda each: (view.titles.get(each.about, ""), _ORDER[each.what]))
    said = [_line(each, view, words) for each in by_talk[:most]]
    left = len(lines) - len(said)
    return [*said, words("desk-more", count=left)] if left else said


def _line(line: NoticeLine, view: NoticeView, words: Text) -> str:
    what = words(text_id("delivery", line.what))
    what = f"{what} (×{line.count})" if line.count > 1 else what
    title = plain(view.titles.get(line.about, ""), _TITLE_MAX)
    if line.reason is None:
        return words("notice-line-late", what=what, title=title)
    kind = "notice-line-posted" if line.posted else "notice-line"
    return words(
        kind, what=what, title=title, reason=words(text_id("reason", _said(line.what, line.reason)))
    )


def _said(what: DeliveryKind, reason: Reason) -> Reason:
    """What backstage missed with its old channel is read in the one that was chosen since."""
    is_chosen = what.record.place is Place.BACKSTAGE and reason is Reason.CHANNEL_GONE
    return Reason.CHANNEL_REPLACED if is_chosen else reason
