"""Who is named in a line that names somebody."""

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import listed_names, read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.names_in_text import names_in
from bot.words.programme.people import people_in


def people_of_line(facts: LineFacts, role: StageRole) -> tuple[Speaker, ...]:
    """Return everybody whom the line names, in `role` unless it says another."""
    text = facts.bare
    if facts.hours and not facts.days:
        text = facts.behind or facts.before or text
    if (label := read_label(text)) and label[1]:
        return people_in(listed_names(text, label[1]), label[0])
    heading = read_heading(text)
    if heading is not None and heading.rank is Rank.NUMBER:
        text = heading.title
    if facts.is_text:
        named = tuple(name for _, name in names_in(text))
        if named:
            return tuple(Speaker(name=name, line=name, role=role) for name in named)
    cells = [cell.strip() for cell in text.split(" | ") if cell.strip()]
    found: list[Speaker] = []
    for cell in cells:
        label = read_label(cell)
        if label and label[1]:
            found += people_in(label[1], label[0])
        elif (led := led_by(cell)) and led.is_known and not found:
            found += people_in(led.people, led.role)
        elif not found or cell is cells[0]:
            found += people_in(cell, role)
    return tuple(found)
