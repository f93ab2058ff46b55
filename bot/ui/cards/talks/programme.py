"""What was understood of a pasted programme."""

from bot.domain.talks.states import TalkState
from bot.saying.i18n import Text
from bot.saying.times import day_in_words, slot_in_words
from bot.services.talks.programmes import PlannedTalk, ProgrammePreview
from bot.ui.controls import GOOD, Item, button, card, divider, row, text
from bot.ui.plain import cut, plain

TALK_SHOWN = 900
TEXT_SHOWN = 3200
UNREAD_SHOWN = 8


def preview(shown: ProgrammePreview, words: Text) -> list[Item]:
    head = words(
        "programme-understood",
        series=plain(shown.series.title, 100),
        edition=plain(shown.edition.name, 60),
        count=len(shown.talks),
    )
    talks = [cut(_talk(each, words), TALK_SHOWN) for each in shown.talks]
    body: list[Item] = [text(head), text(cut("\n".join(talks), TEXT_SHOWN))]
    if shown.unread:
        lines = [f"- {each.number}: {plain(each.text, 60)}" for each in shown.unread[:UNREAD_SHOWN]]
        unread = [words("programme-unread", count=len(shown.unread)), *lines]
        body += [divider(), text(cut("\n".join(unread), 600))]
    return [
        card(*body),
        row(
            button(words("programme-right"), "programme-keep", shown.code, style=GOOD),
            button(words("programme-correct"), "programme-correct", shown.code),
            button(words("button-no"), "dismiss"),
        ),
    ]


def _talk(planned: PlannedTalk, words: Text) -> str:
    read = planned.read
    lines = [f"**{plain(read.title, 200)}**", f"-# {_when(planned, words)}"]
    for number, segment in enumerate(read.segments, start=1):
        if segment.title:
            lines.append(f"{number} {plain(segment.title, 120)}")
        lines += [
            f"-# {words(f'stage-{each.role.value}')} · {plain(each.name, 60)}"
            + (f" · {plain(each.affiliation, 80)}" if each.affiliation else "")
            for each in segment.speakers
        ]
    return "\n".join(lines)


def _when(planned: PlannedTalk, words: Text) -> str:
    if planned.known:
        return words("programme-known")
    if planned.slot is not None:
        when = plain(slot_in_words(planned.slot, words))
    elif planned.read.date is not None and planned.read.date.on is not None:
        day = day_in_words(planned.read.date.on, words)
        when = words("programme-no-hour", day=plain(day))
    else:
        return words("talk-card-no-time")
    return words("programme-past", when=when) if planned.is_past else when


def kept(count: int, states: list[TalkState], words: Text) -> list[Item]:
    ended = sum(1 for state in states if state is TalkState.ENDED)
    return [text(words("programme-kept", count=count, past=ended))]
