"""The strip above the channels: the hour, what is planned, what went out, whether the bot runs."""

from dataclasses import asdict
from typing import Any

from bot.domain.deliveries.delivery import Delivery
from bot.rehearsal.demo.casting import ZONE
from bot.rehearsal.demo.show import Show
from bot.rehearsal.demo.story import Sight, Story, StoryChapter, StoryStep
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.facts import Facts, count_sent
from bot.saying.i18n import text_id

_LISTED = 12


def strip_view(show: Show, facts: Facts) -> dict[str, Any]:
    now = show.world.clock.now()
    due = facts.next_due(now)
    return {
        "zone": ZONE,
        "running": show.bot.running,
        "planned": planned_view(show, facts),
        "plannedCount": len(facts.planned),
        "next": None if due is None else due.isoformat(),
        "sent": asdict(count_sent(facts, show.world)),
        "pings": pings_so_far(show),
        "busy": show.stage.locked(),
        "pull": {"number": show.pulls, "parts": list(show.pulled)},
    }


def planned_view(show: Show, facts: Facts) -> list[dict[str, Any]]:
    return [_planned(show, each) for each in facts.planned[:_LISTED]]


def pings_so_far(show: Show) -> int:
    return sum(_pings(message) for message in _all_messages(show))


def _planned(show: Show, delivery: Delivery) -> dict[str, Any]:
    return {
        "what": show.text(text_id("delivery", delivery.kind)),
        "due": delivery.due.isoformat(),
        "stuck": delivery.wake is None,
    }


def _all_messages(show: Show) -> list[MessageRecord]:
    world = show.world
    return [m for place in (*world.channels(), *world.threads()) for m in world.messages(place)]


def _pings(message: MessageRecord) -> int:
    return int(message.by_bot and bool(message.pinged or message.pinged_everyone))


def story_view(show: Show, story: Story) -> dict[str, Any]:
    following = story.next
    return {
        "chapters": [_chapter(show, story, chapter) for chapter in story.chapters],
        "next": None if following is None else following.key,
        "doing": story.doing,
    }


def _chapter(show: Show, story: Story, chapter: StoryChapter) -> dict[str, Any]:
    return {
        "title": show.text(f"demo-chapter-{chapter.key}"),
        "steps": [_step(show, story, step) for step in chapter.steps],
    }


def _step(show: Show, story: Story, step: StoryStep) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": show.text(f"demo-step-{step.key}"),
        "why": show.text(f"demo-why-{step.key}"),
        "done": step.key in story.done,
        "missed": step.key in story.missed,
    }


def sight_view(show: Show, sight: Sight) -> dict[str, Any]:
    return {
        "viewer": str(show.world.people[sight.viewer]),
        "channel": str(sight.channel_id),
        "message": None if sight.message_id is None else str(sight.message_id),
    }
