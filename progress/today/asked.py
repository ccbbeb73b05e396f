"""What the address of today asks for: another routine, a short or easy day, a session in spite of rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from progress.models import Kind


@dataclass(frozen=True)
class Asked:
    """It changes what is shown and nothing that is stored."""

    routine: str | None = None
    kind: str | None = None
    anyway: bool = False

    @classmethod
    def by(cls, query: Mapping[str, str]) -> "Asked":
        kind = query.get("kind")
        return cls(
            routine=query.get("routine") or None,
            kind=kind if kind in (Kind.SHORT, Kind.EASY) else None,
            anyway=query.get("anyway") == "1",
        )

    @property
    def query(self) -> str:
        """To hang on to an address, so that it shows the same day."""
        told = {"kind": self.kind, "routine": self.routine, "anyway": self.anyway and "1"}
        text = urlencode({name: value for name, value in told.items() if value})
        return f"?{text}" if text else ""
