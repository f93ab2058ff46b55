"""What people write to a bot that is no note: whether they want it to stop, to help, or to tell."""

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Request(StrEnum):
    HELP = "help"
    STOP = "stop"
    # What is stored about whoever asks.
    DATA = "data"


# The whole message must be one of these: "Stop cars in the square" is a note. Without accents.
_PHRASES: Final = {
    Request.HELP: (
        "help|help me|help please|please help|commands|info|how does this work|"
        "how do i use this|what can you do|who are you|what is this|"
        "hjaelp|hjalp|hjelp|hvad kan du|hva kan du|hvordan virker det|"
        "hvordan fungerer dette|"
        "vad kan du|hur fungerar det|apua|auta|ohje|mita osaat|"
        "hilfe|hilf mir|was kannst du|wie geht das|aide|aidez moi|que peux tu faire"
    ),
    Request.STOP: (
        "stop|stop it|stop please|please stop|stop messages|stop these messages|stop writing to me|"
        "stop messaging me|stop all reminders|unsubscribe|quit|cancel|end|no more|no more messages|"
        "leave me alone|hold op|afmeld|stopp|slut|sluta|avsluta|avregistrera|slutt|avslutt|"
        "meld meg av|"
        "lopeta|seis|peru|peruuta|stoppen|hor auf|aufhoren|abmelden|abbestellen|"
        "arret|arrete|arretez|desabonner|se desabonner"
    ),
    Request.DATA: (
        "my data|privacy|gdpr|data|delete my data|delete me|forget me|erase my data|remove my data|"
        "show my data|mine data|slet mine data|slett mine data|glem mig|glem meg|"
        "mina data|mina uppgifter|radera mina data|radera mina uppgifter|glom mig|"
        "omat tiedot|omat tietoni|poista tietoni|tietosuoja|"
        "meine daten|losche meine daten|datenschutz|dsgvo|"
        "mes donnees|supprimer mes donnees|rgpd"
    ),
}
_ASKED: Final = re.compile(
    r"(?:what|which)(?: \w+){0,2} do you (?:store|know|keep|save|have|hold|collect)"
    r"(?: \w+)? (?:about|on|of) me"
    r"|hvad (?:gemmer|ved|har) du (?:om|pa) mig|hva (?:lagrer|vet|har) du om meg"
    r"|vad (?:lagrar|vet|sparar|har) du om mig"
    r"|mita (?:tiedat|tallennat|sailytat) minusta"
    r"|was (?:speicherst|weisst|hast) du (?:uber|von) mi(?:ch|r)(?: gespeichert)?"
    r"|que (?:sais|stockes|gardes) tu (?:sur|de) moi"
)
_KNOWN: Final = {
    phrase: request for request, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss"})
# As somebody types a command who has not chosen it from Discord's list.
_LOG: Final = re.compile(r"\A\s*/log\b(?:\s+text:)?[ \t]*", re.IGNORECASE)


def read_request(typed: str) -> Request | None:
    """Tell what is wanted; None for everything else, which may be a note."""
    apart = unicodedata.normalize("NFKD", typed.casefold().translate(_LETTERS))
    letters = "".join(char for char in apart if not unicodedata.combining(char))
    words = " ".join(re.sub(r"[^\w]+", " ", letters).split())
    if _ASKED.fullmatch(words):
        return Request.DATA
    return _KNOWN.get(words)


def without_command(typed: str) -> str:
    """A note without the "/log" that was typed as text before it."""
    return _LOG.sub("", typed)
