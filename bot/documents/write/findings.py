"""Key findings in each form: one signature for all, so that doors need not know them."""

from bot.documents.json_form import to_json
from bot.documents.seal import seal_line, sealed, sealed_html, sealed_markdown, sealed_pdf
from bot.documents.write.docx import to_docx
from bot.documents.write.html import to_html
from bot.documents.write.markdown import to_markdown
from bot.documents.write.odt import to_odt
from bot.documents.write.pdf import to_pdf
from bot.domain.findings.article import Article
from bot.domain.findings.revision_chain import Stamp
from bot.saying.i18n import Text


def write_findings(article: Article, form: str, text: Text, stamp: Stamp | None) -> bytes:
    """`stamp` is None for a draft. Takes long enough to belong in a thread."""
    match form:
        case "json":
            return _json(article, stamp)
        case "markdown":
            markdown = to_markdown(article, text)
            return sealed_markdown(markdown, stamp) if stamp else markdown.encode()
        case "html":
            page = to_html(article, text)
            return sealed_html(page, stamp) if stamp else page.encode()
        case "docx":
            return to_docx(article, text)
        case "odt":
            return to_odt(article, text)
        case "pdf":
            content = to_pdf(article, text, stamp)
            return sealed_pdf(content, stamp) if stamp else content
        case _:
            raise ValueError(form)


def _json(article: Article, stamp: Stamp | None) -> bytes:
    if stamp is None:
        return to_json(article).encode()
    return sealed(to_json(article, seal_line(stamp)).encode(), stamp)
