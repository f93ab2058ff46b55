"""A kind of delivery is whole: one record, one drawing, its texts."""

import ast
from collections import Counter

import pytest

from bot.domain.deliveries.kinds import RECORDS, DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reminder import POSTED_AGAIN
from bot.guild.contents import ballots, findings, partners, polls, takeaways, talks, team
from bot.guild.contents.drawing import DRAWINGS, REDRAWINGS
from bot.saying.i18n import text_id
from tests import source

# What a kind is stands in its record; what is done for it, by kind, in these and nowhere else. The
# rehearsal says what it expects, as a test does.
TABLES = (
    "bot/bootstrap/by_itself.py",
    "bot/domain/deliveries/kinds.py",
    "bot/guild/contents/",
    "bot/rehearsal/",
    "bot/services/sending/consequences.py",
)


@pytest.mark.parametrize("kind", DeliveryKind)
def test_kind_is_whole(kind, localizer):
    assert kind in RECORDS
    assert kind in DRAWINGS
    assert localizer.english.has(text_id("delivery", kind))


def test_mirror_is_drawn_unless_it_is_an_act():
    """A poll's closing, and passing a post on, are asked of Discord, which draws them."""
    acts = {MirrorKind.POLL_CLOSING, MirrorKind.CROSSPOST}
    assert set(REDRAWINGS) == set(MirrorKind) - acts


def test_each_kind_is_drawn_in_one_place():
    areas = (talks, polls, ballots, takeaways, findings, team, partners)
    drawn = Counter(kind for area in areas for kind in area.DRAWINGS)

    assert drawn == Counter(DeliveryKind)
    assert drawn.keys() == DRAWINGS.keys()


def kinds_collected(tree: ast.AST) -> set[int]:
    """The lines where several kinds of delivery stand in one set, list, tuple or mapping."""
    found: set[int] = set()
    for node in ast.walk(tree):
        held = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        members = [each for each in held if isinstance(each, ast.Attribute)]
        named = [each for each in members if ast.unparse(each).startswith("DeliveryKind.")]
        if len(named) > 1:
            found.add(node.lineno)
    return found


def test_no_set_of_kinds_is_kept_beside_their_records():
    collected = {
        f"{name}:{line}"
        for name, tree in source.modules().items()
        if not name.startswith(TABLES)
        for line in kinds_collected(tree)
    }

    assert collected == set()
    assert kinds_collected(source.modules()["bot/domain/deliveries/kinds.py"])


@pytest.mark.parametrize("kind", DeliveryKind)
def test_what_a_record_says_fits_together(kind):
    record = kind.record

    assert record.letter is None or (record.is_news and record.letter.record.is_news)
    assert not record.is_stoppable or record.place is Place.MEMBER
    assert not record.is_thread or record.follows is not None
    assert not record.is_once or record.is_by_slot
    if record.follows is not None:
        assert record.place is Place.THREAD
    if record.taken_back_by is not None:
        back = record.taken_back_by.record
        assert record.is_news
        assert back.is_news
        assert back.letter is (record.letter and record.letter.record.taken_back_by)


def test_what_is_posted_again_comes_after_what_it_stands_under():
    for at, kind in enumerate(POSTED_AGAIN):
        follows = kind.record.follows
        assert follows is None or follows in POSTED_AGAIN[:at]
