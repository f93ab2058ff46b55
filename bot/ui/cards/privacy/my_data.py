"""What is stored about people, in words, and for how long; and what erasing it would do."""

from collections.abc import Mapping

from bot.domain.keeping.classes import Keeping
from bot.domain.keeping.outdated import KEPT_AFTER_LEAVING
from bot.saying.i18n import Text, text_id
from bot.services.privacy.forgetting import ErasurePreview
from bot.services.privacy.my_data import MyData
from bot.ui.controls import GRAVE, MAIN, Item, button, card, divider, option, row, select, text
from bot.ui.paging import page_of

HERE, EVERYWHERE = "here", "all"
# A mention takes 24 characters.
NUMBERED = 100


def my_data(data: MyData, words: Text) -> list[Item]:
    scope = _scope(data)
    lines = [
        words(
            "my-data-line",
            name=words(text_id("privacy-class", keeping)),
            count=count,
            why=words(text_id("privacy-purpose", keeping)),
            term=term_of(keeping, words),
        )
        for keeping, count in data.counts.items()
    ]
    body = [
        text(f"## {words('my-data-title')}\n{words(f'my-data-scope-{scope}')}"),
        divider(),
        text("\n".join(lines) or words("my-data-nothing")),
        text(words("my-data-never")),
    ]
    buttons = [button(words("my-data-button-file"), "my-data-file", scope, style=MAIN)]
    if scope == HERE:
        buttons.append(button(words("my-data-button-all"), "my-data", EVERYWHERE))
    buttons.append(button(words("my-data-button-erase"), "erase", scope, style=GRAVE))
    return [card(*body), row(*buttons)]


def erasing(preview: ErasurePreview, words: Text) -> list[Item]:
    """What [Erase] asks before it does anything."""
    scope = _scope(preview.data)
    if preview.is_empty:
        return [text(words("my-data-nothing"))]
    yes = button(words(f"erase-yes-{scope}"), "erase-yes", scope, style=GRAVE)
    no = button(words("erase-no"), "my-data", scope, "back")
    head = f"## {words('erase-title')}\n{words(f'erase-scope-{scope}')}"
    return [card(*_what(head, preview, words)), row(yes, no)]


def erased(done: ErasurePreview, words: Text) -> list[Item]:
    return [text(words(f"erased-{_scope(done.data)}"))]


def members_here(user_ids: list[int], words: Text, *, page: int = 0) -> list[Item]:
    """Whose data there is: by number, for the bot knows no names, and a mention shows them."""
    by_id = row(button(words("erase-by-id"), "erase-by-id"))
    if not user_ids:
        return [text(words("erase-which-none")), by_id]
    numbered = list(enumerate(user_ids, 1))[:NUMBERED]
    lines = [f"{number} · <@{user_id}>" for number, user_id in numbered]
    options = [
        option(words("erase-number", number=str(number)), str(user_id))
        for number, user_id in numbered
    ]
    asked = words("erase-which")
    chosen = select("erase-other", options=page_of(options, page, words), placeholder=asked)
    return [text("\n".join([words("erase-which-about"), *lines])), chosen, by_id]


def erasing_other(preview: ErasurePreview, words: Text) -> list[Item]:
    user_id = preview.data.user_id
    member = f"<@{user_id}>"
    if preview.is_empty:
        return [text(words("erase-other-nothing", member=member))]
    yes = button(words("erase-other-yes"), "erase-other-yes", user_id, style=GRAVE)
    no = button(words("erase-no"), "erase-which", 0)
    head = f"## {words('erase-other-title')}\n{words('erase-other-scope', member=member)}"
    return [card(*_what(head, preview, words)), row(yes, no)]


def erased_other(done: ErasurePreview, words: Text) -> list[Item]:
    return [text(words("erased-other", member=f"<@{done.data.user_id}>"))]


def _what(head: str, preview: ErasurePreview, words: Text) -> list[Item]:
    goes = [
        words("erase-line", name=words(text_id("privacy-class", keeping)), count=count)
        for keeping, count in preview.goes.items()
    ]
    stays = [
        words(text_id("erase-stays", part), count=count) for part, count in preview.stays.items()
    ]
    body: list[Item] = [text(head)]
    if goes:
        body += [divider(), text("\n".join([words("erase-goes"), *goes]))]
    if preview.reaches_ballots:
        body += [divider(), text(words("erase-ballots"))]
    if stays:
        body += [divider(), text("\n".join([words("erase-stays"), *stays]))]
    return [*body, divider(), text(words("erase-out-of-reach"))]


def _scope(data: MyData) -> str:
    return EVERYWHERE if data.everywhere else HERE


def term_of(keeping: Keeping, words: Text) -> str:
    days = keeping.term.days if keeping.term is not None else 0
    return words(text_id("privacy-term", keeping), days=days)


def what_is_kept(going: Mapping[Keeping, int], words: Text) -> list[Item]:
    """`going` is what the next clearing lets go of."""
    lines = [
        words(
            "kept-line",
            name=words(text_id("privacy-class", keeping)),
            term=term_of(keeping, words),
        )
        for keeping in Keeping
        if keeping is not Keeping.MACHINE
    ]
    next_time = [
        words("erase-line", name=words(text_id("privacy-class", keeping)), count=count)
        for keeping, count in going.items()
    ] or [words("kept-nothing-goes")]
    return [
        card(
            text(f"## {words('kept-title')}"),
            text("\n".join(lines)),
            divider(),
            text("\n".join([words("kept-next"), *next_time])),
            text(words("kept-after-leaving", days=KEPT_AFTER_LEAVING.days)),
        )
    ]
