"""What was understood of a talk, shown in full before it is done."""

from bot.domain.talks.talk import Talk
from bot.domain.times.wall import distance, instant
from bot.saying.i18n import Text
from bot.saying.times import distance_in_words, slot_in_words, stamp, wall_in_words
from bot.services.talks.talk_previews import ANNOUNCE, MOVE, NEW, PLACE, TalkPreview
from bot.ui.cards.deliveries.dry_run import LINES_SHOWN, message_lines, refused, totals
from bot.ui.cards.deliveries.planned import mute_lines
from bot.ui.cards.talks.repeating import occurrence_lines, reach_buttons
from bot.ui.cards.talks.told import told_in_words
from bot.ui.controls import GOOD, Item, button, card, row, rows, text
from bot.ui.places import place_explained, place_shown
from bot.ui.plain import plain

# Of how many readings of a time the messages are listed one by one.
RUNS_SHOWN = 2


LINK_SHOWN = 100


def talk_preview(shown: TalkPreview, words: Text) -> list[Item]:
    """What was understood, in full, to be confirmed; where two readings are possible, it asks."""
    series, edition = plain(shown.series, 100), plain(shown.edition, 60)
    lines = [f"-# {series} · {edition}", f"**{plain(shown.title, 200)}**"]
    if shown.copies is not None:
        lines.append(words("talk-preview-copies", title=plain(shown.copies, 200)))
    if shown.verb == MOVE and shown.old is not None:
        lines.append(words("talk-preview-from", when=plain(slot_in_words(shown.old, words))))
    if shown.old_where and shown.where and shown.old_where != shown.where:
        lines.append(words("talk-preview-from", when=place_shown(shown.old_where, words)))
    if shown.verb == ANNOUNCE:
        lines += _announced(shown.runs[0].talk, words)
        lines += mute_lines(shown.server, words) if shown.runs[0].talk.ping else []
    readings = [_reading(shown, index, words) for index in range(len(shown.candidates))]
    if len(readings) > 1:
        lines.append(words("talk-preview-which"))
    lines += [f"- {reading}" if len(readings) > 1 else reading for reading in readings]
    lines += _repeat_lines(shown, words)
    lines += _place_lines(shown, words)
    if shown.verb in {MOVE, PLACE}:
        lines.append(told_in_words(shown.told, words) if shown.is_news else words("told-nothing"))
    if shown.verb == MOVE and shown.told.announces:
        lines.append(words("told-announces"))
    yes = [
        button(
            _yes(shown, words) if len(readings) == 1 else _short(shown, index, words),
            "confirm",
            shown.verb,
            shown.code,
            index,
            style=GOOD,
        )
        for index in range(len(readings))
    ]
    if shown.verb == PLACE:
        yes = [button(words("talk-preview-yes-place"), "confirm", PLACE, shown.code, 0, style=GOOD)]
    together = _together(shown, words) if shown.verb == MOVE else []
    buttons = [*yes, button(words("button-no"), "dismiss")]
    return [card(text("\n".join(lines))), *rows(buttons), *together]


def _yes(shown: TalkPreview, words: Text) -> str:
    if shown.repeats:
        return words("repeat-yes", count=len(shown.repeats) + 1)
    return words(f"talk-preview-yes-{shown.verb}")


def _repeat_lines(shown: TalkPreview, words: Text) -> list[str]:
    """Each later talk of a time that repeats; nothing counts that was not shown."""
    if not shown.repeats:
        return []
    lines = enumerate(occurrence_lines(shown.repeats, words), start=2)
    said = words("talk-preview-repeats", count=len(shown.repeats) + 1)
    return [said, *(f"{number}. {line}" for number, line in lines), words("talk-preview-drafts")]


def _together(shown: TalkPreview, words: Text) -> list[Item]:
    """The same move of more talks of its repeat, where its new time is certain."""
    if len(shown.candidates) > 1:
        return []
    ways = reach_buttons("move-these", shown.reaches, words, shown.code, 0)
    return [text(words("repeat-move-too")), row(*ways)] if ways else []


def _place_lines(shown: TalkPreview, words: Text) -> list[str]:
    """The place; a link that was typed as one is asked about, and nobody else sees it."""
    if shown.where is None:
        return []
    lines = [place_explained(shown.where, words)]
    if shown.join is not None:
        replaces = "yes" if shown.replaces_join else "no"
        lines.append(
            words("talk-preview-join", link=plain(shown.join, LINK_SHOWN), replaces=replaces)
        )
    return lines


def _announced(talk: Talk, words: Text) -> list[str]:
    """When the talk is, lest the time of its announcement be taken for it."""
    slot = [f"-# {plain(slot_in_words(talk.slot, words))}"] if talk.slot is not None else []
    return [*slot, words("talk-preview-announced")]


def _reading(shown: TalkPreview, index: int, words: Text) -> str:
    wall = shown.candidates[index]
    moment = instant(wall)
    gap = distance_in_words(distance(moment, now=shown.now), words)
    reading = words(
        "talk-preview-reading",
        when=plain(wall_in_words(wall, words)),
        distance=gap,
        zone=wall.zone,
        you=stamp(moment),
    )
    if shown.verb in {NEW, MOVE}:
        reading += "\n" + words("talk-preview-length", minutes=shown.minutes)
    return "\n".join([reading, *_dry_run_of(shown, index, words)])


def _dry_run_of(shown: TalkPreview, index: int, words: Text) -> list[str]:
    """What would be sent; of many readings only how much, for they differ in the first line."""
    if not shown.runs:
        return []
    run = shown.runs[index]
    if run.refusal is not None:
        return [refused(run, words)]
    lines = [totals("dry-run-if-announced-then", [run], words)]
    if len(shown.runs) <= RUNS_SHOWN:
        most = LINES_SHOWN // len(shown.runs)
        lines += message_lines(run, shown.server, words, now=shown.now, most=most)
    return lines


def _short(shown: TalkPreview, index: int, words: Text) -> str:
    return wall_in_words(shown.candidates[index], words)
