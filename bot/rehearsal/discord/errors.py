"""Discord's refusals that SimCord does not know, and what the rehearsal itself refuses."""

from bot.rehearsal.discord.simcord_internals import BackendError


class CannotDoError(Exception):
    """A Discord client would not let this person do that."""


class NoSuchThingError(LookupError):
    """The world has no person, channel or server of that name."""


def bad_form(where: str, detail: str) -> BackendError:
    """50035 in the shape of Discord's: the field's path leads to the message."""
    leaf: dict[str, object] = {"_errors": [{"code": "BASE_TYPE_BAD_LENGTH", "message": detail}]}
    for part in reversed(where.split(".")):
        leaf = {part: leaf}
    return BackendError(400, 50035, "Invalid Form Body", errors=leaf)


def unknown_message() -> BackendError:
    return BackendError(404, 10008, "Unknown Message")


def missing_permissions() -> BackendError:
    return BackendError(403, 50013, "Missing Permissions")


def cannot_message_user() -> BackendError:
    return BackendError(403, 50007, "Cannot send messages to this user")


def thread_exists() -> BackendError:
    return BackendError(400, 160004, "A thread has already been created for this message")


def tag_required() -> BackendError:
    return BackendError(400, 40067, "A tag is required to create a forum post in this channel")


def thread_archived() -> BackendError:
    return BackendError(400, 50083, "Thread is archived")


def thread_locked() -> BackendError:
    return BackendError(400, 160005, "Thread is locked")


def no_mutual_guilds() -> BackendError:
    return BackendError(403, 50278, "Cannot send messages to this user: no mutual guilds")


def too_heavy() -> BackendError:
    """Not a limit that Discord would name: it falls over."""
    return BackendError(500, 0, "500: Internal Server Error")


def poll_over() -> BackendError:
    return BackendError(400, 520006, "Poll expired")


def too_large() -> BackendError:
    return BackendError(413, 40005, "Request entity too large")


def too_many_files() -> BackendError:
    return BackendError(400, 30015, "Maximum number of attachments in a message reached (10)")


def too_many_events() -> BackendError:
    return BackendError(400, 30038, "Maximum number of server scheduled events reached (100)")


def event_over() -> BackendError:
    return BackendError(400, 180000, "Cannot update a finished event")


def cannot_edit_poll() -> BackendError:
    return BackendError(400, 520003, "Cannot edit a poll message")


def unauthorized() -> BackendError:
    return BackendError(401, 0, "401: Unauthorized")
