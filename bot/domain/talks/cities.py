"""Which city somebody on stage speaks for, read from their line; to be counted, never to be shown.

A line says it in few forms. What says it otherwise is not counted, and no place is guessed.
"""

import re

from bot.domain.folding import folded

# As "Saint-Example", "Example am Main": up to three words with capitals.
_WORD = r"[^\W\d_a-z][\w'’.-]*"
_BETWEEN = r"(?:[ -](?:am|sur|upon|on|de|la|le))?[ -]"
_NAME = rf"(?P<city>{_WORD}(?:{_BETWEEN}{_WORD}){{0,2}})"
_BEFORE = (
    r"(?i:cit(?:y|ies) of|town of|municipality of|borough of|mayor of|ville de|commune de"
    r"|mairie de|landeshauptstadt|stadt|gemeinde)"
)
_AFTER = r"(?i:city council|town council|borough council|city|municipality|kommune|kaupunki)"
_OF_SWEDEN = r"(?i:kommun|stad)"
_FORMS = (
    re.compile(rf"(?<!\w){_BEFORE}\s+{_NAME}"),
    re.compile(rf"(?<!\w){_NAME}\s+{_AFTER}(?!\w)"),
)
_SWEDISH = re.compile(rf"(?<!\w){_NAME}\s+{_OF_SWEDEN}(?!\w)")


def cities_in(line: str) -> frozenset[str]:
    """Each city once, however it is spelt with accents and capitals."""
    found = {match["city"] for form in _FORMS for match in form.finditer(line)}
    # "Göteborgs stad", and "Malmö stad".
    found |= {match["city"].removesuffix("s") for match in _SWEDISH.finditer(line)}
    return frozenset(folded(each).strip(" .-") for each in found)
