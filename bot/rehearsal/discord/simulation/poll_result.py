"""The embed of the message that Discord posts when a poll has been counted."""

from typing import Any

from bot.rehearsal.discord.simcord_internals import Poll


def result_embed(poll: Poll) -> dict[str, Any]:
    """A tie or a poll without votes names no victor, as in Discord's own."""
    counts = {
        answer.answer_id: len(poll.votes.get(answer.answer_id, ())) for answer in poll.answers
    }
    total = sum(counts.values())
    best = max(counts.values(), default=0)
    victors = [answer for answer in poll.answers if counts[answer.answer_id] == best]
    fields = {
        "poll_question_text": poll.question,
        "victor_answer_votes": str(best),
        "total_votes": str(total),
    }
    if total and len(victors) == 1:
        fields["victor_answer_id"] = str(victors[0].answer_id)
        fields["victor_answer_text"] = victors[0].text or ""
    return {
        "type": "poll_result",
        "fields": [{"name": key, "value": text, "inline": False} for key, text in fields.items()],
    }
