"""The heads of a mail that was pasted whole: "From: Ada Example <ada@city.example>"."""

import re

from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import either, every
from bot.words.patterns import late

MAIL_HEAD = late(
    rf"(?:{either(every(lambda each: each.mail_heads))})\s?:\s*(?P<value>\S.*)", re.IGNORECASE
)
# Each language names the sender's first.
SENT_BY = late(
    rf"(?:{either(each.mail_heads[0] for each in LANGUAGES)})\s?:\s*(?P<who>\S.*)", re.IGNORECASE
)
