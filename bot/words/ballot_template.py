"""Reads what is asked after talks from YAML, and says of each mistake on which line it stands.

Only the shape of the file is taken from YAML: every value is the text that stands there, so that
"no" is a word and 1.10 keeps its nought. Anchors are refused, for a few lines of them can stand for
billions.
"""

from collections.abc import Mapping
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.domain.ballots import questions as limits
from bot.domain.ballots.questions import QuestionKind
from bot.domain.ballots.template import (
    FALLBACK,
    NAME_MAX,
    BallotTemplate,
    TemplateQuestion,
    Texts,
    said,
)
from bot.domain.plain import harmless, is_visible, one_line
from bot.words.errors import (
    TemplateCountWrong,
    TemplateLacks,
    TemplateNotYaml,
    TemplateSaysTwice,
    TemplateTextTooLong,
    TemplateTooLarge,
    TemplateUnknownWord,
)
from bot.words.languages.all import LANGUAGES
from bot.words.yaml_faults import YamlFault, fault_of, fault_of_trick
from bot.words.yaml_tricks import tricky_line

TEMPLATE_LANGUAGES: Final = frozenset(each.code for each in LANGUAGES)
FORMAT: Final = "rostrum-ballot/1"
# Ours have 3,000 characters at most; what is read sign by sign costs up to 60 ms for a thousand.
SIZE_MAX: Final = 20_000
# Room for the number before what stands at an end of a scale.
WORDS_OF_END_MAX: Final = limits.OPTION_MAX - len("5 · ")
_DEPTH_MAX: Final = 10
_OPTIONS: Final = {
    QuestionKind.RECOMMEND: (limits.RECOMMEND_OPTIONS, limits.RECOMMEND_OPTIONS),
    QuestionKind.CHOICE: (limits.OPTIONS_MIN, limits.OPTIONS_MAX),
    QuestionKind.CHOICES: (limits.OPTIONS_MIN, limits.OPTIONS_MAX),
}


def read_template(text: str, *, languages: frozenset[str]) -> BallotTemplate:
    """Read one template; raises an error of `bot.words.errors` that names the first wrong line.

    `languages` are the codes that a text may have; one without codes is English.
    """
    if len(text) > SIZE_MAX:
        raise TemplateTooLarge(length=len(text), limit=SIZE_MAX)
    top = _Fields(_composed(text), known=("format", "name", "questions"))
    top.one_of("format", (FORMAT,))
    words = _Words(languages)
    nodes = _items(top.need("questions"))
    _counted(top.need("questions"), len(nodes), 1, limits.QUESTIONS_MAX)
    seen: set[str] = set()
    questions = tuple(_question(_Fields(node, known=_KNOWN), words, seen) for node in nodes)
    return BallotTemplate(name=words.of(top.need("name"), NAME_MAX), questions=questions)


_KNOWN: Final = ("key", "kind", "text", "hint", "options", "ends")


def _question(fields: "_Fields", words: "_Words", seen: set[str]) -> TemplateQuestion:
    key_node = fields.need("key")
    key = _scalar(key_node, limits.KEY_MAX)
    if key in seen:
        raise TemplateSaysTwice(line=_line(key_node), word=key)
    seen.add(key)
    kind = QuestionKind(fields.one_of("kind", tuple(QuestionKind)))
    hint = fields.get("hint")
    return TemplateQuestion(
        key=key,
        kind=kind,
        text=words.of(fields.need("text"), limits.TEXT_MAX),
        hint=words.of(hint, limits.HINT_MAX) if hint else None,
        options=_options(fields, kind, words),
    )


def _options(fields: "_Fields", kind: QuestionKind, words: "_Words") -> tuple[Texts, ...]:
    if kind is QuestionKind.TEXT:
        fields.refuse("options", "ends")
        return ()
    if kind is QuestionKind.RATING:
        fields.refuse("options")
        return _scale(fields, words)
    fields.refuse("ends")
    node = fields.need("options")
    nodes = _items(node)
    _counted(node, len(nodes), *_OPTIONS[kind])
    options = tuple(words.of(each, limits.OPTION_MAX) for each in nodes)
    for number, (option, at) in enumerate(zip(options, nodes, strict=True)):
        # Where a language has no words of its own, the English ones stand beside those of others.
        for language in dict.fromkeys(spoken for each in options for spoken in each):
            text = said(option, language)
            if any(said(earlier, language) == text for earlier in options[:number]):
                raise TemplateSaysTwice(line=_line(at), word=text)
    return options


