"""Errors as classes with data. The sentence is made at the edge, from the class's name.

BotError                 what a person did, or asked for, cannot be done
├─ NotFound              what was named does not exist for this owner
├─ RuleBroken            a rule of the domain says no
├─ NotAllowed            the person lacks the right
├─ Conflict              somebody else was faster
├─ BadInput              what was typed or uploaded could not be understood
└─ Unavailable           the machine or Discord says no for now
"""

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from bot.domain.times.wall import WallTime

# A time stays a fact: the language of whoever reads decides how it is said.
Param: TypeAlias = "str | float | date | WallTime"


class BotError(Exception):
    """Base of all errors that become a sentence; `params` are the values that it needs."""

    def __init__(self, **params: Param) -> None:
        self.params = params
        super().__init__(", ".join(f"{name}={value!r}" for name, value in params.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.params))


def _rebuild(cls: type[BotError], params: dict[str, Param]) -> BotError:
    return cls(**params)


class NotFound(BotError):
    """`code` was looked up in the owner's documents and is not there."""


class RuleBroken(BotError):
    pass


class NotAllowed(BotError):
    pass


class Conflict(BotError):
    pass


class BadInput(BotError):
    pass


class Unavailable(BotError):
    pass


class ChangedMeanwhile(Conflict):
    """The form or button was drawn from an older version of the document."""


class StoreUnavailable(Unavailable):
    """The write was not kept: the disk refused it or the store is closed."""


class StoreInUse(Unavailable):
    """Another process owns the data folder."""


class StoreIsNewer(Unavailable):
    """The data was written by a newer Rostrum (`found`), which this one (`known`) may not touch."""


class StoreIsOlder(Unavailable):
    """The data must be brought up to date first, by whoever may write it."""


class StoreNotOpened(StoreUnavailable):
    """The data folder `folder` cannot be used; `problem` is the system's word for why."""


class NoDataThere(StoreNotOpened):
    """The data folder `folder` is missing, or has no database in it."""


class NoFolderThere(StoreNotOpened):
    """What is to be the data folder, `folder`, is something else or lies below something else."""


class FolderForbidden(StoreNotOpened):
    """The system lets us not read and write the data folder `folder`, or what is in it."""


class DocumentDamaged(Unavailable):
    """The disk gives back something else than was written: `kind` and `code` name what."""


class BackupFailed(Unavailable):
    """No copy was made in `folder`; `problem` is the system's word for why."""


class NotABackup(BadInput):
    """`file` cannot be restored; `problem` says what it is instead."""


class LedgerDamaged(Unavailable):
    """Line `line` of the ledger of erasures, `file`, cannot be read."""


class SeriesNotFound(NotFound):
    pass


class EditionNotFound(NotFound):
    pass


class TalkNotFound(NotFound):
    pass


class TakeawayNotFound(NotFound):
    pass


class FindingNotFound(NotFound):
    pass


class PollNotFound(NotFound):
    pass


class DeliveryNotFound(NotFound):
    pass


class DraftExpired(NotFound):
    """The confirm button's draft was used already, or is gone."""


class NotAnOrganiser(NotAllowed):
    pass


class NotANoteTaker(NotAllowed):
    pass


class NotAReviewer(NotAllowed):
    """Publication takes two people: author and reviewer are the same."""


class NotYours(NotAllowed):
    """A takeaway can be changed by its author and by note-takers only."""


class UndoTooLate(NotAllowed):
    """The reply's [Edit] and [Undo] worked for `minutes`."""


class IllegalStep(RuleBroken):
    """`title` is in `state` and cannot become `wanted`."""


class TalkNeedsTime(RuleBroken):
    pass


class TalkNeedsChannels(RuleBroken):
    """The server has no channel for talks, or no backstage channel, yet."""


class SignupClosed(RuleBroken):
    pass


class NoLiveTalk(RuleBroken):
    """A note was given while no talk is running, and none ended lately."""


class SeveralLiveTalks(RuleBroken):
    """More than one talk is running (`titles`), and nobody said which one is meant."""


class TalkNotBegun(RuleBroken):
    """`title` has neither begun nor ended, or was cancelled."""


class TalkTooEarly(RuleBroken):
    """`title` begins at `start`, too far away for it to have begun already."""


class PingsEveryone(RuleBroken):
    """The role to ping is the one that every member has."""


class SupportNotKept(RuleBroken):
    """Under the Chatham House Rule nothing is kept about who agreed to what."""


class PollTooLate(RuleBroken):
    """A poll opens at most `days` after the talk: later, people answer from hearsay."""


class NothingToPublish(RuleBroken):
    """The draft has no findings."""


class NothingNew(RuleBroken):
    """The draft is what was published as revision `revision`."""


class ReviewNotAsked(RuleBroken):
    """Publication takes two people, and nobody has asked for the second one's look yet."""


class FindingsDiffer(Conflict):
    """An import found findings of its own in the edition `name`; nothing is written over."""


class AlreadyExists(Conflict):
    """There is one of that name already."""


class TitleTooLong(BadInput):
    """`length` characters where `limit` are allowed."""


class TextTooLong(BadInput):
    """`length` characters where `limit` are allowed."""


class TextMissing(BadInput):
    """A text that is needed was empty."""


class MinutesOutOfRange(BadInput):
    pass


class LinkNotUnderstood(BadInput):
    """Only http and https addresses with a host are kept."""


class TooMany(BadInput):
    """`count` of something where `limit` are allowed."""


class UnknownZone(BadInput):
    """`zone` is no IANA time zone, whatever its capitals."""


class TimeInThePast(BadInput):
    pass


class TimeDoesNotExist(BadInput):
    """The clocks skip `when`; `next` is the first reading after the gap."""


class TimeIsAmbiguous(BadInput):
    """The clocks show the same at `first` and `second`; nobody said which one is meant."""


class TimeOutOfReach(BadInput):
    """Centuries away: surely a slip of the keyboard."""


class WhenNotUnderstood(BadInput):
    """`text` is no time that we read with certainty; `word` is where the reading stopped."""


class TimeOfDayMissing(BadInput):
    """`text` names a day and no hour."""


class DayDoesNotExist(BadInput):
    """`text` names a day that no calendar has, such as 31 June."""


class WeekdayDiffers(BadInput):
    """`when` (a date) is not a `weekday` ("Thursday") as the text says."""


class DurationNotUnderstood(BadInput):
    pass


class ControlOutdated(Conflict):
    """The button or form was drawn by an older Rostrum, or was forged."""


class NoLongerStuck(Conflict):
    """The planned message was mended, sent or given up since the button was drawn."""


class NotSignedUp(RuleBroken):
    """The join link of `title` is for those who are going."""


class BadNumber(BadInput):
    """`typed` is no whole number."""


class NothingUnderstood(BadInput):
    """No talk could be read from the text."""


class FileNotText(BadInput):
    """Nothing was pasted, or the file is no UTF-8 text."""


class FileTooLarge(BadInput):
    """`size` bytes where `limit` are read."""


class ExportTooLarge(Unavailable):
    """The file has `size` megabytes where Discord takes `limit`."""


class HourNotUnderstood(BadInput):
    """`typed` is no time of day."""


class DocumentNotUnderstood(BadInput):
    """`problem` says, in the words of the parser, where the reading stopped."""


class FolderUnusable(BadInput):
    """Nothing can be written to `folder`; `problem` is the system's word for why."""


class ArticleWithoutFindings(BadInput):
    """What was to be imported has no numbered findings."""


class AnnouncementTooLate(RuleBroken):
    """The talk begins at `start`, before it would be announced."""
