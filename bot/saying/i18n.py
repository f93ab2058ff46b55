"""Text for people: Fluent files in `bot/locales/<language>/`, asked for by id."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax import ast

SOURCE_LANGUAGE = "en"
LOCALES = Path(__file__).parents[1] / "locales"

# Discord's codes (and BCP 47 macro-languages) that are called something else here.
_ALIASES = {"no": "nb"}

# The runtime refuses longer arguments, as a guard against hostile translations. Ours are our own,
# and the body of a finding or a whole programme is longer than its 2,500 characters.
_LONGEST_ARGUMENT = 1_000_000

_log = logging.getLogger(__name__)


class TextError(Exception):
    """A text is missing, broken or lacks an argument: a developer's mistake, never a user's."""


@dataclass(frozen=True, slots=True)
class Text:
    """The texts of one language. Call it with a message id and that message's arguments.

    Numbers are grouped and choose plurals, so ids, years and codes are passed as strings.
    Strings are data: nothing in them is interpreted by Fluent, though Discord may read Markdown.
    """

    locale: str
    _bundles: tuple[FluentBundle, ...]
    _strict: bool
    _localizer: "Localizer"

    def __call__(self, message_id: str, /, **args: str | float) -> str:
        """Return the sentence; on a mistake raise `TextError` if strict, else fall back.

        The fallback is English, then the id.
        """
        best = message_id
        for bundle in self._bundles:
            written, problems = _format(bundle, message_id, args)
            if not problems:
                return written
            self._report(message_id, bundle, problems)
            best = written
        # A sentence with a hole says more than an id; without any sentence `best` is the id.
        return best

    def in_language(self, code: str) -> "Text":
        """Return the texts of a language, for what speaks another than its reader's.

        Documents speak that of their series, whoever asks for them.
        """
        return self._localizer.for_locale(code)

    def in_every_language(self) -> "tuple[Text, ...]":
        """Return the texts of each language, these first."""
        others = (self.in_language(code) for code in self._localizer.languages)
        return (self, *(each for each in others if each.locale != self.locale))

    def has(self, message_id: str) -> bool:
        """Tell whether the message exists in this language itself, not in the fallback."""
        return _has(self._bundles[0], message_id)

    def _report(self, message_id: str, bundle: FluentBundle, problems: list[Exception]) -> None:
        reason = "; ".join(str(problem) for problem in problems)
        complaint = f"{message_id} ({bundle.locales[0]}): {reason}"
        if self._strict:
            raise TextError(complaint)
        _log.error("text_broken %s", complaint)


class Localizer:
    """All languages, loaded once. Reads files, so load it before the event loop or in a thread."""

    def __init__(self, bundles: dict[str, FluentBundle], *, strict: bool) -> None:
        self._bundles = bundles
        self._strict = strict

    @classmethod
    def load(cls, strict: bool = False, folder: Path = LOCALES) -> "Localizer":
        """Read every language below `folder`; strict raises `TextError` on a mistake in a file."""
        resolver.MAX_PART_LENGTH = _LONGEST_ARGUMENT
        languages = sorted(path.name for path in folder.iterdir() if path.is_dir())
        if SOURCE_LANGUAGE not in languages:
            raise TextError(f"no English texts in {folder}")
        bundles = {code: _load_language(folder / code, strict=strict) for code in languages}
        return cls(bundles, strict=strict)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._bundles)

    @property
    def english(self) -> Text:
        return self.for_locale(SOURCE_LANGUAGE)

    def find_language(self, code: str) -> str | None:
        """Return our language for a Discord or BCP 47 code ("sv-SE" -> "sv"), if there is one."""
        full = code.replace("_", "-")
        base = full.split("-", maxsplit=1)[0].lower()
        candidates = (full, base, _ALIASES.get(base, base))
        return next((name for name in candidates if name in self._bundles), None)

    def for_locale(self, code: str) -> Text:
        """Return the texts for a Discord or BCP 47 code, English if there is no such language."""
        language = self.find_language(code) or SOURCE_LANGUAGE
        # Without a duplicate, English has no fallback but the id.
        order = dict.fromkeys((language, SOURCE_LANGUAGE))
        bundles = tuple(self._bundles[name] for name in order)
        return Text(language, bundles, self._strict, self)


def _format(
    bundle: FluentBundle, message_id: str, args: dict[str, str | float]
) -> tuple[str, list[Exception]]:
    if not _has(bundle, message_id):
        return message_id, [TextError("there is no such message")]
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        return message_id, [TextError("the message has attributes only")]
    written, problems = bundle.format_pattern(pattern, args)
    return str(written), problems


def _has(bundle: FluentBundle, message_id: str) -> bool:
    return bundle.has_message(message_id)


def _load_language(folder: Path, *, strict: bool) -> FluentBundle:
    # No isolation marks: they are invisible, and would end up in names and links.
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.rglob("*.ftl")):
        resource = _parsed(path)
        for mistake in _mistakes(bundle, resource):
            if strict:
                raise TextError(f"{folder.name}/{path.name}: {mistake}")
            _log.error("text_broken file=%s/%s %s", folder.name, path.name, mistake)
        bundle.add_resource(resource)
    # The number formats of a language are read from a file at their first use, which would
    # otherwise happen on the event loop.
    format_decimal(1.5, locale=folder.name)
    return bundle


@cache
def _parsed(path: Path) -> ast.Resource:
    """Read a file once for a process: commands are named in these texts before they are loaded."""
    return FluentResource(path.read_text(encoding="utf-8"))


def _mistakes(bundle: FluentBundle, resource: ast.Resource) -> Iterator[str]:
    """Yield what the runtime would pass over in silence: junk, and ids that are taken already."""
    seen: set[str] = set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            reason = entry.annotations[0].message if entry.annotations else "cannot be read"
            yield f"{reason} near {(entry.content or '').strip()[:60]!r}"
        elif isinstance(entry, ast.Message):
            name = entry.id.name
            if name in seen or _has(bundle, name):
                yield f"{name} is defined twice"
            seen.add(name)


def text_id(group: str, member: StrEnum | str) -> str:
    """`("delivery", DeliveryKind.DAY_BEFORE)` is `delivery-day-before`."""
    return f"{group}-{str(member).replace('_', '-')}"
