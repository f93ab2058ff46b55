"""A programme in YAML: `talks`, each with its fields and parts.

Only the shape of the file is taken from YAML: every value is the text that stands there.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.domain.plain import harmless, is_visible, one_line
from bot.domain.talks.listed import TALKS_MAX, ListedFile, ListedTalk
from bot.domain.talks.parts import Segment
from bot.domain.talks.talk import TITLE_MAX
from bot.words.errors import (
    ListLacks,
    ListNotYaml,
    ListSaysTwice,
    ListTextTooLong,
    ListTooLong,
    ListUnknownWord,
)
from bot.words.programme.listing import FIELDS, Value, listed_talk, refuse_twice, speakers_of
from bot.words.yaml_faults import YamlFault, fault_of, fault_of_trick
from bot.words.yaml_tricks import tricky_line

# Talks, their parts, the people of a part.
_DEPTH_MAX: Final = 8
_SEGMENTS: Final = "segments"
_TOP: Final = ("talks", "zone")


def read_yaml(text: str, *, until: date) -> ListedFile:
    """Read the talks; raises errors of `bot.words.errors` with the line of the first mistake."""
    del until  # nothing repeats in YAML
    top = _fields(_composed(text), _TOP)
    if "talks" not in top:
        raise ListLacks(line=1, field="talks")
    nodes = _items(top["talks"])
    if len(nodes) > TALKS_MAX:
        raise ListTooLong(limit=TALKS_MAX)
    common = {"zone": _value(top["zone"])} if "zone" in top else {}
    talks = [_talk(node, common) for node in nodes]
    refuse_twice(talks)
    return ListedFile(talks=tuple(talks))


def _talk(node: Node, common: Mapping[str, Value]) -> ListedTalk:
    fields = _fields(node, (*FIELDS, _SEGMENTS))
    parts = fields.pop(_SEGMENTS, None)
    given = {
        name: _lines(each) if name == "people" else _value(each) for name, each in fields.items()
    }
    segments = tuple(map(_segment, _items(parts))) if parts is not None else ()
    return listed_talk(_line(node), {**common, **given}, segments)


def _segment(node: Node) -> Segment:
    fields = _fields(node, ("title", "people"))
    if "title" not in fields:
        raise ListLacks(line=_line(node), field="title")
    value = _value(fields["title"])
    title = one_line(harmless(value.text))
    if not is_visible(title):
        raise ListLacks(line=value.line, field="title")
    if len(title) > TITLE_MAX:
        raise ListTextTooLong(line=value.line, length=len(title), limit=TITLE_MAX)
    people = _lines(fields["people"]).text.split("\n") if "people" in fields else []
    return Segment(title=title, speakers=speakers_of(people))


def _composed(text: str) -> Node:
    try:
        tricky = tricky_line(text, depth=_DEPTH_MAX)
        if tricky is not None:
            raise ListNotYaml(line=tricky, why=fault_of_trick(text.splitlines()[tricky - 1]))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        why, line = fault_of(error)
        raise ListNotYaml(line=line, why=why) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ListNotYaml(line=1, why=YamlFault.SIGN) from error
    if node is None:
        raise ListLacks(line=1, field="talks")
    return node


def _fields(node: Node, known: tuple[str, ...]) -> dict[str, Node]:
    if not isinstance(node, MappingNode):
        raise ListNotYaml(line=_line(node), why=YamlFault.FIELDS)
    found: dict[str, Node] = {}
    for at, value in node.value:
        name = one_line(_value(at).text)
        if name not in known:
            raise ListUnknownWord(line=_line(at), word=name[:80], known=", ".join(known))
        if name in found:
            raise ListSaysTwice(line=_line(at), word=name)
        found[name] = value
    return found


def _items(node: Node) -> list[Node]:
    if not isinstance(node, SequenceNode):
        raise ListNotYaml(line=_line(node), why=YamlFault.LIST)
    return list(node.value)


def _lines(node: Node) -> Value:
    """One person in a line, as a list or as a text."""
    if not isinstance(node, SequenceNode):
        return _value(node)
    return Value(_line(node), "\n".join(_value(each).text for each in node.value))


def _value(node: Node) -> Value:
    if not isinstance(node, ScalarNode):
        raise ListNotYaml(line=_line(node), why=YamlFault.WORDS)
    return Value(_line(node), str(node.value))


def _line(node: Node) -> int:
    return node.start_mark.line + 1
