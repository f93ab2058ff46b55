"""What the team did, a page at a time."""

from bot.domain.keeping.audit import Deed
from bot.domain.team.server import Server
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.privacy.audit_trail import AuditLine, AuditPage
from bot.ui.controls import Item, button, card, divider, row, text
from bot.ui.paging import page_buttons
from bot.ui.plain import plain


def audit(shown: AuditPage, words: Text) -> list[Item]:
    lines = [_line(each, shown, words) for each in shown.lines] or [words("audit-nothing")]
    body = [
        text(f"## {words('audit-title')}\n{words('audit-about')}"),
        divider(),
        text("\n".join(lines)),
    ]
    ways = page_buttons("audit", page=shown.page, pages=shown.pages, words=words)
    ways.append(button(words("audit-button-csv"), "audit-csv"))
    ways.append(button(words("desk-button-open"), "desk-again"))
    return [card(*body), row(*ways)]


def _line(line: AuditLine, shown: AuditPage, words: Text) -> str:
    entry = line.entry
    title = shown.titles.get(entry.which, "")
    about = plain(title, 80) if title else words("document-kind", kind=entry.about)
    if entry.deed is Deed.EXPORTED and entry.about == Server.KIND:
        about = words("audit-everything")
    return words(
        "audit-line",
        when=stamp(entry.at, "f"),
        who=f"<@{entry.by}>" if entry.by is not None else words("audit-nobody"),
        deed=words(text_id("audit-deed", entry.deed)),
        about=about,
        count=line.times,
    )
