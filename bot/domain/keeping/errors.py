"""What can go wrong with the store and its copies; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, RuleBroken, Unavailable


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


class SearchTookTooLong(Unavailable):
    """The words stand in too much, or too many people are asking at once."""


class BackupFailed(Unavailable):
    """No copy was made in `folder`; `problem` is the system's word for why."""


class NotABackup(BadInput):
    """`file` cannot be restored; `problem` says what it is instead."""


class LedgerDamaged(Unavailable):
    """Line `line` of the ledger of erasures, `file`, cannot be read."""


class FolderUnusable(BadInput):
    """Nothing can be written to `folder`; `problem` is the system's word for why."""


class HandoverFolderTaken(BadInput):
    """`folder` is there already, and what is in it may be wanted."""


class StillHere(RuleBroken):
    """Somebody who is on the server erases their data themself."""


class IdNotUnderstood(BadInput):
    """`typed` is no id of Discord's."""
