"""Where files lie. No other module knows the layout of the checkout or of the data folder."""

from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
ENV_FILE = CHECKOUT / ".env"

BUNDLED = CHECKOUT / "data"
TEMPLATES = BUNDLED / "templates"
POLL_TEMPLATES = TEMPLATES / "poll.json"
BALLOT_TEMPLATES = TEMPLATES / "ballots"
DEMO = BUNDLED / "demo"

# Ignored by git; ROSTRUM_DATA names another place.
DEFAULT_DATA = BUNDLED / "var"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """What one installation keeps at run time, in one folder that one process owns."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "rostrum.sqlite3"

    @property
    def keys(self) -> Path:
        """Poll keys: beside the database, never in it, in a backup or in an archive."""
        return self.root / "keys"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def erasures(self) -> Path:
        """What was erased: beside the backups, so that a restored one forgets it again."""
        return self.backups / "erasures.jsonl"

    @property
    def copies(self) -> Path:
        """When a backup last left this machine."""
        return self.backups / "copies.json"

    @property
    def aside(self) -> Path:
        """Databases that a restored backup has replaced."""
        return self.root / "aside"

    @property
    def workbench(self) -> Path:
        """Where a backup is prepared before it replaces the database."""
        return self.root / "restoring"

    @property
    def lock(self) -> Path:
        """Held with `flock` by the process that owns the folder."""
        return self.root / "lock"
