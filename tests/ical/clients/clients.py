"""Each client reads calendars into what it takes each event to be: when it begins and ends.

A client that is not there gives None, and its tests say so and are skipped.
"""

import ctypes
import ctypes.util
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import recurring_ical_events
from icalendar import Calendar

# UID, start and end, in seconds since 1970.
Read = list[tuple[str, int, int]]
Client = Callable[[list[str]], list[Read] | None]

HERE = Path(__file__).parent
# Where CI installs them, by the versions and hashes in `package-lock.json`.
MODULES = HERE.parents[2] / "build" / "clients" / "node_modules"


def by_icalendar(texts: list[str]) -> list[Read] | None:
    """icalendar with recurring_ical_events, as many Python programs read."""

    def read(text: str) -> Read:
        calendar = Calendar.from_ical(text)
        found = recurring_ical_events.of(calendar).all()
        return [(str(each["UID"]), _seconds(each.start), _seconds(each.end)) for each in found]

    return [read(text) for text in texts]


def by_ical_js(texts: list[str]) -> list[Read] | None:
    """Thunderbird, Nextcloud."""
    return _by_node("ical.js", texts)


def by_node_ical(texts: list[str]) -> list[Read] | None:
    """Home automation, dashboards and bots."""
    return _by_node("node-ical", texts)


def by_vobject(texts: list[str]) -> list[Read] | None:
    """Radicale and other servers in Python."""
    if importlib.util.find_spec("vobject") is None:
        return None
    # It has no types, and need not be there.
    vobject: Any = importlib.import_module("vobject")
    module: Any = importlib.import_module("vobject.icalendar")
    known: dict[str, Any] = dict(vars(module)["__tzidMap"])

    def read(text: str) -> Read:
        # It keeps zones by their names, and takes the first file's for that of all others.
        zones = vars(module)["__tzidMap"]
        zones.clear()
        zones.update(known)
        events = vobject.readOne(text).contents.get("vevent", [])
        return [
            (each.uid.value, _seconds(each.dtstart.value), _seconds(each.dtend.value))
            for each in events
        ]

    found = [read(text) for text in texts]
    vars(module)["__tzidMap"].clear()
    vars(module)["__tzidMap"].update(known)
    return found


def by_libical(texts: list[str]) -> list[Read] | None:
    """GNOME Calendar, Evolution, KOrganizer."""
    name = ctypes.util.find_library("ical")
    if name is None:
        return None
    library = _libical(name)
    return [_by_libical(library, text) for text in texts]


CLIENTS: dict[str, Client] = {
    "icalendar": by_icalendar,
    "ical.js": by_ical_js,
    "node-ical": by_node_ical,
    "vobject": by_vobject,
    "libical": by_libical,
}


def _by_node(client: str, texts: list[str]) -> list[Read] | None:
    node = shutil.which("node")
    if node is None or not (MODULES / client).is_dir():
        return None
    ran = subprocess.run(
        [node, str(HERE / "read.cjs"), client],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
        # A zone of its own, so that nothing is right by chance.
        env={**os.environ, "NODE_PATH": str(MODULES), "TZ": "Pacific/Apia"},
    )
    return [[(uid, start, end) for uid, start, end in read] for read in json.loads(ran.stdout)]


class _Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


_VEVENT = 4  # ICAL_VEVENT_COMPONENT


def _libical(name: str) -> Any:
    library = ctypes.CDLL(name)
    for function in (
        "icalparser_parse_string",
        "icalcomponent_get_first_component",
        "icalcomponent_get_next_component",
    ):
        getattr(library, function).restype = ctypes.c_void_p
    for function in ("icalcomponent_get_dtstart", "icalcomponent_get_dtend"):
        getattr(library, function).restype = _Time
    library.icaltime_as_timet_with_zone.restype = ctypes.c_long
    library.icaltime_as_timet_with_zone.argtypes = (_Time, ctypes.c_void_p)
    library.icalcomponent_get_uid.restype = ctypes.c_char_p
    return library


def _by_libical(library: Any, text: str) -> Read:
    root = ctypes.c_void_p(library.icalparser_parse_string(text.encode()))
    found: Read = []
    event = library.icalcomponent_get_first_component(root, _VEVENT)
    while event:
        this = ctypes.c_void_p(event)
        times = (library.icalcomponent_get_dtstart(this), library.icalcomponent_get_dtend(this))
        start, end = (library.icaltime_as_timet_with_zone(each, each.zone) for each in times)
        found.append((library.icalcomponent_get_uid(this).decode(), start, end))
        event = library.icalcomponent_get_next_component(root, _VEVENT)
    library.icalcomponent_free(root)
    return found


def _seconds(moment: Any) -> int:
    assert isinstance(moment, datetime), moment
    return int(moment.timestamp())
