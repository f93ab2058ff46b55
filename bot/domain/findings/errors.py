"""What can go wrong with findings and their publication; the sentences stand in Fluent."""

from bot.domain.errors import BadInput, Conflict, NotFound, RuleBroken


class FindingNotFound(NotFound):
    pass


class NothingToPublish(RuleBroken):
    """The draft has no findings."""


class NothingNew(RuleBroken):
    """The draft is what was published as revision `revision`."""


class NothingPublished(RuleBroken):
    """Nothing of the edition is published, or it was retracted already."""


class ReviewNotAsked(RuleBroken):
    """Publication takes two people, and nobody has asked for the second one's look yet."""


class FindingsDiffer(Conflict):
    """An import found findings of its own in the edition `name`; nothing is written over."""


class ArticleWithoutFindings(BadInput):
    """What was to be imported has no numbered findings."""
