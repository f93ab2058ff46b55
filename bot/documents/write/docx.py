"""Key findings as a Word document (Office Open XML, ISO/IEC 29500) that an office can edit."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from bot.documents.styled import (
    BULLETED,
    FIELDS,
    LABEL,
    LOUD_LABEL,
    NOTES,
    SECTIONS,
    Paragraph,
    Role,
    TextRun,
    label_style,
    paragraphs,
    printed_title,
)
from bot.documents.write.packing import DECLARATION, packed
from bot.domain.findings.article import Article
from bot.saying.i18n import Text

_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The list of the findings, that of the bullets, and the first for a finding out of order.
_FINDINGS, _BULLETS, _OWN_FROM = 1, 2, 10
_HEADING_BELOW: Final = (Role.FINDING, Role.TALK, Role.PART)
# Sizes in half points, spaces in twentieths of a point.
_TITLE: Final = '<w:spacing w:before="0" w:after="240"/>'
_NEXT: Final = {Role.FINDING: Role.BODY, Role.TALK: Role.SERIES, Role.FINDINGS: Role.FINDING}


def to_docx(article: Article, text: Text) -> bytes:
    """Equal input, equal bytes; nothing that people wrote acts in it."""
    roles = [role for role in Role if role not in NOTES]
    return docx_of(list(paragraphs(article, text)), text, roles, article.authors)


def docx_of(
    listed: Sequence[Paragraph], text: Text, roles: Iterable[Role], authors: Iterable[str] = ()
) -> bytes:
    """A document with a style for each of the `roles`, whether it is used or not."""
    writer = _Writer()
    body = "".join(map(writer.paragraph, listed))
    language = text.locale
    title = printed_title(listed)
    return packed(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(
                (
                    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", ""),
                    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", _CORE, ""),
                )
            ),
            _CORE: _core(title, authors, language),
            "word/document.xml": f"{DECLARATION}<w:document {_W}><w:body>{body}{_PAGE}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": _relationships(
                (
                    ("rId1", f"{_OFFICE}/styles", "styles.xml", ""),
                    ("rId2", f"{_OFFICE}/numbering", "numbering.xml", ""),
                    ("rId3", f"{_OFFICE}/settings", "settings.xml", ""),
                    ("rId4", f"{_OFFICE}/footer", "footer1.xml", ""),
                    *writer.links(),
                )
            ),
            "word/styles.xml": _styles(language, roles),
            "word/numbering.xml": _numbering(writer.starts),
            "word/settings.xml": f"{DECLARATION}<w:settings {_W}>"
            f"<w:themeFontLang w:val={quoteattr(language)}/></w:settings>",
            "word/footer1.xml": _footer(title),
        }
    )


class _Writer:
    """Collects what stands elsewhere in the file: addresses, and numbers where lists begin."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self._addresses: dict[str, str] = {}
        self._last = 0
        self._list = _FINDINGS

    def links(self) -> Iterator[tuple[str, str, str, str]]:
        for address, name in self._addresses.items():
            yield name, f"{_OFFICE}/hyperlink", address, "External"

    def paragraph(self, paragraph: Paragraph) -> str:
        numbering = ""
        if paragraph.role is Role.FINDING:
            numbering = self._numbering(paragraph.number or 1)
        content = "".join(self._content(paragraph))
        if paragraph.role is Role.TALK:
            number = paragraph.number
            content = (
                f'<w:bookmarkStart w:id="{number}" w:name="talk{number}"/>{content}'
                f'<w:bookmarkEnd w:id="{number}"/>'
            )
        style = f'<w:pStyle w:val="{style_id(paragraph.role)}"/>'
        return f"<w:p><w:pPr>{style}{numbering}</w:pPr>{content}</w:p>"

    def _numbering(self, number: int) -> str:
        """The style counts by itself; a number that does not follow begins a list of its own."""
        if number != self._last + 1:
            self.starts.append(number)
            self._list = _OWN_FROM + len(self.starts) - 1
        self._last = number
        if self._list == _FINDINGS:
            return ""
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._list}"/></w:numPr>'

    def _content(self, paragraph: Paragraph) -> Iterator[str]:
        for run in paragraph.runs:
            written = _run(run, label_style(paragraph.role))
            if paragraph.day is not None and not run.is_label:
                moment = f"{paragraph.day.isoformat()}T00:00:00Z"
                yield (
                    f'<w:sdt><w:sdtPr><w:date w:fullDate="{moment}"/></w:sdtPr>'
                    f"<w:sdtContent>{written}</w:sdtContent></w:sdt>"
                )
            elif run.link.startswith("#"):
                yield f'<w:hyperlink w:anchor="{run.link[1:]}">{written}</w:hyperlink>'
            elif run.link:
                name = self._addresses.setdefault(run.link, f"rIdLink{len(self._addresses) + 1}")
                yield f'<w:hyperlink r:id="{name}">{written}</w:hyperlink>'
            else:
                yield written


