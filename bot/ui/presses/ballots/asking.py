"""What is asked after talks: a series' settings, its questions in own words, a talk's own one."""

import asyncio
import io
from collections.abc import Mapping

import discord

from bot.domain.ballots.errors import QuestionGone
from bot.domain.ballots.own import Worded, worded
from bot.domain.ballots.poll import K_DEFAULT
from bot.domain.ballots.questions import HINT_MAX, TEXT_MAX, Question, QuestionKind
from bot.domain.ballots.template import said
from bot.domain.errors import ControlOutdated, FileNotText
from bot.domain.talks.series import PollChoice
from bot.saying.i18n import text_id
from bot.services.ballots.asking import USUAL, AskedView
from bot.ui.cards.ballots.asked import NEW, SERIES, asked_of_series, asked_of_talk, tried
from bot.ui.cards.ballots.form import example_form, pages_of
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field, Part, Radios, Select, Upload
from bot.ui.uploads import read_text_file
from bot.ui.visit import Call
from bot.words.ballot_template import TEMPLATE_LANGUAGES, read_template
from bot.words.ballot_template_file import write_template

OPTIONS_TYPED = 1100
_OWN = "own"


async def series_poll(call: Call) -> None:
    await _show_series(call, await call.services.asking.of_series(call.person, call.code))


async def talk_poll(call: Call) -> None:
    await _show_talk(call, await call.services.asking.of_talk(call.person, call.code))


async def settings(call: Call) -> None:
    view = await call.services.asking.of_series(call.person, call.code)
    await call.ask(
        call.text("asked-form"),
        "series-poll-set",
        view.series.code,
        view.series.version,
        fields=_settings(call, view),
    )


def _settings(call: Call, view: AskedView) -> list[Part]:
    words, series, templates = call.text, view.series, call.services.asking.templates
    own = [(_OWN, words("asked-own"))] if view.own else []
    names = [(code, said(each.name, series.language)) for code, each in templates.items()]
    return [
        Radios(
            key="poll",
            label=words("asked-field-poll"),
            options=tuple((each, words(text_id("poll-choice", each))) for each in PollChoice),
            value=series.poll,
        ),
        Select(
            key="template",
            label=words("asked-field-template"),
            hint=words("asked-field-template-hint") if view.own else None,
            options=(*own, *names),
            value=_OWN if view.own else series.ballot_template or USUAL,
        ),
        Field(
            key="k",
            label=words("asked-field-k"),
            hint=words("asked-field-k-hint", k=str(K_DEFAULT)),
            value=str(series.ballot_k),
            limit=3,
        ),
        Field(key="days", label=words("asked-field-days"), value=str(series.ballot_days), limit=3),
        Field(
            key="over_after",
            label=words("asked-field-over"),
            hint=words("asked-field-over-hint"),
            value=str(series.over_after),
            limit=3,
        ),
    ]


async def settings_sent(call: Call) -> None:
    chosen = call.chosen("poll") or ""
    if chosen not in set(PollChoice):
        raise ControlOutdated
    view = await call.services.asking.choose(
        call.person,
        call.code,
        version=call.number(1),
        poll=PollChoice(chosen),
        template=call.chosen("template") or "",
        k=call.typed("k"),
        days=call.typed("days"),
        over_after=call.typed("over_after"),
    )
    await _show_series(call, view)


async def ask_words(call: Call) -> None:
    """Open the chosen question, or an empty one, to be worded."""
    view = await call.services.asking.of_series(call.person, call.code)
    asked = None if call.value == NEW else _of_key(view, call.value)
    title = call.text("asked-form-question")
    fields = _wording(call, asked)
    await call.ask(title, "ballot-worded", call.code, call.value, fields=fields)


def _of_key(view: AskedView, key: str) -> Question:
    found = [each for each in view.questions if each.key == key]
    if not found:
        raise QuestionGone
    return found[0]


def _wording(call: Call, question: Question | None) -> list[Part]:
    words = call.text
    known = worded(question) if question is not None else Worded(kind=QuestionKind.RATING, text="")
    return [
        Field(key="text", label=words("question-field-text"), value=known.text, limit=TEXT_MAX),
        Radios(
            key="kind",
            label=words("question-field-kind"),
            options=tuple((each, words(text_id("question-kind", each))) for each in QuestionKind),
            value=known.kind,
        ),
        Field(
            key="options",
            label=words("question-field-options"),
            hint=words("question-field-options-hint"),
            value=known.options,
            long=True,
            required=False,
            limit=OPTIONS_TYPED,
        ),
        Field(
            key="hint",
            label=words("question-field-hint"),
            value=known.hint,
            required=False,
            limit=HINT_MAX,
        ),
    ]


