"""A stop as Today shows it: the signs to know, and what lets the exercises come back."""

from dataclasses import dataclass

from exercises.edition import Text
from progress.models import HowLifted
from progress.rules.constants import PAIN_SEVERE
from progress.today.advising import SIGN_RULES
from progress.today.day import Day

SIGN_TITLES = {
    "emergency": "Signs of an emergency",
    "urgent": "Signs to see a doctor for, today or tomorrow",
    "leg": "Signs in the leg",
}


@dataclass(frozen=True)
class Signs:
    """The warning signs of one kind, as they were read and accepted."""

    kind: str
    title: str
    texts: list[Text]


@dataclass(frozen=True)
class GoingOn:
    """How a day goes on that is stopped. On any other there is nothing to lift."""

    day: Day

    @property
    def by_less_pain(self) -> bool:
        """Such a stop is not lifted by a word: it ends with the pain that is told next."""
        stop, pain_now = self.day.stop, self.day.back.pain_now
        return bool(stop and stop.rule == "severe_pain" and pain_now is not None and pain_now >= PAIN_SEVERE)

    @property
    def by_taking_back_the_sign(self) -> bool:
        """Told today, and nothing else brings the same stop about."""
        stop, back = self.day.stop, self.day.back
        told_today = back.check_in is not None and back.check_in.warning == back.warning
        return bool(stop and stop.rule in SIGN_RULES and told_today)

    @property
    def ways_to_lift(self) -> list[HowLifted]:
        stop = self.day.stop
        return stop.can_be_lifted_by if stop and not self.by_less_pain else []

    @property
    def signs(self) -> list[Signs]:
        edition = self.day.safety.edition
        groups = {kind: edition.of_kind(kind) for kind in SIGN_TITLES} if edition else {}
        return [Signs(kind, SIGN_TITLES[kind], texts) for kind, texts in groups.items() if texts]
