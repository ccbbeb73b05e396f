"""The plan as Today shows it: a card for each exercise, and what is said of all of them once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from exercises.models import Exercise
from progress.models import Kind
from progress.rules import Action, Clearance
from progress.today.cards import Card, minutes_of, shared_weights
from progress.today.day import Day
from progress.today.plan import PlannedExercise

MAY_CARRY_LATER = (Clearance.CLEAR, Clearance.UNKNOWN)


@dataclass(frozen=True)
class ShownPlan:
    """Of a day of rest: what one may do all the same, or what comes then."""

    day: Day
    unit: str

    @cached_property
    def cards(self) -> list[Card]:
        cards = [Card(planned, self.unit) for planned in self.day.planned]
        above = ["", *(card.reason for card in cards)]
        shared = self._shared(cards)
        return [
            replace(card, repeats=card.reason == before, cause_is_said=bool(shared) and card.cause == shared)
            for card, before in zip(cards, above, strict=False)
        ]

    @staticmethod
    def _shared(cards: Sequence[Card]) -> str:
        """What the reasons of most begin with, if it is of the back: five cards need not say it."""
        causes = Counter(card.cause for card in cards if card.cause)
        cause, times = max(causes.items(), key=itemgetter(1), default=("", 0))
        return cause if times > len(cards) / 2 else ""

    @property
    def reason_for_all(self) -> Card | None:
        """Any card, where all of them give the same reason: then it is said once."""
        reasons = {card.reason for card in self.cards}
        return self.cards[0] if len(self.cards) > 1 and len(reasons) == 1 and reasons != {""} else None

    @property
    def cause_for_most(self) -> Card | None:
        """One of those that share the first half of their reasons: then that is said once."""
        return next((card for card in self.cards if card.cause_is_said), None)

    @property
    def comes_then(self) -> list[Card]:
        """What the rest is followed by, where that is known already."""
        return [card for card in self.cards if card.then and card.then.action is not Action.REST]

    @property
    def is_without_weight(self) -> bool:
        return not any(planned.load_g for planned in self.day.planned)

    @property
    def may_carry_later(self) -> bool:
        """Whether a weight is possible one day, as far as the safety answers say."""
        return any(self._clearance(each) in MAY_CARRY_LATER for each in self.day.planned)

    @property
    def next_in_line(self) -> Exercise | None:
        """Before the first weight, the exercise that may be the first to carry one."""
        is_before = self.is_without_weight and not self.day.has_carried
        if not self.day.advice or not is_before or self.day.kind == Kind.EASY:
            return None
        clear = [each for each in self.day.planned if self._clearance(each) is Clearance.CLEAR]
        resisted = [each.exercise for each in clear if each.exercise.resisted]
        in_order = sorted(resisted, key=lambda one: (one.raise_order is None, one.raise_order or 0))
        return next(iter(in_order), None)

    def _clearance(self, planned: PlannedExercise) -> Clearance:
        return self.day.safety.clearance(planned.exercise.slug)

    @property
    def weights(self) -> str:
        return shared_weights(self.day.planned, unit=self.unit)

    @property
    def minutes(self) -> int:
        return minutes_of(self.day.planned)
