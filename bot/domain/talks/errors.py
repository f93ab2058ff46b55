"""What can go wrong with series, editions and talks; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, NotFound, RuleBroken


class SeriesNotFound(NotFound):
    pass


class EditionNotFound(NotFound):
    pass


class NoEditionYet(EditionNotFound):
    """The server has no series, and so no edition."""


class EditionHasTalks(RuleBroken):
    """Talks are copied into an edition that has none; `name` has some."""


class InUse(RuleBroken):
    """`name` cannot be removed: something is in it."""


class ChoicesOutOfRange(BadInput):
    """A question at sign-up needs between `least` and `most` different answers to choose from."""


class TalkNotFound(NotFound):
    pass


class TalkNeedsTime(RuleBroken):
    pass


class TalkNeedsChannels(RuleBroken):
    """The server has no channel for talks, or no backstage channel, yet."""


class NoLiveTalk(RuleBroken):
    """A note was given while no talk is running, and none ended lately."""


class SeveralLiveTalks(RuleBroken):
    """More than one talk is running (`titles`), and nobody said which one is meant."""


class TalkNotBegun(RuleBroken):
    """`title` has neither begun nor ended, or was cancelled."""


class TalkTooEarly(RuleBroken):
    """`title` begins at `start`, too far away for it to have begun already."""


class TimeInThePast(BadInput):
    pass


class AnnouncementTooLate(RuleBroken):
    """The talk begins at `start`, before it would be announced."""


class MinutesOutOfRange(BadInput):
    pass


class PreviewExpired(NotFound):
    """The confirm button's preview was used already, or is gone."""


class VenueMissing(BadInput):
    """A channel was to be the place, and none was chosen."""


class VenueNotHere(BadInput):
    """The chosen channel is no voice or stage channel of this server."""


class VenueNotSeen(BadInput):
    """The bot may not see the channel `name`, so nobody could be led there."""


class HoursNotUnderstood(BadInput):
    """`typed` is not a number of hours up to `most`."""


class RepeatOnAnotherDay(BadInput):
    """The talk's day, `when`, is none of those that were typed."""


class RepeatAtAnotherHour(BadInput):
    """The talk begins at `start`, and another hour was typed."""


class RepeatGivesNone(BadInput):
    """The rule gives the day of the talk itself and no other."""
