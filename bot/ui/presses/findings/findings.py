"""The workbench: open, write, join, order, and what stands around the findings."""

from collections.abc import Mapping

from bot.domain.findings.finding import BODY_MAX, HEADING_MAX, Finding
from bot.domain.talks.series import Edition
from bot.saying.i18n import Text
from bot.services.findings.findings import EditionText
from bot.ui.cards.findings.findings import finding_card, order_where, order_which, remove_question
from bot.ui.cards.findings.workbench import workbench
from bot.ui.door import Handler, Press
from bot.ui.forms import Field, Part
from bot.ui.paging import page_in
from bot.words.links import LINK_MAX


async def show(press: Press) -> None:
    view = await press.services.findings.workbench(press.person, press.code)
    await press.redraw(workbench(view, press.text))


async def open_anew(press: Press) -> None:
    """From a message that stays as it is; without an edition, the newest one."""
    edition = press.control.parts[0] if press.control.parts else None
    view = await press.services.findings.workbench(press.person, edition)
    await press.reply(workbench(view, press.text))


async def choose(press: Press) -> None:
    """A finding, or another page of them; part 0 is the edition."""
    page = page_in(_chosen(press))
    if page is not None:
        bench = await press.services.findings.workbench(press.person, press.code)
        await press.redraw(workbench(bench, press.text, page=page))
        return
    view = await press.services.findings.finding(press.person, _chosen(press))
    await press.redraw(finding_card(view, press.text))


async def show_finding(press: Press) -> None:
    view = await press.services.findings.finding(press.person, press.code)
    await press.redraw(finding_card(view, press.text))


async def ask_new(press: Press) -> None:
    fields = finding_fields(press.text)
    await press.ask(press.text("form-new-finding"), "finding-made", press.code, fields=fields)


async def make(press: Press) -> None:
    view = await press.services.findings.new_finding(
        press.person, press.code, press.typed("heading"), press.typed("body")
    )
    await press.redraw(finding_card(view, press.text))


async def ask_edit(press: Press) -> None:
    view = await press.services.findings.finding(press.person, press.code)
    fields = finding_fields(press.text, view.finding)
    parts = (press.code, view.finding.version)
    await press.ask(press.text("form-edit-finding"), "finding-edited", *parts, fields=fields)


async def edit(press: Press) -> None:
    view = await press.services.findings.edit(
        press.person, press.code, press.number(1), press.typed("heading"), press.typed("body")
    )
    await press.redraw(finding_card(view, press.text))


async def join(press: Press) -> None:
    page = page_in(_chosen(press))
    if page is not None:
        view = await press.services.findings.finding(press.person, press.code)
        await press.redraw(finding_card(view, press.text, page=page))
        return
    view = await press.services.findings.merge(
        press.person, press.code, press.number(1), _chosen(press)
    )
    await press.redraw(finding_card(view, press.text))


async def ask_remove(press: Press) -> None:
    view = await press.services.findings.finding(press.person, press.code)
    await press.redraw(remove_question(view, press.text))


async def remove(press: Press) -> None:
    view = await press.services.findings.remove(press.person, press.code, press.number(1))
    await press.redraw(workbench(view, press.text))


async def order(press: Press) -> None:
    view = await press.services.findings.workbench(press.person, press.code)
    await press.redraw(order_which(view, press.text))


async def order_one(press: Press) -> None:
    page = page_in(_chosen(press))
    if page is not None:
        bench = await press.services.findings.workbench(press.person, press.code)
        await press.redraw(order_which(bench, press.text, page=page))
        return
    view = await press.services.findings.finding(press.person, _chosen(press))
    await press.redraw(order_where(view, press.text))


async def order_to(press: Press) -> None:
    page = page_in(_chosen(press))
    if page is not None or not _chosen(press).isdecimal():
        view = await press.services.findings.finding(press.person, press.code)
        await press.redraw(order_where(view, press.text, page=page or 0))
        return
    bench = await press.services.findings.reorder(press.person, press.code, int(_chosen(press)))
    await press.redraw(workbench(bench, press.text))


async def ask_around(press: Press) -> None:
    view = await press.services.findings.workbench(press.person, press.code)
    fields = around_fields(view.edition, press.text)
    parts = (press.code, view.edition.version)
    await press.ask(press.text("form-around"), "around-written", *parts, fields=fields)


async def write_around(press: Press) -> None:
    given = press.filled.texts
    text = EditionText(
        introduction=given.get("introduction"),
        further_reading=given.get("further_reading"),
        thanks=given.get("thanks"),
        website=given.get("website"),
    )
    view = await press.services.findings.describe_edition(
        press.person, press.code, press.number(1), text
    )
    await press.redraw(workbench(view, press.text))


def finding_fields(words: Text, finding: Finding | None = None) -> list[Part]:
    return [
        Field(
            key="heading",
            label=words("field-heading"),
            hint=words("field-heading-hint"),
            value=finding.heading if finding else None,
            limit=HEADING_MAX,
        ),
        Field(
            key="body",
            label=words("field-body"),
            hint=words("field-body-hint"),
            value=finding.body if finding else None,
            long=True,
            required=False,
            limit=BODY_MAX,
        ),
    ]


def around_fields(edition: Edition, words: Text) -> list[Part]:
    """A text that is too long for a form is left out of it, and so stays as it is."""
    texts = {
        "introduction": edition.introduction,
        "further_reading": "\n".join(edition.further_reading),
        "thanks": edition.thanks,
    }
    hints = {"further_reading": words("field-further-reading-hint")}
    fields: list[Part] = [
        Field(
            key=key,
            label=words(f"field-{key.replace('_', '-')}"),
            hint=hints.get(key),
            value=value,
            long=True,
            required=False,
        )
        for key, value in texts.items()
        if len(value) <= BODY_MAX
    ]
    website = Field(
        key="website",
        label=words("field-website"),
        hint=words("field-website-hint"),
        value=edition.website,
        example="https://",
        required=False,
        limit=LINK_MAX,
    )
    return [*fields, website]


def _chosen(press: Press) -> str:
    return press.values[0] if press.values else ""


HANDLERS: Mapping[str, Handler] = {
    "draft": show,
    "draft-open": open_anew,
    "finding": choose,
    "finding-show": show_finding,
    "finding-new": ask_new,
    "finding-made": make,
    "finding-edit": ask_edit,
    "finding-edited": edit,
    "finding-join": join,
    "finding-remove": ask_remove,
    "finding-remove-really": remove,
    "order": order,
    "order-which": order_one,
    "order-where": order_to,
    "around": ask_around,
    "around-written": write_around,
}
