"""The documents build as a site, whole, without the net."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import CHECKOUT

_LOADED = re.compile(r"""<(?:script|img|iframe)[^>]*\ssrc="([^"]+)"|<link[^>]*\shref="([^"]+)\"""")
_LED_TO = re.compile(r'<a[^>]*\shref="([^"]+)"')
_ID = re.compile(r'\sid="([^"]+)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "docs", str(out)]
    done = subprocess.run(build, cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert (done.stdout, done.returncode) == ("", 0), done.stderr
    return out


@pytest.mark.evidence
def test_every_document_is_a_page_that_another_leads_to(site: Path):
    documents = {
        path.relative_to(CHECKOUT / "docs").with_suffix(".html").as_posix()
        for path in (CHECKOUT / "docs").rglob("*.md")
    }
    front = (site / "index.html").read_text(encoding="utf-8")

    assert documents - {"index.html"} <= set(_LED_TO.findall(front))


@pytest.mark.evidence
def test_pages_load_nothing_from_elsewhere_and_lead_nowhere_dead(site: Path):
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    loaded = [a or b for page in pages.values() for a, b in _LOADED.findall(page)]
    dead = [
        f"{path.relative_to(site)}: {link}"
        for path, page in pages.items()
        for link in _LED_TO.findall(page)
        if not re.match(r"[a-z]+:", link) and not _is_there(path, link, pages)
    ]

    assert loaded
    assert [each for each in loaded if "//" in each] == []
    assert dead == []


def _is_there(page: Path, link: str, pages: dict[Path, str]) -> bool:
    file, _, anchor = link.partition("#")
    target = (page.parent / file).resolve() if file else page.resolve()
    if anchor and target in pages:
        return anchor in _ID.findall(pages[target])
    return target.exists()
