"""What stands on a partner's server of a talk or of key findings: no pings, and nothing to press.

Who reads it signs up where it takes place, so all that it offers are links that are public there.
"""

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import PartnerNews
from bot.domain.findings.article import reading_minutes
from bot.domain.partners.partner import Arrival, Following
from bot.domain.partners.shared import SharedFindings, SharedSegment, SharedTalk
from bot.saying.i18n import Text, text_id
from bot.saying.times import slot_in_words, stamp
from bot.ui import colours
from bot.ui.cards.findings.publication import headings
from bot.ui.controls import Item, card, divider, row, text, typed_link
from bot.ui.plain import cut, paragraphs, plain

DESCRIPTION_SHOWN = 700
PROGRAMME_SHOWN = 1900


def talk_arrived(arrival: Arrival, following: Following, words: Text) -> list[Item]:
    talk = arrival.talk
    assert talk is not None
    place = words(
        "partner-from",
        series=plain(following.title, 100).upper(),
        edition=plain(talk.edition, 60).upper(),
        server=plain(following.server, 100),
    )
    head = f"-# {place}\n## {plain(talk.title, 200)}"
    if arrival.is_withdrawn:
        return [card(text(head), divider(), text(_standing(arrival, following, words)))]
    when = words(
        "talk-card-for-you",
        when=stamp(talk.slot.starts_at),
        distance=stamp(talk.slot.starts_at, "R"),
    )
    moved = _moved(arrival, words)
    body: list[Item] = [
        text("\n".join([head, f"**{plain(slot_in_words(talk.slot, words))}**", when, *moved])),
        *_about(talk),
        divider(),
        text("\n".join([*_state(talk, words), _facts(talk, following, words)])),
        text(_standing(arrival, following, words)),
    ]
    colour = colours.OVER if talk.is_cancelled or talk.is_over else colours.TALK
    return [card(*body, colour=colour), *_links(talk, words)]


def _moved(arrival: Arrival, words: Text) -> list[str]:
    if not arrival.was_moved or arrival.first_start is None:
        return []
    return [words("partner-moved", when=stamp(arrival.first_start))]


def _about(talk: SharedTalk) -> list[Item]:
    said = paragraphs(talk.description, DESCRIPTION_SHOWN)
    shown: list[Item] = [divider(), text(said)] if said else []
    parts = "\n".join(_segment(n, each) for n, each in enumerate(talk.segments, start=1))
    return [*shown, divider(), text(cut(parts, PROGRAMME_SHOWN))] if parts else shown


def _segment(number: int, segment: SharedSegment) -> str:
    people = [plain(line, 200) for line in segment.people]
    return "\n-# ".join([f"**{number}** {plain(segment.title, 120)}", *people])


def _state(talk: SharedTalk, words: Text) -> list[str]:
    if talk.is_cancelled:
        return [words("partner-cancelled")]
    return [words("partner-over")] if talk.is_over else []


def _facts(talk: SharedTalk, following: Following, words: Text) -> str:
    if talk.is_on_server:
        where = words("partner-place", server=plain(following.server, 100))
    else:
        where = plain(talk.place, 60) or words("place-online")
    facts = [where, words("language-name", code=plain(talk.language, 20))]
    if talk.will_be_recorded:
        facts.append(words("talk-card-recorded"))
    if talk.chatham_house:
        facts.append(words("talk-card-chatham"))
    return " · ".join(facts)


def _links(talk: SharedTalk, words: Text) -> list[Item]:
    open_to = None if talk.is_cancelled or talk.is_over else talk.registration
    links = [
        *typed_link(words("partner-button-register"), open_to),
        *typed_link(words("partner-button-recording"), talk.recording),
    ]
    return [row(*links)] if links else []


def _standing(arrival: Arrival, following: Following, words: Text) -> str:
    """Whose it is, and whether what stands here is still what stands there."""
    server = plain(following.server, 100)
    if following.ended_at is not None:
        return f"-# {words('partner-ended', when=stamp(following.ended_at, 'D'))}"
    if arrival.is_withdrawn:
        return words("partner-withdrawn", server=server)
    return f"-# {words('partner-kept', server=server)}"


def findings_arrived(arrival: Arrival, following: Following, words: Text) -> list[Item]:
    findings = arrival.findings
    assert findings is not None
    origin = words("partner-findings-from", server=plain(following.server, 100))
    head = f"-# {origin.upper()}\n## {plain(findings.title, 200)}"
    standing = text(_standing(arrival, following, words))
    article = findings.article
    if article is None or arrival.is_withdrawn:
        return [card(text(head), *_retracted(findings, words), standing, colour=colours.OVER)]
    count = len(article.findings)
    facts = words("partner-facts", count=count, minutes=str(reading_minutes(article)))
    body: list[Item] = [text(f"{head}\n{facts}"), divider(), text(headings(article, words))]
    body += _corrected(findings, words)
    website = typed_link(words("partner-button-website"), findings.website)
    return [card(*body, standing, colour=colours.TALK), *([row(*website)] if website else [])]


def _retracted(findings: SharedFindings, words: Text) -> list[Item]:
    if findings.retracted_at is None:
        return []
    when, why = stamp(findings.retracted_at, "D"), plain(findings.retracted_why, 600)
    return [divider(), text(words("partner-retracted", when=when, why=why))]


def _corrected(findings: SharedFindings, words: Text) -> list[Item]:
    if findings.number == 1:
        return []
    said = words(
        "partner-corrected",
        when=stamp(findings.published_at, "d"),
        revision=str(findings.number),
        reason=plain(findings.reason, 400) or "none",
    )
    return [divider(), text(f"-# {said}")]


def partner_news(post: Delivery, words: Text) -> list[Item]:
    """What a team reads backstage of what happened between its server and another one."""
    news = post.payload
    assert isinstance(news, PartnerNews)
    return [
        text(
            words(
                text_id("partner-news", news.event),
                series=plain(news.series, 200),
                server=plain(news.server, 100),
            )
        )
    ]