def _typed(call: Call) -> Worded:
    kind = call.chosen("kind") or ""
    if kind not in set(QuestionKind):
        raise ControlOutdated
    return Worded(
        kind=QuestionKind(kind),
        text=call.typed("text"),
        hint=call.typed("hint"),
        options=call.typed("options"),
    )


async def question_worded(call: Call) -> None:
    key = None if call.part(1) == NEW else call.part(1)
    view = await call.services.asking.word(call.person, call.code, key, _typed(call))
    await _show_series(call, view)


async def leave_out(call: Call) -> None:
    view = await call.services.asking.leave_out(call.person, call.code, call.value)
    await _show_series(call, view)


async def ask_file(call: Call) -> None:
    await call.services.asking.of_series(call.person, call.code)
    part = Upload(
        key="file",
        label=call.text("asked-field-file"),
        hint=call.text("asked-field-file-hint"),
        required=True,
    )
    await call.ask(call.text("asked-form-file"), "ballot-file-sent", call.code, fields=[part])


async def give_file(call: Call) -> None:
    template = await call.services.asking.as_template(call.person, call.code)
    written = write_template(template).encode()
    file = discord.File(io.BytesIO(written), filename=f"questions-{call.code}.yaml")
    await call.reply([text(call.text("asked-file-here"))], [file])


async def file_sent(call: Call) -> None:
    file = call.filled.files.get("file")
    if file is None:
        raise FileNotText
    written = await read_text_file(call.interaction, file)
    template = await asyncio.to_thread(read_template, written, languages=TEMPLATE_LANGUAGES)
    view = await call.services.asking.take_over(call.person, call.code, template)
    await _show_series(call, view)


async def ask_own_question(call: Call) -> None:
    view = await call.services.asking.of_talk(call.person, call.code)
    asked = view.extra[0] if view.extra else None
    title, fields = call.text("asked-form-question"), _wording(call, asked)
    await call.ask(title, "talk-question-set", call.code, fields=fields)


async def own_question(call: Call) -> None:
    view = await call.services.asking.ask_beside(call.person, call.code, _typed(call))
    await _show_talk(call, view)


async def no_own_question(call: Call) -> None:
    await _show_talk(call, await call.services.asking.ask_beside(call.person, call.code, None))


async def example(call: Call) -> None:
    """The form as members will see it; part 0 says of what part 1 is the code, 2 is the page."""
    questions, page = await _asked(call), call.number(2)
    if not 0 <= page < len(pages_of(questions)):
        raise ControlOutdated
    parts = (call.part(0), call.part(1))
    await call.open(example_form(questions, call.text, *parts, page=page))


async def example_sent(call: Call) -> None:
    """Nothing of it is kept; its parts are those of `example`."""
    pages, page = len(pages_of(await _asked(call))), call.number(2)
    await call.reply(tried(call.part(0), call.part(1), call.text, page=page + 1, pages=pages))


async def _asked(call: Call) -> tuple[Question, ...]:
    asking = call.services.asking
    of = asking.of_series if call.part(0) == SERIES else asking.of_talk
    return (await of(call.person, call.part(1))).all_questions


async def _show_series(call: Call, view: AskedView) -> None:
    await call.show(asked_of_series(view, call.services.asking.templates, call.text))


async def _show_talk(call: Call, view: AskedView) -> None:
    await call.show(asked_of_talk(view, call.services.asking.templates, call.text))


HANDLERS: Mapping[str, Handler] = {
    "series-poll": series_poll,
    "series-poll-form": settings,
    "series-poll-set": settings_sent,
    "ballot-word": ask_words,
    "ballot-worded": question_worded,
    "ballot-leave-out": leave_out,
    "ballot-file": ask_file,
    "ballot-file-get": give_file,
    "ballot-file-sent": file_sent,
    "ballot-try": example,
    "ballot-try-sent": example_sent,
    "talk-poll": talk_poll,
    "talk-question": ask_own_question,
    "talk-question-set": own_question,
    "talk-question-none": no_own_question,
}
