"""A REST request of the bot, read from the wire."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from bot.rehearsal.discord.json_types import Json

_ID = re.compile(r"^\d{5,}$")


@dataclass(slots=True, kw_only=True)
class SentFile:
    """One uploaded file, in the shape in which SimCord's handlers read it."""

    filename: str
    fp: io.BytesIO
    description: str | None = None

    @property
    def size(self) -> int:
        return self.fp.getbuffer().nbytes


@dataclass(slots=True, kw_only=True)
class RestCall:
    method: str
    path: str
    """Without the host and `/api/v10`."""
    body: Json = None
    params: Mapping[str, str] = field(default_factory=dict)
    files: list[SentFile] = field(default_factory=list)
    reason: str | None = None
    authorization: str | None = None

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(self.path.strip("/").split("/"))

    @property
    def route(self) -> str:
        """The path with ids and tokens replaced: `/channels/{id}/messages`."""
        parts = ["{id}" if _ID.match(part) else part for part in self.segments]
        if len(parts) > 2 and parts[0] in {"webhooks", "interactions"}:  # noqa: PLR2004
            parts[2] = "{token}"
        return "/" + "/".join(parts)


async def read_call(request: web.Request) -> RestCall:
    call = RestCall(
        method=request.method,
        path="/" + request.match_info["tail"],
        params=dict(request.query),
        reason=request.headers.get("X-Audit-Log-Reason"),
        authorization=request.headers.get("Authorization"),
    )
    if request.content_type.startswith("multipart/"):
        await _read_form(request, call)
    elif request.can_read_body:
        text = await request.text()
        call.body = json.loads(text) if text else None
    return call


async def _read_form(request: web.Request, call: RestCall) -> None:
    files: dict[str, SentFile] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            call.body = json.loads(await part.text())
        else:
            data = bytes(await part.read(decode=False))
            files[part.name or ""] = SentFile(filename=part.filename or "file", fp=io.BytesIO(data))
    described = {f"files[{a['id']}]": a.get("description") for a in _declared(call.body)}
    for name, file in files.items():
        file.description = described.get(name)
    call.files = list(files.values())


def _declared(body: Json) -> list[dict[str, Any]]:
    if not isinstance(body, dict):
        return []
    return body.get("attachments") or (body.get("data") or {}).get("attachments") or []
