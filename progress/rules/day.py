"""The day: the advice for all exercises of a routine, which share rest days and raises."""

from collections.abc import Mapping
from dataclasses import replace

from progress.rules import constants as c
from progress.rules.answers import hold, rest
from progress.rules.derived import Facts
from progress.rules.situation import Action, Advice, Situation
from progress.rules.table import SORE_DAY, answer_to, before_raise, rest_day


def plan(situations: Mapping[str, Situation]) -> dict[str, Advice]:
    """The mapping's order is the order in which weight may rise: gentlest for the spine first."""
    facts = {name: Facts(situation) for name, situation in situations.items()}
    advice = {name: answer_to(each) for name, each in facts.items()}
    if any(each.rule == rest_day.__name__ for each in advice.values()):
        return {name: _one_rest_day(facts[name], each) for name, each in advice.items()}
    return _one_raise(facts, advice)


def _one_rest_day(facts: Facts, advice: Advice) -> Advice:
    """A rest for one is a rest for all; a rest or a stop of its own stays."""
    if advice.action in (Action.REST, Action.STOP):
        return advice
    resting = rest(then=before_raise(facts, advice))
    return replace(resting, rule=rest_day.__name__, redo_safety_questions=advice.redo_safety_questions)


def _one_raise(facts: dict[str, Facts], advice: dict[str, Advice]) -> dict[str, Advice]:
    """At most one load rises, and none on a sore day or within a week of another."""
    raises = [name for name, each in advice.items() if each.action is Action.INCREASE_LOAD]
    if any(each.rule in SORE_DAY for each in advice.values()):
        reason, waiting = "not_on_a_sore_day", raises
    elif any(each.load_rose_within(c.DAYS_BETWEEN_RAISES) for each in facts.values()):
        reason, waiting = "one_raise_a_week", raises
    else:
        # The lightest load rises first; of equals, the first in the mapping.
        reason, waiting = "one_raise_at_a_time", sorted(raises, key=lambda name: facts[name].load_g)[1:]
    return advice | {name: replace(hold(facts[name]), rule=reason) for name in waiting}