def style_id(role: Role) -> str:
    return role.value.replace(" ", "")


def _run(run: TextRun, label: str) -> str:
    style = label if run.is_label else "Hyperlink" if run.link else ""
    properties = f'<w:rPr><w:rStyle w:val="{style.replace(" ", "")}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def _styles(language: str, roles: Iterable[Role]) -> str:
    made = "".join(
        _style(role, *_LOOKS[role] if role in _LOOKS else _look_of(role)) for role in roles
    )
    return (
        f"{DECLARATION}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f"<w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        f"{_heading(1, 30)}{_heading(2, 25)}{made}"
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
        '<w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="PrintedLabel">'
        f'<w:name w:val="{LABEL}"/><w:qFormat/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="PrintedHeading">'
        f'<w:name w:val="{LOUD_LABEL}"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        '<w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style></w:styles>'
    )


def _heading(level: int, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}">'
        f'<w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        f'<w:spacing w:before="{480 // level}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>'
        f'</w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


# On what a style is based, its paragraphs and its letters.
_LOOKS: Final = {
    Role.TITLE: (
        "Normal",
        _TITLE,
        '<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>',
    ),
    Role.FINDING: (
        "Heading2",
        f'<w:numPr><w:numId w:val="{_FINDINGS}"/></w:numPr>',
        "",
    ),
    Role.EVIDENCE: (
        "Normal",
        '<w:spacing w:before="60" w:after="240"/>',
        '<w:i/><w:iCs/><w:color w:val="404040"/>',
    ),
    **dict.fromkeys(
        BULLETED,
        (
            "Normal",
            f'<w:numPr><w:numId w:val="{_BULLETS}"/></w:numPr><w:spacing w:after="60"/>',
            "",
        ),
    ),
    Role.READING_TIME: (
        "Normal",
        '<w:spacing w:before="60" w:after="360"/>',
        '<w:i/><w:iCs/><w:color w:val="595959"/>',
    ),
    Role.EXPORTED: (
        "Normal",
        '<w:spacing w:before="60" w:after="360"/>',
        '<w:i/><w:iCs/><w:color w:val="595959"/>',
    ),
    Role.REMARK: (
        "Normal",
        '<w:spacing w:before="60" w:after="240"/>',
        '<w:i/><w:iCs/><w:color w:val="404040"/>',
    ),
}


def _look_of(role: Role) -> tuple[str, str, str]:
    if role in SECTIONS or role is Role.SESSION:
        return "Heading1", "", ""
    if role in _HEADING_BELOW:
        return "Heading2", "", ""
    if role in FIELDS:
        return "Normal", '<w:spacing w:after="20"/>', ""
    return "Normal", "", ""


def _style(role: Role, base: str, paragraph: str, letters: str) -> str:
    own = "" if role is Role.TITLE else ' w:customStyle="1"'
    after = f'<w:next w:val="{style_id(_NEXT[role])}"/>' if role in _NEXT else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id(role)}">'
        f'<w:name w:val="{role.value}"/><w:basedOn w:val="{base}"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _numbering(starts: Iterable[int]) -> str:
    own = "".join(
        f'<w:num w:numId="{_OWN_FROM + index}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for index, start in enumerate(starts)
    )
    return (
        f"{DECLARATION}<w:numbering {_W}>"
        f"{_list(1, 'decimal', '%1.', style_id(Role.FINDING), 567)}"
        f"{_list(2, 'bullet', '•', style_id(Role.READING_ITEM), 360)}"
        f'<w:num w:numId="{_FINDINGS}"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="{_BULLETS}"><w:abstractNumId w:val="2"/></w:num>{own}</w:numbering>'
    )


def _list(number: int, form: str, mark: str, style: str, indent: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )


# A4, with margins of 2.5 cm.
_PAGE: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" '
    'w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_CORE: Final = "docProps/core.xml"


def _footer(title: str) -> str:
    return (
        f'{DECLARATION}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r><w:r><w:tab/></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


def _core(title: str, authors: Iterable[str], language: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape('; '.join(authors))}"
        f"</dc:creator><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def _relationships(listed: Iterable[tuple[str, str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(target)}'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for name, kind, target, mode in listed
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        f"/{_CORE}": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    each = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )
