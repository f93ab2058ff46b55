"""What a server that follows a series must have read: each talk once, and shown as it is now.

The model knows no partner. What it says of the talk's own server says what must have been carried
over: what was announced there before its end is announced here, once, and nothing else is.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.partners.shared import SharedTalk
from tests.crash.month.channels import Post
from tests.crash.month.model import Model
from tests.crash.month.plain import PlainTalk, is_followed
from tests.crash.month.playing import Month

# Between the two servers a kill and a retry may pass.
CARRIED_WITHIN = timedelta(minutes=2)
CARRIED = DeliveryKind.PARTNER_TALK.value


def compare_partner(model: Model, month: Month) -> Iterator[tuple[int, str]]:
    """What differs, with the number of its talk."""
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in month.channels.posts:
        if post.label.kind == CARRIED:
            posts[post.label.talk].append(post)
    announced = _announced_in_time(model)
    for number in sorted(posts.keys() | announced):
        found = posts[number]
        if len(found) > 1:
            when = ", ".join(f"{post.at:%d %b %H:%M:%S}" for post in found)
            yield number, f"the partner reads of it {len(found)} times: {when}"
        if not found:
            yield number, "the partner does not read of it"
        talk = model.state.talks.get(number)
        if found and talk is not None:
            yield from ((number, each) for each in _shown(month, found[-1], talk))


def _announced_in_time(model: Model) -> set[int]:
    """What was announced, and did not end or get cancelled before it can have been carried over."""
    cut = {
        (act.talk, act.at) for act in model.acts if act.deed in {"cancel", "cancel together", "end"}
    }
    first = {made: act.talk for act in model.acts for made in act.made}
    return {
        each.label.talk
        for each in model.sent
        if each.label.kind == "announcement"
        and is_followed(first.get(each.label.talk, each.label.talk))
        and not any(
            talk == each.label.talk and abs(at - each.at) < CARRIED_WITHIN for talk, at in cut
        )
    }


def _shown(month: Month, post: Post, talk: PlainTalk) -> Iterator[str]:
    """Its own server is not shown what the restored backup has forgotten.

    What was announced since the backup is a draft again: of that no partner reads anything new.
    """
    shown = month.channels.carried.get(post.id)
    if shown is None:
        yield "the partner's message shows nothing"
        return
    if talk.state == "draft":
        return
    wanted = (talk.start, talk.minutes, talk.state == "cancelled")
    if _told(shown) != wanted:
        yield f"the partner reads {_told(shown)}, not {wanted}"


def _told(shown: SharedTalk) -> tuple[object, ...]:
    return shown.slot.starts_at, shown.minutes, shown.is_cancelled
