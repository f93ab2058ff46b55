"""What can go wrong with findings and their publication; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, Conflict, NotFound, RuleBroken, Unavailable


class FindingNotFound(NotFound):
    pass


class NothingToPublish(RuleBroken):
    """The draft has no findings."""


class NothingNew(RuleBroken):
    """The draft is what was published as revision `revision`."""


class NothingPublished(RuleBroken):
    """Nothing of the edition is published, or it was retracted already."""


class ReasonNames(BadInput):
    """A reason may name `names`, who have not agreed to that; `count` says how many they are."""


class ReviewNotAsked(RuleBroken):
    """Publication takes two people, and nobody has asked for the second one's look yet."""


class FindingsDiffer(Conflict):
    """An import found findings of its own in the edition `name`; nothing is written over."""


class ArticleWithoutFindings(BadInput):
    """What was to be imported has no numbered findings."""


class FindingTooLong(BadInput):
    """The heading or the text of a file's finding `number` has `length` characters, not `limit`."""


class WebImportOff(RuleBroken):
    """The host has not permitted to read from web addresses."""


class WebAddressRefused(BadInput):
    """`address` is no plain https address, where it was typed or where a page led on to it."""


class AddressNotPublic(BadInput):
    """`host` lies on this machine or in its network, by name or by number."""


class RedirectedTooOften(BadInput):
    """More than `limit` times."""


class WebPageTooLarge(BadInput):
    """More than `limit` bytes, packed or unpacked."""


class WebPageOfOtherKind(BadInput):
    """`kind` is a type of content, or of packing, that no document has."""


class WebPageRefused(Unavailable):
    """The site answered with the HTTP status `status`."""


class WebPageTooSlow(Unavailable):
    """It was not there after `seconds`."""


class WebPageNotReached(Unavailable):
    """`problem` says why, in the words of the machine."""