def _scale(fields: "_Fields", words: "_Words") -> tuple[Texts, ...]:
    """Five steps, of which the first and the last carry words."""
    node = fields.need("ends")
    nodes = _items(node)
    _counted(node, len(nodes), 2, 2)
    least, most = (words.of(each, WORDS_OF_END_MAX) for each in nodes)
    inner = tuple({FALLBACK: str(step)} for step in range(2, limits.RATING_OPTIONS))
    return (_numbered(1, least), *inner, _numbered(limits.RATING_OPTIONS, most))


def _numbered(step: int, texts: Texts) -> Texts:
    return {language: f"{step} · {text}" for language, text in texts.items()}


class _Fields:
    """One mapping of the file, of which every field is known."""

    def __init__(self, node: Node, *, known: tuple[str, ...]) -> None:
        self._line = _line(node)
        self._nodes = _mapping(node)
        for name, (at, _) in self._nodes.items():
            if name not in known:
                raise TemplateUnknownWord(line=_line(at), word=name, known=", ".join(known))

    def get(self, name: str) -> Node | None:
        found = self._nodes.get(name)
        return found[1] if found else None

    def need(self, name: str) -> Node:
        node = self.get(name)
        if node is None:
            raise TemplateLacks(line=self._line, field=name)
        return node

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        node = self.need(name)
        word = _scalar(node, SIZE_MAX)
        if word not in known:
            raise TemplateUnknownWord(line=_line(node), word=word[:80], known=", ".join(known))
        return word

    def refuse(self, *names: str) -> None:
        """Say that the kind of question has no such field."""
        known = ", ".join(name for name in _KNOWN if name not in names)
        for name in names:
            if found := self._nodes.get(name):
                raise TemplateUnknownWord(line=_line(found[0]), word=name, known=known)


class _Words:
    """Texts by language."""

    def __init__(self, languages: frozenset[str]) -> None:
        self._languages = languages

    def of(self, node: Node, limit: int) -> Texts:
        if isinstance(node, ScalarNode):
            return {FALLBACK: _scalar(node, limit)}
        if isinstance(node, SequenceNode):
            raise TemplateNotYaml(line=_line(node), why=YamlFault.WORDS)
        fields = _mapping(node)
        for language, (at, _) in fields.items():
            if language not in self._languages:
                known = ", ".join(sorted(self._languages))
                raise TemplateUnknownWord(line=_line(at), word=language[:80], known=known)
        if FALLBACK not in fields:
            raise TemplateLacks(line=_line(node), field=FALLBACK)
        return {language: _scalar(each, limit) for language, (_, each) in fields.items()}


def _composed(text: str) -> Node:
    try:
        tricky = tricky_line(text, depth=_DEPTH_MAX)
        if tricky is not None:
            raise TemplateNotYaml(line=tricky, why=fault_of_trick(text.splitlines()[tricky - 1]))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        why, line = fault_of(error)
        raise TemplateNotYaml(line=line, why=why) from error
    except (yaml.YAMLError, ValueError) as error:
        # A version that is no number, or one of thousands of digits.
        raise TemplateNotYaml(line=1, why=YamlFault.SIGN) from error
    if node is None:
        raise TemplateLacks(line=1, field="format")
    return node


def _mapping(node: Node) -> Mapping[str, tuple[Node, Node]]:
    if not isinstance(node, MappingNode):
        raise TemplateNotYaml(line=_line(node), why=YamlFault.FIELDS)
    found: dict[str, tuple[Node, Node]] = {}
    for at, value in node.value:
        name = _scalar(at, SIZE_MAX)
        if name in found:
            raise TemplateSaysTwice(line=_line(at), word=name[:80])
        found[name] = (at, value)
    return found


def _items(node: Node) -> list[Node]:
    if not isinstance(node, SequenceNode):
        raise TemplateNotYaml(line=_line(node), why=YamlFault.LIST)
    return list(node.value)


def _scalar(node: Node, limit: int) -> str:
    if not isinstance(node, ScalarNode):
        raise TemplateNotYaml(line=_line(node), why=YamlFault.WORDS)
    text = one_line(harmless(str(node.value)))
    if not is_visible(text):
        raise TemplateNotYaml(line=_line(node), why=YamlFault.EMPTY)
    if len(text) > limit:
        raise TemplateTextTooLong(line=_line(node), length=len(text), limit=limit)
    return text


def _counted(node: Node, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        wanted = str(least) if least == most else f"{least}–{most}"
        raise TemplateCountWrong(line=_line(node), number=number, wanted=wanted)


def _line(node: Node) -> int:
    return node.start_mark.line + 1
