"""English."""

from typing import Final

from bot.words.languages.language import Language

_UNITS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()

ENGLISH: Final = Language(
    code="en",
    months=(
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    month_first=True,
    weekdays=(
        ("monday", "mon"),
        ("tuesday", "tue", "tues"),
        ("wednesday", "wed", "weds"),
        ("thursday", "thu", "thur", "thurs"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    short_weekdays=((), (), (), (), (), (), ()),
    ranks=(
        ("first", "1st"),
        ("second", "2nd"),
        ("third", "3rd"),
        ("fourth", "4th"),
        ("fifth", "5th"),
        ("last",),
    ),
    ordinal_marks=("st", "nd", "rd", "th"),
    today=("today",),
    tonight=("tonight",),
    tomorrow=("tomorrow",),
    overmorrow=("day after tomorrow",),
    this=("this",),
    coming=("coming",),
    next=("next",),
    next_is_nearest=True,
    this_week=("this week",),
    next_week=("next week",),
    this_month=("this month",),
    next_month=("next month",),
    on=("on", "at"),
    the=("the",),
    before_month=("of",),
    of=("of", "in"),
    ahead=("in",),
    from_now=("from now", "from today"),
    at=("at",),
    oclock=("o'clock", "oclock"),
    since=("from",),
    until=("to", "until"),
    noon=("noon", "midday"),
    midnight=("midnight",),
    morning=("morning", "in the morning"),
    afternoon=("afternoon", "in the afternoon"),
    evening=("evening", "in the evening"),
    numbers={
        **{word: number for number, word in enumerate(_UNITS, 1)},
        **dict(zip(_TENS, range(20, 100, 10), strict=True)),
        **{
            f"{ten}{gap}{unit}": tens + number
            for ten, tens in zip(_TENS, range(20, 100, 10), strict=True)
            for number, unit in enumerate(_UNITS[:9], 1)
            for gap in (" ", "-")
        },
        "a": 1,
        "an": 1,
    },
    hours=("h", "hr", "hrs", "hour", "hours"),
    minutes=("m", "min", "mins", "minute", "minutes"),
    days=("day", "days"),
    weeks=("week", "weeks"),
    fortnights=("fortnight", "fortnights"),
    months_long=("month", "months"),
    years=("year", "years"),
    conjunction=("and",),
    and_a_half=("and a half",),
    lengths={
        "half an hour": 30,
        "half hour": 30,
        "an hour and a half": 90,
        "one and a half hours": 90,
        "two and a half hours": 150,
    },
    talks=("talk", "webinar", "event", "day", "online talk"),
    sessions=("session", "panel", "segment", "part", "round"),
    counting=tuple(_UNITS[:10]),
    moderators=(
        *("moderator", "moderators", "moderated by", "moderation"),
        *("facilitator", "facilitators", "chaired by", "chair"),
    ),
    hosts=(
        *("host", "hosts", "hosted by", "welcome", "welcome by"),
        *("opening", "opening by", "opening remarks", "opening remarks by"),
    ),
    panellists=(
        *("panellist", "panellists", "panelist", "panelists", "speaker", "speakers"),
        *("keynote", "keynotes", "keynote speaker", "keynote speakers"),
        *("keynotes speaker", "keynotes speakers", "presenter", "presenters", "panel", "with"),
    ),
    by=("by",),
    comes_from=("from",),
    calls=(
        "register",
        "sign up",
        "watch",
        "read",
        "click",
        "download",
        "share",
        "join",
        "see",
        "more",
    ),
    talks_section=(
        *(
            f"{whose}{how}{what}{where}"
            for whose in ("", "the ", "our ")
            for how in ("", "online ")
            for what in ("talks", "recordings", "sessions")
            for where in ("", " in this series")
        ),
        *(
            f"watch the {how}{what}{again}"
            for how in ("", "online ")
            for what in ("talks", "recordings")
            for again in ("", " again")
        ),
    ),
    further_reading=(
        "further reading",
        "suggestions for further reading",
        "resources",
        "references",
    ),
    thanks=(
        *(
            f"{opening}{how}thanks{to}"
            for opening in ("", "with ")
            for how in ("", "special ", "many ")
            for to in ("", " to")
        ),
        *("acknowledgment", "acknowledgments", "acknowledgement", "acknowledgements"),
    ),
    scope_note=(
        "about this document",
        "about this article",
        "about this publication",
        "scope",
        "scope note",
        "note on scope",
        "disclaimer",
    ),
    sections=("about", "about us", "contact", "recording"),
    sections_open=("about the", "findings", "takeaways", "key findings", "key takeaways"),
)
