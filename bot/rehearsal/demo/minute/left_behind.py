"""Where the bytes of somebody's id stand in a folder, whatever the bot says of it."""

from pathlib import Path


def files_with(root: Path, user_id: int) -> dict[str, int]:
    """Return how often the id stands in each file: as text, or as the number of an index."""
    text, number = str(user_id).encode(), user_id.to_bytes(8, "big")
    found: dict[str, int] = {}
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        content = path.read_bytes()
        if times := content.count(text) + content.count(number):
            found[path.relative_to(root).as_posix()] = times
    return found
