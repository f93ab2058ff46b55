"""Names of Cyrillic and Greek letters as people write them in Latin ones, in whatever way they do.

A letter has several spellings (Жуков: Zhukov, Jukov, Schukow), so a name becomes a pattern of all
of them. It serves warnings: it would rather know somebody by a spelling too many.
"""

# Of folded words, so without case and marks: й is и, ё is е, ї is і.
_CYRILLIC = {
    "кс": "ks|x|cs",
    "а": "a|ia|ya|ja",
    "б": "b",
    "в": "v|w",
    "в$": "v|w|f|ff",
    "г": "g|h|gh",
    "ґ": "g",
    "ѓ": "gj|g",
    "д": "d",
    "ђ": "dj|d",
    "е": "e|ye|je|ie|yo|jo|io|o",
    "є": "ye|ie|je|e",
    "ж": "zh|j|g|sh|sch|zj|sj|z",
    "з": "z|s",
    "и": "i|y|j|iy|ij|yi|",
    "і": "i|y|yi|ji|",
    "ј": "j|y|i",
    "к": "k|c|ck|q",
    "л": "l|ll",
    "љ": "lj|l",
    "м": "m",
    "н": "n|nn",
    "њ": "nj|n",
    "о": "o|a",
    "п": "p",
    "р": "r",
    "с": "s|ss",
    "т": "t|tt",
    "ћ": "c|ch",
    "у": "u|ou|oo|w|v",
    "ф": "f|ph|ff",
    "х": "kh|ch|h|x|j",
    "ц": "ts|tz|c|z|cz",
    "ч": "ch|tsch|tch|tsj|tj|c|cz",
    "џ": "dzh|dz|j|dj",
    "ш": "sh|sch|ch|sj|sz|s",
    "щ": "shch|schtsch|chtch|stj|sjtj|sht|sch|sh|s|sc",
    "ъ": "a|u|i|",
    "ы": "y|i|ui",
    "ь": "j|i|",
    "э": "e",
    "ю": "yu|iu|ju|jou|you|iou|u",
    "я": "ya|ia|ja|a",
}
_GREEK = {
    "αι": "ai|e|ae",
    "αυ": "av|af|au",
    "ει": "ei|i",
    "ευ": "ev|ef|eu",
    "οι": "oi|i",
    "ου": "ou|u",
    "γγ": "ng|gg",
    "γκ": "g|gk|ng",
    "μπ": "b|mp",
    "ντ": "d|nt",
    "τζ": "tz|j",
    "α": "a",
    "β": "v|b",
    "γ": "g|y|gh|j",
    "δ": "d|dh",
    "ε": "e",
    "ζ": "z",
    "η": "i|e|h",
    "θ": "th|t",
    "ι": "i|y",
    "κ": "k|c",
    "λ": "l|ll",
    "μ": "m",
    "ν": "n",
    "ξ": "x|ks",
    "ο": "o",
    "π": "p",
    "ρ": "r|rh",
    "σ": "s|ss",
    "τ": "t",
    "υ": "y|i|u",
    "φ": "f|ph",
    "χ": "ch|h|kh|x",
    "ψ": "ps",
    "ω": "o|w",
}
# By a letter, or two that are one sound, or one at the end; an empty spelling is a letter that is
# left out, which is never the first.
_END = "$"
_SPELLINGS = {each: spelt.split("|") for each, spelt in (_CYRILLIC | _GREEK).items()} | {_END: [""]}
# Shorter ones are spelt like words of some language.
_LETTERS_MIN = 3
# What is left of a word once its ending is gone.
_STEM_MIN = 4
_ENDING_MAX = 3
# In Latin letters a name ends so, too.
_GENITIVES = {"", "s"}


def is_other_script(word: str) -> bool:
    """Tell whether it can be spelt: all of it is Cyrillic, or Greek."""
    return len(word) >= _LETTERS_MIN and all(letter in _SPELLINGS for letter in word)


def spells(latin: str, other: str) -> bool:
    """Tell whether a folded Latin word is a way to write the folded word of another script."""
    whole = other + _END
    # By the letters that are written, how far they reach in the Latin word.
    reached: list[set[int]] = [{0}, *(set[int]() for _ in whole)]
    for at, begun in enumerate(reached[:-1]):
        for unit in {whole[at : at + 1], whole[at : at + 2]} & _SPELLINGS.keys():
            reached[at + len(unit)] |= {
                since + len(spelt)
                for since in begun
                for spelt in _SPELLINGS[unit]
                if latin.startswith(spelt, since) and (spelt or at)
            }
    return any(latin[end:] in _GENITIVES for end in reached[-1])


def spells_bent(latin: str, other: str) -> bool:
    """The same, where the other word may have an ending, as of a case."""
    stems = (other[: len(other) - cut] for cut in range(_ENDING_MAX + 1))
    return any(spells(latin, stem) for stem in stems if stem == other or len(stem) >= _STEM_MIN)
