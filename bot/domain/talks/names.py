"""Whether a text names somebody who is known, in whatever form; for warnings, never to refuse.

It would rather warn once too often: whoever reads the warning decides.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from bot.domain.talks.other_scripts import is_other_script, spells, spells_bent
from bot.domain.talks.speaker import Consent
from bot.domain.talks.talk import Talk

# Letters that Unicode does not take apart; all that people write for one of them becomes the same.
_ALIKE = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i"}
)
_SPELT_OUT = re.compile(r"ae|oe|ue|aa")
WORD = re.compile(r"[^\W\d_]+")
# What stands beside a name and is none.
_TITLES = frozenset(
    "dr,prof,professor,mr,mrs,ms,mx,miss,sir,dame,phd,md,mba,msc,ma,ba,ing,dipl,mag"
    ",herr,frau,fru,hr,rouva,herra,docent".split(",")
)
_PARTICLES = frozenset(
    "van,von,der,den,de,del,della,di,da,do,dos,du,la,le,les,el,al,bin,ibn,af,av,til,zu,zur,zum"
    ",ten,ter,y,e,of,the,and,og,och,ja,und,et".split(",")
)
# Shorter ones are words of some language; they count beside another part of the name.
_PART_MIN = 3
_WHOLE_MIN = 6
# Of these the last letter may be an ending.
_STEM_MIN = 5

# From so many letters on a part is known with one of them wrong: of 300 surnames none is then taken
# for another word in 30,000 words of articles and documents. Shorter, a person may be a Persson.
_MISSPELT_MIN = 7
# Two letters that are somebody's only by chance; "IF said" stands for Ida Field, "EU" for no one.
_NO_INITIALS = frozenset(
    "ai,am,bc,cc,cd,cv,dc,de,dk,dj,eu,ea,ec,er,es,fi,fr,gb,gp,hq,hr,ic,id,ie,it,kb,la,lo,mb,md,mp"
    ",nl,no,ok,os,pc,pm,pr,ps,qa,se,tb,tv,uk,un,us,ux,vr,vs,wc".split(",")
)
# With a capital they are somebody within a sentence; at its beginning these are words.
_SMALL = re.compile(r"(?P<within>(?<=[\w,;:] ))?\b(?P<word>[^\W\d_]{2})\b")
_SMALL_WORDS = frozenset(
    "ab,ad,af,al,am,an,as,at,au,av,be,by,ca,ce,da,de,do,du,ei,ej,el,en,er,es,et,fa,ga,go,ha,he,hi"
    ",ho,if,il,im,in,is,it,ja,je,jo,la,le,ma,me,mi,my,ne,ni,no,nu,of,og,oh,ok,om,on,op,or,os,ou,pa"
    ",sa,se,si,so,su,ta,te,ti,to,tu,um,un,up,us,va,vi,vu,we,wo,ye,zu".split(",")
)
# Somebody by one initial: "what M. said", "M.’s idea", "Ms K"; not "z. B. die", not "plan B."
_UPPER = r"[A-Z\u00c0-\u00de]"
_SOMEBODY = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}} )|(?<=[,;:] ))(?P<said>{_UPPER})\.(?=\s(?!{_UPPER})[^\W\d_])"
    rf"|(?<![\w.])(?P<has>{_UPPER})\.?[\u2019']s\b"
    rf"|\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Fru|Hr|Mme)\.?\s(?P<titled>{_UPPER})\b(?!\.?\s?{_UPPER})"
)
# Letters of other scripts that look like Latin ones, as they stand once case and marks are gone.
_LOOKS_LATIN = str.maketrans(
    "авсеікмнорԛѕтухһјԁԝгӏ" + "αβεικνορτυχη",
    "abceikmhopqstyxhjdwrl" + "abeikvoptuxn",
)
_NOT_LATIN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the names that stand in the text, whole or by a part that tells."""
    said = _Said(text)
    return tuple(dict.fromkeys(name for name in names if _is_named(name, said)))


def found_of(text: str, name: str) -> tuple[str, ...]:
    """The words of a text by which it may mean the bearer of the name, as they stand there.

    Letters that stand apart, or initials, are shown as the whole text; empty if nothing names them.
    """
    if not names_in(text, [name]):
        return ()
    alone = (word for word in WORD.findall(text) if names_in(word, [name]))
    return tuple(dict.fromkeys(alone)) or (text,)


def unagreed(talks: Iterable[Talk]) -> tuple[str, ...]:
    """The panellists whom nothing in print may name: under the Chatham House Rule all of a talk."""
    return tuple(
        dict.fromkeys(
            speaker.name
            for talk in talks
            for speaker in talk.speakers
            if talk.chatham_house or speaker.consent is not Consent.NAMED
        )
    )


class _Run:
    """The words of a text without what stands between them, and where they begin and end."""

    def __init__(self, words: list[str]) -> None:
        self._text = "".join(words)
        ends = list(accumulate(map(len, words)))
        self._ends, self._begins = set(ends), {0, *ends}

    def has(self, whole: str) -> bool:
        """Tell whether some words in a row, or letters that stand apart, make up the whole."""
        at = self._text.find(whole)
        while at >= 0:
            if at in self._begins and at + len(whole) in self._ends:
                return True
            at = self._text.find(whole, at + 1)
        return False


