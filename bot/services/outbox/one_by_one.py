"""The same small change of many documents, whoever owns them."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from tinydb import where

from bot.domain.document import Document
from bot.domain.keeping.errors import StoreUnavailable
from bot.services.ports import Documents, Store, Survey

log = logging.getLogger(__name__)

D = TypeVar("D", bound=Document)
EachChange = Callable[[Documents, D], None]


async def one_by_one(
    store: Store, kind: type[D], states: Iterable[str] | None, change: EachChange[D]
) -> None:
    """Change each document of a kind, or of those in some states, in a unit of its own.

    Hundreds in one unit would keep the writer from everybody else, and one that fails must not
    stop the others. Raises `StoreUnavailable`.
    """

    def look(survey: Survey) -> list[D]:
        if states is None:
            return survey.select(kind)
        return survey.search(kind, where("state").one_of(list(states)))

    for document in await store.survey(look):
        code = document.code
        try:
            await store.run(document.owner, partial(_unit, kind=kind, code=code, change=change))
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("not_changed", extra={"fields": {"kind": kind.KIND, "code": code}})


def _unit(docs: Documents, *, kind: type[D], code: str, change: EachChange[D]) -> None:
    change(docs, docs.get(kind, code))


def putting(changed: Callable[[D], D]) -> EachChange[D]:
    """Make a unit's change of a function that returns the document as it should be."""

    def put(docs: Documents, document: D) -> None:
        after = changed(document)
        if after != document:
            docs.put(after)

    return put
