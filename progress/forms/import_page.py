"""The page that brings a file in: choosing one, or what would come of the one that was chosen."""

import datetime as dt
from dataclasses import dataclass

from progress.forms.data_import import ConfirmForm, UploadForm
from progress.models import PendingImport
from progress.owner import Owner

NAMES = {
    "weights": "Ankle weights",
    "acceptances": "Precautions accepted",
    "safety_answers": "Safety answers",
    "check_ins": "How your back was",
    "stops_lifted": "Going on after a stop",
    "sessions": "Sessions",
    "pain_notes": "Pain notes",
    "goals": "Activities",
    "pauses": "Planned pauses",
}
PREFERENCES = {
    "unit": "unit of weight",
    "time_zone": "time zone",
    "routine": "routine",
    "weekly_aim": "sessions a week",
    "aim_asked": "whether Today asks how often you train",
    "advice_on": "suggestions on or off",
    "warm_up_on": "warm-up",
    "rest_s": "rest between sets",
    "switch_s": "time to switch sides",
}
WHAT_STAYS = {
    "differs": "Not quite the same as here. Yours here stay as they are",
    "deleted": "Deleted here not long ago. They stay deleted",
    "left_out": "Left out, because there is no room for more",
}


@dataclass(frozen=True)
class Line:
    """How many of one kind of entry come, and how many do not, because they are here in some way."""

    name: str
    new: int
    here: int


@dataclass(frozen=True)
class ImportPage:
    """Built by `import_page`. `reasons` say why a file was not taken."""

    form: UploadForm
    reasons: tuple[str, ...]
    pending: PendingImport | None
    confirm: ConfirmForm

    @property
    def lines(self) -> list[Line]:
        if self.pending is None:
            return []
        counted = [(NAMES[name], counts) for name, counts in self.pending.summary["counts"].items() if counts]
        return [
            Line(name, counts.get("new", 0), sum(counts.values()) - counts.get("new", 0))
            for name, counts in counted
        ]

    @property
    def is_news(self) -> bool:
        return any(line.new for line in self.lines)

    @property
    def what_stays(self) -> list[str]:
        """Why some are not brought in though they are not here word for word."""
        counts = self.pending.summary["counts"].values() if self.pending else []
        sums = {why: sum(one.get(why, 0) for one in counts) for why in WHAT_STAYS}
        return [f"{WHAT_STAYS[why]}: {number}." for why, number in sums.items() if number]

    @property
    def preferences(self) -> list[str]:
        names = self.pending.summary["preferences"] if self.pending else []
        return [words for name, words in PREFERENCES.items() if name in names]


def import_page(
    *, user: Owner, now: dt.datetime, form: UploadForm, reasons: tuple[str, ...] = ()
) -> ImportPage:
    """One query."""
    shows_file = not form.is_bound
    pending = PendingImport.objects.of(user).fresh(now).defer("content").first() if shows_file else None
    confirm = ConfirmForm(initial={"uuid": pending.uuid} if pending else None)
    return ImportPage(form=form, reasons=reasons, pending=pending, confirm=confirm)
