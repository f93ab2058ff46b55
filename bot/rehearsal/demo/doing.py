"""What somebody does on the page, done by the person whom they look through."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.rehearsal.demo.show import Show
from bot.rehearsal.discord.errors import CannotDoError, NoSuchThingError
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.people.outcome import Form, Outcome
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord, RoleRecord

Wish = Mapping[str, Any]
Result = dict[str, Any]

_FORMS_KEPT = 50
# Types of components (5 to 8) and of command options (6 to 9) that name somebody or something.
_USER_SELECT, _ROLE_SELECT, _MENTIONABLE_SELECT, _CHANNEL_SELECT, _FILE_UPLOAD = 5, 6, 7, 8, 19
_INTEGER, _BOOLEAN, _NUMBER, _ATTACHMENT = 4, 5, 10, 11
_OPTION_AS_SELECT = {6: _USER_SELECT, 7: _CHANNEL_SELECT, 8: _ROLE_SELECT, 9: _MENTIONABLE_SELECT}


class WishDoer:
    """One method per thing that can be done; a wish is the JSON that the page sent."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._world = show.world
        self._forms: dict[int, Form] = {}
        self._ways: dict[str, Callable[[Person, Wish], Awaitable[Result]]] = {
            "click": self._click,
            "select": self._select,
            "submit": self._submit,
            "slash": self._slash,
            "menu": self._menu,
            "say": self._say,
            "vote": self._vote,
        }

    async def do(self, wish: Wish) -> Result:
        """Act and say what came of it; raises `CannotDoError` for what a client would not offer."""
        person = Person(self._world, int(wish["viewer"]))
        if wish["do"] == "complete":
            return await self._complete(person, wish)
        if wish["do"] == "dismiss":
            self._show.dismissed.add(int(wish["message"]))
            self._world.changed()
            return {}
        way = self._ways.get(wish["do"])
        if way is None:
            raise CannotDoError(f"nobody can {wish['do']!r}")
        async with self._show.stage:
            return await way(person, wish)

    async def _click(self, person: Person, wish: Wish) -> Result:
        return self._seen(await person.click(self._message(person, wish), wish["control"]))

    async def _select(self, person: Person, wish: Wish) -> Result:
        message = self._message(person, wish)
        kinds = {select.custom_id: select.kind for select in message.selects}
        kind = kinds.get(wish["control"], 0)
        values = [self._entity(kind, value) for value in wish["values"]]
        return self._seen(await person.select(message, wish["control"], values))

    async def _submit(self, person: Person, wish: Wish) -> Result:
        form = self._forms.get(int(wish["form"]))
        if form is None:
            raise CannotDoError("that form is closed")
        kinds = {each.custom_id: each.kind for each in form.inputs}
        fields = {key: self._entered(kinds[key], given) for key, given in wish["fields"].items()}
        return self._seen(await person.submit(form, fields))

    async def _slash(self, person: Person, wish: Wish) -> Result:
        options = self._options(wish)
        command, channel = wish["command"], int(wish["channel"])
        return self._seen(await person.slash(command, channel=channel, options=options))

    async def _complete(self, person: Person, wish: Wish) -> Result:
        choices = await person.complete(
            wish["command"], wish["option"], wish["typed"], channel=int(wish["channel"])
        )
        return {"choices": [{"name": name, "value": value} for name, value in choices]}

    async def _menu(self, person: Person, wish: Wish) -> Result:
        return self._seen(await person.message_menu(wish["name"], self._message(person, wish)))

    async def _say(self, person: Person, wish: Wish) -> Result:
        reply = wish.get("reply")
        target = None if reply is None else self._message(person, {**wish, "message": reply})
        files = [(file["name"], base64.b64decode(file["data"])) for file in wish.get("files", ())]
        said = await person.say(
            int(wish["channel"]), self._with_mentions(wish["text"]), reply_to=target, files=files
        )
        return {"message": str(said.id), "channel": str(said.channel_id)}

    async def _vote(self, person: Person, wish: Wish) -> Result:
        await person.vote(self._message(person, wish), [int(each) for each in wish["answers"]])
        return {}

    # Reading what was sent

    def _message(self, person: Person, wish: Wish) -> MessageRecord:
        wanted = int(wish["message"])
        for message in self._world.messages(int(wish["channel"]), seen_by=person):
            if message.id == wanted:
                return message
        raise NoSuchThingError(f"message {wanted}")

    def _options(self, wish: Wish) -> dict[str, Any]:
        return {each["name"]: self._option(each["type"], each["value"]) for each in wish["options"]}

    def _option(self, kind: int, given: Json) -> Json:
        if kind in _OPTION_AS_SELECT:
            return self._entity(_OPTION_AS_SELECT[kind], given)
        if kind == _ATTACHMENT:
            return _file(given)
        reading = {_INTEGER: int, _NUMBER: float, _BOOLEAN: lambda text: text == "true"}
        return reading.get(kind, str)(given)

    def _entered(self, kind: int, given: Json) -> Json:
        if kind == _FILE_UPLOAD:
            return [_file(each) for each in given]
        if kind in _OPTION_AS_SELECT.values():
            return [self._entity(kind, each) for each in given]
        return given

    def _entity(self, kind: int, given: Json) -> Json:
        """Return whom or what an id names; anything but such a choice stays as it is."""
        if kind == _CHANNEL_SELECT:
            return self._world.channel(int(given))
        roles = self._world.discord.guilds[self._world.home.id].roles
        if kind in {_ROLE_SELECT, _MENTIONABLE_SELECT} and int(given) in roles:
            role = roles[int(given)]
            return RoleRecord(id=role.id, name=role.name, server_id=self._world.home.id)
        if kind in {_USER_SELECT, _MENTIONABLE_SELECT}:
            return Person(self._world, int(given))
        return given

    def _with_mentions(self, text: str) -> str:
        """Turn "@Name" of somebody here into a mention, as a client does while people type."""
        users = self._world.discord.users.values()
        names = {user.global_name or user.name: user.id for user in users}
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(f"@{name}", f"<@{names[name]}>")
        return text

    # Saying what came of it

    def _seen(self, outcome: Outcome) -> Result:
        result: Result = {"error": outcome.error}
        if outcome.messages:
            last = outcome.messages[-1]
            result |= {"message": str(last.id), "channel": str(last.channel_id)}
        if outcome.modal is not None:
            result["form"] = self._opened(outcome.modal)
        return result

    def _opened(self, form: Form) -> Result:
        self._forms[form.interaction_id] = form
        for old in list(self._forms)[:-_FORMS_KEPT]:
            del self._forms[old]
        return {
            "id": str(form.interaction_id),
            "title": form.title,
            "components": list(form.components),
        }


def _file(given: Json) -> tuple[str, bytes]:
    return given["name"], base64.b64decode(given["data"])
