"""The receipt: a line for each message of a talk or of key findings, and for each partner."""

from collections.abc import Callable

from bot.domain.deliveries.kinds import MirrorKind, Place
from bot.domain.deliveries.receipts import ReceiptLine, Went
from bot.domain.document import owner_id
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.team.receipts import PartnerLine, ReceiptView
from bot.ui.cards.deliveries.planned import name_of
from bot.ui.controls import MAIN, Item, button, card, row, text
from bot.ui.plain import cut, plain

SHOWN = 3400

PassesOn = Callable[[int], bool]


def receipt_card(view: ReceiptView, words: Text, *, passes_on: PassesOn) -> list[Item]:
    """`passes_on` tells of a channel whether Discord lets other servers follow it."""
    title = words("receipt-title", title=plain(view.title, 200))
    lines = [_line(each, view, words, passes_on) for each in view.lines]
    lines = lines or [words("receipt-nothing")]
    if view.partners:
        lines.append(words("receipt-partners"))
        lines += [_partner(each, words) for each in view.partners]
    as_of = f"-# {words('receipt-as-of', when=stamp(view.now, 'T'))}"
    again = button(words("receipt-again"), "receipt", view.code, "again")
    buttons = [again]
    if any(each.went is Went.STUCK for each in view.lines):
        buttons.insert(0, button(words("receipt-button-stuck"), "stuck", 0, style=MAIN))
    body = cut("\n".join(lines), SHOWN)
    return [card(text(f"### {title}\n{body}\n{as_of}")), row(*buttons)]


def _line(each: ReceiptLine, view: ReceiptView, words: Text, passes_on: PassesOn) -> str:
    what = name_of(each.kind, words)
    if each.update is MirrorKind.CROSSPOST:
        what = words("receipt-crosspost")
    elif each.update is not None:
        what = words("planned-update", what=what)
    said = words(
        text_id("receipt", each.went),
        what=what,
        where=_where(each, words),
        when=stamp(each.delivery.sent_at or each.delivery.due, "f"),
        reason=words(text_id("reason", each.reason)) if each.reason is not None else "",
    )
    channel = each.delivery.channel_id
    is_passed_on = each.delivery.code in view.passed_on and each.update is None
    if is_passed_on and channel is not None and passes_on(channel):
        said += f"\n{words('receipt-passed-on')}"
    return said


def _where(each: ReceiptLine, words: Text) -> str:
    """The message itself, or how many letters; never whose."""
    delivery = each.delivery
    if delivery.place is Place.MEMBER:
        return words("receipt-letters", count=each.count)
    if delivery.channel_id is None or delivery.message_id is None:
        return words("receipt-one")
    if delivery.kind.record.is_event:
        return f"https://discord.com/events/{owner_id(delivery.owner)}/{delivery.message_id}"
    if delivery.kind.record.is_thread:
        return f"<#{delivery.message_id}>"
    channel = f"{owner_id(delivery.owner)}/{delivery.channel_id}"
    return f"https://discord.com/channels/{channel}/{delivery.message_id}"


def _partner(each: PartnerLine, words: Text) -> str:
    went = "never" if each.went is None else text_id("", each.went).strip("-")
    return words("receipt-partner", server=plain(each.server, 100), went=went)
