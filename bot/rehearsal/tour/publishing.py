"""The key findings: reviewed by a second person, published, read by everybody, corrected."""

from bot.documents.read.files.markdown import from_markdown
from bot.domain.findings.article import reading_minutes
from bot.domain.findings.finding import Finding, KeyFindings, Revision
from bot.rehearsal import acting
from bot.rehearsal.deeds import partners, publishing
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import AttachmentRecord, MessageRecord
from bot.rehearsal.tour.checks import each_once, has, lacks, need, public, same, unpinged
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop


async def ask_review(company: Company) -> str:
    """Who asks for the review cannot publish, not even with a forged button."""
    post = await company.do(publishing.REVIEW, company.first)
    unpinged(post)
    shown = (await acting.press(company.world, company.noor, post, "preview-open")).message
    verbs = {str(button.custom_id).split(":")[0] for button in shown.buttons}
    need("publish" not in verbs, "who asked for the review is offered [Publish]")
    edition, version = await _versions(company)
    forged = f"publish-really:{edition}:{version}"
    await company.noor.click(post, forged, forged=True)
    same("revisions after a forged [Publish]", await company.ledger.all(Revision), [])
    return "the team reads of it backstage; a second person is needed, whatever button is forged"


async def _versions(company: Company) -> tuple[str, int]:
    key = await company.ledger.one(KeyFindings)
    return key.edition, key.version


async def publish(company: Company) -> str:
    post = await company.do(publishing.PUBLISH, company.first)
    unpinged(post)
    revision = await company.ledger.one(Revision)
    headings = [each.heading for each in company.demo.findings]
    same("published", [each.heading for each in revision.article.findings], headings)
    need(post.attachments, "the post has no document")
    thread = acting.thread_of(company.world, company.world.fresh(post))
    minutes = reading_minutes(revision.article)
    has(post, company.text("findings-facts", count=len(headings), minutes=minutes))
    return f"{len(headings)} headings in #talks, {minutes} min, one thread: “{thread.name}”"


async def document(company: Company) -> str:
    """The file beside the post, parsed back, is what was published."""
    file = _text_of(publishing.findings_post(company.scene(company.first)))
    await company.keep("findings.md", file.data)
    text = file.data.decode()
    revision = await company.ledger.one(Revision)
    same("parsed back", from_markdown(text, company.text).article, revision.article)
    lacks("the document", text, *await _secrets(company))
    places = sum(len(each.evidence) for each in revision.article.findings)
    return f"findings.md, {len(text)} characters, parsed back: the same article, {places} places"


def _text_of(post: MessageRecord) -> AttachmentRecord:
    """Beside the PDF."""
    return next(each for each in post.attachments if each.filename.endswith(".md"))


async def _secrets(company: Company) -> list[str]:
    """Members, codes, and panellists who were not asked whether they may be named."""
    codes = [each.code for each in await company.ledger.all(Finding)]
    panellists = [
        speaker.name
        for talk in company.demo.talks
        for segment in talk.segments
        for speaker in segment.speakers
    ]
    return [*codes, *panellists, *company.world.people]


async def read(company: Company) -> str:
    listed = acting.answered(await company.mia.slash("findings")).message
    has(listed, company.demo.edition.name)
    page = (await acting.press(company.world, company.mia, listed, "read-open")).message
    pages = await _pages(company, company.mia, page)
    whole = "\n".join(pages)
    for finding in company.demo.findings:
        need(_first_words(finding.body) in whole, f"the text of “{finding.heading}” is not shown")
    return f"/findings and [Read here]: {len(pages)} pages with every text"


def _first_words(body: str) -> str:
    return body.strip()[:30]


async def _pages(company: Company, person: Person, page: MessageRecord) -> list[str]:
    """Turn the pages to the last one."""
    pages = [page.text]
    while True:
        turns = [each for each in page.buttons if str(each.custom_id).startswith("read:")]
        if not turns or turns[-1].disabled:
            return pages
        outcome = acting.answered(await person.click(page, turns[-1].custom_id or ""))
        page = company.world.fresh(outcome.message)
        pages.append(page.text)


async def correct(company: Company) -> str:
    """A correction changes what was posted, once a second person has seen it."""
    world = company.world
    before = publishing.findings_post(company.scene(company.first))
    post = await partners.correct(company.scene(company.first))
    same("the post", post.id, before.id)
    need(post.text != before.text, "it does not say that it was corrected")
    need(partners.ADDED in _text_of(post).data.decode(), "its document is the old one")
    posts = [each for each in public(world, "talks") if "read-open" in str(each.buttons)]
    same("posts of the key findings", len(posts), 1)
    revisions = [each.number for each in await company.ledger.all(Revision)]
    same("revisions", revisions, [1, 2])
    once = await each_once(world, company.ledger)
    return f"revision 2 in the same message, its document too; {once} planned messages, each once"


STOPS = (
    Stop(name="review", play=ask_review, needs=("order", "around")),
    Stop(name="publish", play=publish, needs=("review",)),
    Stop(name="document", play=document, needs=("publish",)),
    Stop(name="findings", play=read, needs=("publish",)),
    Stop(name="correction", play=correct, needs=("publish",)),
)
