"""Where Discord's OpenAPI document is looser or narrower than Discord is."""

from typing import Any

_FLAG = {"type": ["boolean", "null"]}
_INTEGER = {"type": "integer"}

# Keys that the written documentation has and the document lacks, and a few that discord.py 2.7.1
# sends and Discord ignores.
_MISSING_KEYS: dict[str, dict[str, Any]] = {
    "ApplicationCommandCreateRequest": {"nsfw": _FLAG, "default_permission": _FLAG},
    "ApplicationCommandUpdateRequest": {"nsfw": _FLAG, "default_permission": _FLAG},
    "ApplicationCommandPatchRequestPartial": {"nsfw": _FLAG, "default_permission": _FLAG},
    "RichEmbed": {"flags": _INTEGER},
    "MessageEditRequestPartial": {"tts": _FLAG},
    "IncomingWebhookUpdateRequestPartial": {"tts": _FLAG},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": _FLAG},
    "BaseCreateMessageCreateRequest": {"tts": _FLAG},
    "CreateForumThreadRequest": {"type": _INTEGER},
}
# discord.py sends numbers where the document wants strings; Discord takes both.
_SNOWFLAKE = {
    "anyOf": [
        {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"},
        {"type": "integer", "minimum": 0},
    ]
}


def amend(schemas: dict[str, Any]) -> dict[str, Any]:
    """Refuse unknown keys, so that a misspelt one is found, and take ids in both forms."""
    for name, schema in schemas.items():
        if "Response" not in name:
            _close(name, schema)
        _relax_permissions(schema)
    schemas["SnowflakeType"] = _SNOWFLAKE
    return schemas


def _close(name: str, schema: dict[str, Any]) -> None:
    if schema.get("type") != "object" or "properties" not in schema or "allOf" in schema:
        return
    for key, kind in _MISSING_KEYS.get(name, {}).items():
        schema["properties"].setdefault(key, kind)
    schema.setdefault("additionalProperties", False)


def _relax_permissions(schema: dict[str, Any]) -> None:
    """Permissions are numbers in the document and strings in the docs."""
    for key in ("default_member_permissions", "permissions"):
        wanted = schema.get("properties", {}).get(key)
        if wanted and "integer" in wanted.get("type", ()):
            text = {"type": "string", "pattern": "^[0-9]+$"}
            schema["properties"][key] = {"anyOf": [wanted, text]}
