"""What the bytes of a folder hold, whatever SQLite says of them."""

from pathlib import Path


def forms_of(*secrets: str | int) -> list[bytes]:
    """An id stands as text in a document, and as a number in the column of an indexed field."""
    forms: list[bytes] = []
    for secret in secrets:
        forms.append(str(secret).encode())
        if isinstance(secret, int):
            forms.append(secret.to_bytes(8, "big"))
    return forms


def files_with(root: Path, *secrets: str | int) -> list[str]:
    """Return which files below `root` hold the bytes of any of the secrets."""
    forms = forms_of(*secrets)
    return sorted(
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    )
