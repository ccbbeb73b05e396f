"""What the page of precautions shows: the edition in force, and to an editor the draft of the next one."""

from __future__ import annotations

from dataclasses import dataclass

from exercises.edition import Contents, Text
from exercises.models import Edition
from exercises.services import draft_contents


@dataclass(frozen=True)
class PrecautionList:
    texts: dict[str, list[Text]]
    edition: Edition | None
    is_draft: bool


def build_precaution_list(*, editor: bool) -> PrecautionList:
    """One query; three more for an editor."""
    edition = Edition.objects.in_force()
    in_force = edition.contents if edition else Contents()
    shown = draft_contents() if editor else in_force
    return PrecautionList(shown.by_kind(), edition, is_draft=shown.texts != in_force.texts)
