"""Key findings as OpenDocument text (ISO/IEC 26300) that an office can edit."""

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

MIMETYPE: Final = "application/vnd.oasis.opendocument.text"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES: Final = " ".join(
    (
        *(
            f'xmlns:{short}="{_OASIS}:{long}:1.0"'
            for short, long in (
                ("office", "office"),
                ("style", "style"),
                ("text", "text"),
                ("meta", "meta"),
                ("number", "datastyle"),
                ("fo", "xsl-fo-compatible"),
            )
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'office:version="1.3"',
    )
)
_HEADINGS: Final = {
    **dict.fromkeys((*SECTIONS, Role.SESSION), 1),
    **dict.fromkeys((Role.FINDING, Role.TALK, Role.PART), 2),
}
# An office program draws a date anew: in the words of the document's language.
_DAY: Final = (
    '<number:date-style style:name="Day"><number:day-of-week number:style="long"/>'
    "<number:text> </number:text><number:day/><number:text> </number:text>"
    '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>'
)
_NEXT: Final = {Role.FINDING: Role.BODY, Role.TALK: Role.SERIES}


def to_odt(article: Article, text: Text) -> bytes:
    """Equal input, equal bytes; nothing that people wrote acts in it."""
    roles = [role for role in Role if role not in NOTES]
    return odt_of(list(paragraphs(article, text)), text, roles, article.authors)


def odt_of(
    listed: Sequence[Paragraph], text: Text, roles: Iterable[Role], authors: Iterable[str] = ()
) -> bytes:
    """A document with a style for each of the `roles`, whether it is used or not."""
    body = "".join(_Writer().written(listed))
    title = printed_title(listed)
    return packed(
        {
            "mimetype": MIMETYPE,
            "META-INF/manifest.xml": _manifest(),
            "meta.xml": _meta(title, authors, text.locale),
            "styles.xml": _styles(title, text.locale, roles),
            "content.xml": f"{DECLARATION}<office:document-content {_NAMES}>"
            f"<office:automatic-styles>{_DAY}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        },
        stored=("mimetype",),
    )


class _Writer:
    def __init__(self) -> None:
        self._last = 0

    def written(self, listed: Iterable[Paragraph]) -> Iterator[str]:
        for each in listed:
            yield self._paragraph(each)

    def _paragraph(self, paragraph: Paragraph) -> str:
        role = paragraph.role
        content = "".join(_content(paragraph))
        if role is Role.TALK:
            content = f'<text:bookmark text:name="talk{paragraph.number}"/>{content}'
        style = f"text:style-name={quoteattr(style_name(role.value))}"
        if role not in _HEADINGS:
            written = f"<text:p {style}>{content}</text:p>"
            if role in BULLETED:
                return (
                    '<text:list text:style-name="Bullets"><text:list-item>'
                    f"{written}</text:list-item></text:list>"
                )
            return written
        level = _HEADINGS[role]
        heading = f'<text:h {style} text:outline-level="{level}">{content}</text:h>'
        return self._numbered(paragraph.number or 1, heading) if role is Role.FINDING else heading

    def _numbered(self, number: int, heading: str) -> str:
        start = "" if number == self._last + 1 else f' text:start-value="{number}"'
        self._last = number
        return (
            '<text:list text:style-name="Findings" text:continue-numbering="true">'
            f"<text:list-item{start}>{heading}</text:list-item></text:list>"
        )


def _content(paragraph: Paragraph) -> Iterator[str]:
    label = label_style(paragraph.role)
    for run in paragraph.runs:
        text = escape(run.text)
        if run.is_label:
            yield f'<text:span text:style-name="{style_name(label)}">{text}</text:span>'
        elif paragraph.day is not None:
            day = paragraph.day.isoformat()
            yield (
                f'<text:date style:data-style-name="Day" text:fixed="true" '
                f'text:date-value="{day}">{text}</text:date>'
            )
        elif run.link:
            yield _link(run)
        else:
            yield text


def _link(run: TextRun) -> str:
    return (
        f'<text:a xlink:type="simple" xlink:href={quoteattr(run.link)}>{escape(run.text)}</text:a>'
    )


def style_name(name: str) -> str:
    """As OpenDocument writes a space in the name of a style."""
    return name.replace(" ", "_20_")


def _styles(title: str, language: str, roles: Iterable[Role]) -> str:
    tongue, _, country = language.replace("_", "-").partition("-")
    place = f"fo:language={quoteattr(tongue)} fo:country={quoteattr(country or 'none')}"
    return (
        f"{DECLARATION}<office:document-styles {_NAMES}><office:styles>"
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0.21cm" fo:line-height="115%" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties fo:font-family="Calibri, Carlito, sans-serif" '
        f'fo:font-size="11pt" {place}/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
        f"{_heading(1, 15)}{_heading(2, 12.5)}{''.join(map(_style, roles))}"
        '<style:style style:name="Footer" style:family="paragraph" '
        'style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops>'
        '<style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops>'
        '</style:paragraph-properties><style:text-properties fo:font-size="9pt"/></style:style>'
        f'<style:style style:name="{style_name(LABEL)}" style:display-name="{LABEL}" '
        'style:family="text"><style:text-properties fo:color="#595959"/></style:style>'
        f'<style:style style:name="{style_name(LOUD_LABEL)}" style:display-name="{LOUD_LABEL}" '
        'style:family="text"/>'
        f"{_findings_list()}{_bullet_list()}</office:styles>"
        '<office:automatic-styles><style:page-layout style:name="A4">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
        'fo:margin-top="2.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" '
        'fo:margin-right="2.5cm"/><style:footer-style><style:header-footer-properties '
        'fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f'<text:p text:style-name="Footer">{escape(title)}<text:tab/>'
        '<text:page-number text:select-page="current">1</text:page-number></text:p>'
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def _heading(level: int, size: float) -> str:
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        'style:family="paragraph" style:parent-style-name="Standard" '
        f'style:next-style-name="Standard" style:default-outline-level="{level}" '
        'style:class="text"><style:paragraph-properties fo:keep-with-next="always" '
        f'fo:margin-top="{0.85 / level:.2f}cm" fo:margin-bottom="0.21cm"/>'
        f'<style:text-properties fo:font-weight="bold" fo:font-size="{size}pt"/></style:style>'
    )


# The paragraphs and the letters of a style that is not plain.
_LOOKS: Final = {
    Role.TITLE: ('fo:margin-bottom="0.42cm"', 'fo:font-weight="bold" fo:font-size="22pt"'),
    Role.EVIDENCE: (
        'fo:margin-top="0.1cm" fo:margin-bottom="0.42cm"',
        'fo:font-style="italic" fo:color="#404040"',
    ),
    Role.READING_TIME: (
        'fo:margin-top="0.1cm" fo:margin-bottom="0.6cm"',
        'fo:font-style="italic" fo:color="#595959"',
    ),
    Role.EXPORTED: (
        'fo:margin-bottom="0.6cm"',
        'fo:font-style="italic" fo:color="#595959"',
    ),
    Role.REMARK: (
        'fo:margin-bottom="0.42cm"',
        'fo:font-style="italic" fo:color="#404040"',
    ),
    **dict.fromkeys(FIELDS, ('fo:margin-bottom="0.04cm"', "")),
}


def _style(role: Role) -> str:
    level = _HEADINGS.get(role)
    parent = f"Heading_20_{level}" if level else "Standard"
    outline = f' style:default-outline-level="{level}"' if level else ""
    following = style_name(_NEXT[role].value) if role in _NEXT else ""
    after = f' style:next-style-name="{following}"' if following else ""
    numbered = ' style:list-style-name="Findings"' if role is Role.FINDING else ""
    paragraph, letters = _LOOKS.get(role, ("", ""))
    return (
        f'<style:style style:name="{style_name(role.value)}" style:display-name="{role.value}" '
        f'style:family="paragraph" style:parent-style-name="{parent}"{after}{outline}{numbered}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {letters}/>"
        "</style:style>"
    )


def _findings_list() -> str:
    return (
        '<text:list-style style:name="Findings"><text:list-level-style-number text:level="1" '
        f'style:num-suffix="." style:num-format="1">{_indent("1cm")}'
        "</text:list-level-style-number></text:list-style>"
    )


def _bullet_list() -> str:
    return (
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
        f'text:bullet-char="•">{_indent("0.6cm")}</text:list-level-style-bullet>'
        "</text:list-style>"
    )


def _indent(width: str) -> str:
    return (
        "<style:list-level-properties "
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'fo:margin-left="{width}" fo:text-indent="-{width}"/></style:list-level-properties>'
    )


def _meta(title: str, authors: Iterable[str], language: str) -> str:
    return (
        f"{DECLARATION}<office:document-meta {_NAMES}><office:meta><dc:title>{escape(title)}"
        f"</dc:title><dc:creator>{escape('; '.join(authors))}</dc:creator>"
        f"<dc:language>{escape(language)}</dc:language></office:meta></office:document-meta>"
    )


def _manifest() -> str:
    parts = {
        "/": MIMETYPE,
        "content.xml": "text/xml",
        "styles.xml": "text/xml",
        "meta.xml": "text/xml",
    }
    each = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in parts.items()
    )
    return (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
        f'manifest:version="1.3">{each}</manifest:manifest>'
    )
