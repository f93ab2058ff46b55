"""The parts of a Word or OpenDocument file, and nothing of what was made to break its reader."""

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET
from xml.parsers import expat

from bot.domain.errors import DocumentNotUnderstood

# A document of five thousand paragraphs; a small file that grows beyond this is a bomb.
UNPACKED_MAX = 20_000_000
# Office files have some dozens of parts.
_PARTS_MAX = 2_000
_DEEPEST = 200
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
    zlib.error,
)


def is_zip(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04")


def parts_of(content: bytes) -> frozenset[str]:
    """Return the names of the parts; none for what is no zip."""
    if not is_zip(content):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except _BROKEN:
        return frozenset()
    return frozenset(names) if len(names) <= _PARTS_MAX else frozenset()


def xml_parts(content: bytes, *names: str) -> list[ET.Element | None]:
    """Return the named parts, None for one that is not there.

    Raises `DocumentNotUnderstood` for what is broken, too large, too deep, or has a document type:
    with one an entity could grow without end, or name a file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            known = set(packed.namelist())
            return [_part(packed, name) if name in known else None for name in names]
    except _BROKEN as error:
        raise DocumentNotUnderstood(problem=str(error)[:200]) from None


def _part(packed: zipfile.ZipFile, name: str) -> ET.Element:
    with packed.open(name) as file:
        content = file.read(UNPACKED_MAX + 1)
    if len(content) > UNPACKED_MAX:
        raise DocumentNotUnderstood(problem=f"{name}: > {UNPACKED_MAX // 1_000_000} MB")
    return _Tree(name).parsed(content)


class _Tree:
    """The parser itself refuses a document type, in whatever encoding, before it is obeyed."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._builder = ET.TreeBuilder()
        self._depth = 0

    def parsed(self, content: bytes) -> ET.Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        try:
            parser.Parse(content, True)
            return self._builder.close()
        except (expat.ExpatError, AssertionError, LookupError) as error:
            raise DocumentNotUnderstood(problem=f"{self._name}: {error}"[:200]) from None

    def _refuse(self, *_: object) -> None:
        raise DocumentNotUnderstood(problem=f"{self._name}: <!DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentNotUnderstood(problem=f"{self._name}: > {_DEEPEST}")
        named = {_clark(name): value for name, value in attributes.items()}
        self._builder.start(_clark(tag), named)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(_clark(tag))


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name
