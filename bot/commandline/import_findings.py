"""`python -m bot import findings FILE --server ID --edition NAME [--dry-run] [--json]`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.commandline.article_json import article_json, fates
from bot.commandline.parser import DATES
from bot.commandline.saying import say
from bot.documents.fetch.fetching import Fetcher
from bot.documents.read.any_form import read_article_bytes, read_article_file
from bot.documents.read.in_making import ReadArticle
from bot.documents.read.in_words import doubts_in_words
from bot.domain.document import guild_owner
from bot.domain.errors import BotError
from bot.domain.findings.article import Article, reading_minutes
from bot.domain.findings.errors import WebImportOff
from bot.domain.kinds import KINDS
from bot.domain.times.zones import load_zones
from bot.saying.error_text import explain
from bot.saying.i18n import Localizer, Text
from bot.services.findings.importing import Importing, ImportResult
from bot.settings import Settings
from bot.store.sqlite.opening import open_store

_SHOWN = 100


def main(args: argparse.Namespace, settings: Settings, fetcher: Fetcher | None = None) -> int:
    """Print what was read and, unless it is a dry run, keep it; a running bot must be stopped."""
    text = Localizer.load().english
    load_zones()
    if args.json:
        return _main_json(args, settings, fetcher, text)
    read = _read(args, settings, fetcher, text)
    say(_told(read, text, whole=args.dry_run))
    if args.dry_run:
        say(_fates(read, text))
        say([text("import-dry-run")])
        return 0
    result = asyncio.run(_keep(args, settings, read.article))
    say(_result(result, text))
    return 0


def _main_json(
    args: argparse.Namespace, settings: Settings, fetcher: Fetcher | None, text: Text
) -> int:
    """One object, also for what is refused: a program reads no sentences from elsewhere."""
    printed: dict[str, Any] = {}
    try:
        read = _read(args, settings, fetcher, text)
        printed = {**article_json(read, text), "stored": None}
        if not args.dry_run:
            printed["stored"] = _stored(asyncio.run(_keep(args, settings, read.article)))
    except BotError as error:
        printed["refused"] = explain(error, text)
    sys.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2) + "\n")
    return 1 if printed["refused"] else 0


def _stored(result: ImportResult) -> dict[str, Any]:
    return {
        "series": result.series.title,
        "edition": result.edition.name,
        "findings": result.findings,
        "talks": result.talks,
        "speakers_without_segment": list(result.unplaced_speakers),
        "links_refused": list(result.refused_links),
    }


def _read(
    args: argparse.Namespace, settings: Settings, fetcher: Fetcher | None, text: Text
) -> ReadArticle:
    source = str(args.file)
    if "://" not in source:
        return read_article_file(Path(source), text, day_first=DATES[args.dates])
    if not settings.import_from_web:
        raise WebImportOff
    fetched = asyncio.run((fetcher or Fetcher()).fetch(source))
    return read_article_bytes(fetched.content, text, name=fetched.name, day_first=DATES[args.dates])


async def _keep(args: argparse.Namespace, settings: Settings, article: Article) -> ImportResult:
    store = await open_store(settings.data, KINDS)
    try:
        importing = Importing(store, SystemClock())
        return await importing.import_article(guild_owner(args.server), args.edition, article)
    finally:
        await store.close()


def _told(read: ReadArticle, text: Text, *, whole: bool) -> Iterator[str]:
    """What was read; `whole` with every paragraph, as it would be stored."""
    article = read.article
    kept = partial(_kept, whole=whole)
    yield text("import-title", title=article.title)
    yield text("import-edition", edition=article.edition or "-")
    published = article.published_on.isoformat() if article.published_on else "-"
    yield text("import-published-on", date=published)
    yield text("import-kind", kind=article.kind or "-")
    yield text("import-authors", names=", ".join(article.authors) or "-")
    yield text("import-introduction", count=len(article.introduction))
    yield from kept(article.introduction)
    yield text("import-findings", count=len(article.findings))
    for finding in article.findings:
        yield text(
            "import-finding",
            number=str(finding.number),
            heading=finding.heading,
            characters=len("\n\n".join(finding.body)),
        )
        yield from kept(finding.body)
    yield text("import-talks", count=len(article.talks))
    for talk in article.talks:
        on = talk.on.isoformat() if talk.on else "-"
        yield text("import-talk", title=talk.title, date=on)
        yield from kept(talk.speakers)
    yield text("import-further-reading", count=len(article.further_reading))
    yield from kept(article.further_reading)
    yield text("import-thanks", count=len(article.thanks))
    yield from kept(article.thanks)
    yield text("import-minutes", minutes=reading_minutes(article))
    for part in read.empty:
        yield text("import-empty", part=part.value)
    for left in read.left_out if not whole else ():
        yield _left_out(str(left.number), left.reason.value, left.text, text)
    yield from doubts_in_words(read, text)


def _kept(paragraphs: tuple[str, ...], *, whole: bool) -> Iterator[str]:
    return (f"     {paragraph}" for paragraph in paragraphs if whole)


def _left_out(number: str, reason: str, line: str, text: Text) -> str:
    return text("import-left-out", number=number, reason=reason, text=_cut(line))


def _fates(read: ReadArticle, text: Text) -> Iterator[str]:
    """Every line that is not blank, and what became of it."""
    for fate in fates(read):
        number, line = str(fate["number"]), read.lines[fate["number"] - 1].strip()
        if fate["fate"] == "used":
            yield text("import-used", number=number, part=fate["as"], text=_cut(line))
        else:
            yield _left_out(number, fate["as"] or "not_understood", line, text)


def _result(result: ImportResult, text: Text) -> Iterator[str]:
    names = {"edition": result.edition.name, "series": result.series.title}
    if not result.changed:
        yield text("import-nothing-new", **names)
        return
    if result.new_series:
        yield text("import-new-series", **names)
    if result.new_edition:
        yield text("import-new-edition", **names)
    yield text("import-kept", findings=result.findings, talks=result.talks, **names)
    for line in result.unplaced_speakers:
        yield text("import-unplaced-speaker", line=_cut(line))
    for line in result.refused_links:
        yield text("import-refused-link", line=_cut(line))


def _cut(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
