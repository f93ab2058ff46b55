"""What can go wrong with what people typed; the sentences stand in Fluent."""

from bot.domain.errors import BadInput


class WhenNotUnderstood(BadInput):
    """`text` is no time that we read with certainty; `word` is where the reading stopped."""


class SeveralTimes(BadInput):
    """`text` says how often a talk repeats, where one time is wanted."""


class RepeatBeginsElsewhere(BadInput):
    """The first day that was typed, `when`, is none of those that repeat."""


class RepeatBeginsUnclear(BadInput):
    """The first talk can begin at `one` time or the `other`."""


class TimeOfDayMissing(BadInput):
    """`text` names a day and no hour."""


class DayMissing(BadInput):
    """`text` names a month or a week, and no day of it."""


class SeveralDays(BadInput):
    """`text` names more than one day."""


class HourUnclear(BadInput):
    """`text` can be `one` hour or the `other`, both as "15:00"."""


class EndsBeforeStart(BadInput):
    """`text` is a range such as "15:00-14:00"."""


class DayDoesNotExist(BadInput):
    """`text` names a day that no calendar has, such as 31 June."""


class WeekdayDiffers(BadInput):
    """`when` (a date) is not a `weekday` ("Thursday") as the text says."""


class SpanNotUnderstood(BadInput):
    """`text` is no day, month or year."""


class DurationNotUnderstood(BadInput):
    pass


class NothingUnderstood(BadInput):
    """No talk could be read from the text."""


class LinkNotUnderstood(BadInput):
    """Only http and https addresses with a host are kept."""


class HourNotUnderstood(BadInput):
    """`typed` is no time of day."""


class PictureNotUsable(BadInput):
    """`link` is no plain https address of a picture."""


class PictureNotLasting(BadInput):
    """What somebody uploaded to Discord has an address that works for a day."""


class TemplateNotYaml(BadInput):
    """On `line` (from 1, as in all of these) is no YAML, or another shape than a template has.

    `why` is a `YamlFault`, which has a cure.
    """


class TemplateTooLarge(BadInput):
    """`length` and `limit` in characters."""


class TemplateLacks(BadInput):
    """`field` is missing in what begins on the line."""


class TemplateUnknownWord(BadInput):
    """`word` is none of the `known` ones."""


class TemplateSaysTwice(BadInput):
    pass


class TemplateTextTooLong(BadInput):
    """`length` and `limit` in characters."""


class TemplateCountWrong(BadInput):
    """There are `number` of them, and not `wanted`: a number, or two with a dash between."""


class RepeatNotUnderstood(BadInput):
    """`text` is no rule that we read with certainty."""


class RepeatNeedsEnd(BadInput):
    """`text` says neither how many times nor until when, or both."""


class ListNotRead(BadInput):
    """`line` (from 1, as in all of these) is not as a file of this `format` has it."""


class ListNotYaml(BadInput):
    """On `line` is no YAML, or another shape than a programme has; `why` is a `YamlFault`."""


class ListLacks(BadInput):
    """`field` is missing in what begins on the line."""


class ListValueWrong(BadInput):
    """`text` cannot stand in `field`."""


class ListUnknownWord(BadInput):
    """`word` is none of the `known` ones."""


class ListSaysTwice(BadInput):
    """`word` names a talk that stands further up already."""


class ListSameTalk(BadInput):
    """The talk has title, time and place of the one on the `other` line."""


class ListTextTooLong(BadInput):
    """`length` and `limit` in characters."""


class ListZoneUnknown(BadInput):
    """`zone` is described neither in the file nor in the world's data."""


class ListRepeatsTooOften(BadInput):
    """It repeats within a day."""


class ListTooLong(BadInput):
    """More than `limit` talks."""


class ListTakesTooLong(BadInput):
    """It was stopped: a programme is read in a second."""


class ListNeedsZone(BadInput):
    """The hours on the line are of no zone, and nobody said which is meant."""