class _Said:
    """What a text says, in the ways in which a name may stand in it."""

    def __init__(self, text: str) -> None:
        plain = _plain(text)
        self.folded = collapsed(plain)
        typed = WORD.findall(self.folded)
        words = [in_latin(word) for word in typed]
        self.words = {*typed, *words, *(word.removesuffix("s") for word in words)}
        # As other scripts are spelt: "ae" may stand for two letters.
        self.latin = {word for word in WORD.findall(plain) if word.isascii()}
        self.spelt = {word for word in typed if is_other_script(word)}
        self.small = _small_names(text)
        self.meant = _initials_of_somebody(text)
        self.long = [word for word in self.words if len(word) >= _MISSPELT_MIN]
        self.run = _Run(words)
        # Where all is in capitals, two of them say nothing.
        shouted = {word for word in WORD.findall(text) if word.isupper()}
        self.initials: set[str] = set() if text.isupper() else {word.casefold() for word in shouted}

    def has(self, part: str) -> bool:
        if not part.isascii():
            # Of a script that puts no spaces between words, or bends names at their end.
            stem = part[:-1] if len(part) >= _STEM_MIN else part
            return len(part) > 1 and (stem in self.folded or self._has_spelt(part))
        if len(part) < _PART_MIN:
            return part in self.small
        return (
            part in self.words
            or self.run.has(part)
            or self._has_misspelt(part)
            or any(spells_bent(part, word) for word in self.spelt)
        )

    def _has_spelt(self, part: str) -> bool:
        return is_other_script(part) and any(spells(word, part) for word in self.latin)

    def _has_misspelt(self, part: str) -> bool:
        return len(part) >= _MISSPELT_MIN and any(_differ_by_one(part, word) for word in self.long)

    def has_initials(self, first: str, last: str) -> bool:
        both = first[0] + last[0]
        dotted = rf"(?<![^\W_]){re.escape(first[0])}\.\s?{re.escape(last[0])}\."
        return (both in self.initials and both not in _NO_INITIALS) or (
            re.search(dotted, self.folded) is not None
        )


def _small_names(text: str) -> set[str]:
    found = [(match["word"], match["within"]) for match in _SMALL.finditer(text)]
    named = {(fold(word), within) for word, within in found if word.istitle()}
    return {word for word, within in named if within is not None or word not in _SMALL_WORDS}


def _initials_of_somebody(text: str) -> set[str]:
    return {fold(match[match.lastgroup or 0]) for match in _SOMEBODY.finditer(text)}


def _is_named(name: str, said: _Said) -> bool:
    folded = fold(name)
    parts = [part for part in WORD.findall(folded) if part not in _TITLES]
    telling = [part for part in parts if part not in _PARTICLES]
    # O'Neill and Jean-Luc, as they are typed in a hurry.
    joined = [collapsed("".join(WORD.findall(chunk))) for chunk in folded.split()]
    together = [each for each in joined if each not in _TITLES | _PARTICLES]
    if any(said.has(part) for part in (*telling, *together)):
        return True
    if len(telling) < 2:  # noqa: PLR2004 - a name of one word
        return False
    first, last = telling[0], telling[-1]
    short = [part for part in telling if len(part) < _PART_MIN and part.isascii()]
    orders = ("".join(parts), "".join(telling), first + last, last + first)
    # Where words meet, letters come together that would be one in a single word.
    wholes = {*orders, *map(collapsed, orders)}
    return (
        any(len(whole) >= _WHOLE_MIN and said.run.has(whole) for whole in wholes)
        or (bool(short) and all(part in said.words for part in telling))
        or said.has_initials(first, last)
        or bool({first[0], last[0]} & said.meant)
    )


def _differ_by_one(name: str, word: str) -> bool:
    """Tell whether one letter is wrong, missing, too much, or two are the wrong way round.

    The first one is right: people know how a name begins, and "Walker" is no talker.
    """
    if name[0] != word[0] or abs(len(name) - len(word)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(name, word, strict=False)) if a != b), None)
    if at is None:
        # An ending of one letter more or less; the same word is found otherwise.
        return len(name) != len(word)
    rest, other = name[at:], word[at:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
    )


def in_latin(word: str) -> str:
    """Write a word in Latin letters where others only look so, as in an "Аda" from Cyrillic."""
    if not _NOT_LATIN.search(word):
        return word
    written = word.translate(_LOOKS_LATIN)
    return written if written.isascii() else word


def fold(text: str) -> str:
    """Write it as somebody does who has none of its letters: without case, marks and joiners."""
    return collapsed(_plain(text))


def _plain(text: str) -> str:
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", visible).casefold())
    bare = "".join(char for char in folded if not unicodedata.category(char).startswith("M"))
    return bare.translate(_ALIKE)


def collapsed(text: str) -> str:
    """Let letters that are spelt out ("ae" for one with marks) be the letter without."""
    return _SPELT_OUT.sub(lambda match: match[0][0], text)
