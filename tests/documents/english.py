"""The texts of documents, for tests that write and read them."""

from pathlib import Path

from bot.saying.i18n import LOCALES, Localizer

ENGLISH = Localizer.load(strict=True).english

_DANISH = {
    "Edition": "Udgave",
    "Publication date": "Udgivet",
    "Author": "Forfatter",
    "Reading time: { $minutes } min": "Læsetid: { $minutes } min.",
    "Talks": "Foredrag",
    "Talk": "Foredraget",
    "What became of the last findings": "Hvad der blev af de sidste resultater",
    "With thanks to": "Tak til",
    "Further reading": "Læs mere",
    "Exported": "Eksporteret",
}


def with_danish(folder: Path) -> Localizer:
    """Load a program that writes documents in a second language, in part."""
    words = (LOCALES / "en" / "exports" / "documents.ftl").read_text(encoding="utf-8")
    for language, meant in (("en", {}), ("da", _DANISH)):
        (folder / language).mkdir()
        lines = (line.partition(" = ") for line in words.splitlines())
        text = "\n".join(f"{name}{sign}{meant.get(said, said)}" for name, sign, said in lines)
        (folder / language / "documents.ftl").write_text(text, encoding="utf-8")
        times = (LOCALES / "en" / "times.ftl").read_text(encoding="utf-8")
        (folder / language / "times.ftl").write_text(times, encoding="utf-8")
    return Localizer.load(strict=True, folder=folder)
