"""What a rule can answer: today's load and target, a rest or a stop. The table adds the rule's name."""

from typing import Any

from progress.rules import constants as c
from progress.rules.derived import Facts
from progress.rules.situation import Action, Advice, Urgency


def _answer(action: Action, **what: Any) -> Advice:
    return Advice(rule="", action=action, **what)


def stop(urgency: Urgency) -> Advice:
    return _answer(Action.STOP, urgency=urgency)


def rest(then: Advice | None = None) -> Advice:
    return _answer(Action.REST, then=then)


def start(target: int, *, easier_version: bool = False) -> Advice:
    """Without weight and without a session to go on from."""
    return _answer(Action.HOLD, load_g=0, target=target, easier_version=easier_version)


def hold(facts: Facts, *, target: int | None = None, harder_version: bool = False) -> Advice:
    """The present load, at the present target unless another is said."""
    return _answer(
        Action.HOLD,
        load_g=facts.load_g,
        target=facts.target if target is None else target,
        easier_version=facts.present.log.easier,
        harder_version=harder_version,
    )


def hold_or_harder(facts: Facts) -> Advice:
    """Something to grow into that is not weight: slower, a pause, hands further out."""
    return hold(facts, harder_version=facts.clear and facts.run >= c.RUN_FOR_HARDER_VERSION)


def drop(facts: Facts) -> Advice:
    """No weight, at base."""
    return _answer(Action.DROP_TO_NONE, load_g=0, target=facts.base)


def lighten(facts: Facts, *, to_at_most: int) -> Advice:
    """The heaviest owned weight within this and the cap, at base; none, where there is none."""
    within = [weight for weight in facts.asked.owned_g if weight <= min(to_at_most, facts.cap_g)]
    return _answer(Action.REDUCE_LOAD, load_g=max(within), target=facts.base) if within else drop(facts)


def reduce(facts: Facts) -> Advice:
    """One weight lighter."""
    return lighten(facts, to_at_most=facts.load_g - 1)


def half(facts: Facts) -> Advice:
    return lighten(facts, to_at_most=facts.load_g // 2)


def unloaded(facts: Facts) -> Advice:
    """No weight, at the lower of target and base."""
    target = min(facts.target, facts.base)
    return _answer(Action.HOLD, load_g=0, target=target, easier_version=facts.present.log.easier)


def gentler(facts: Facts) -> Advice:
    """No weight, a rung below `unloaded`, the easier version."""
    return start(facts.rung_down(min(facts.target, facts.base)), easier_version=True)


def after_gap(facts: Facts) -> Advice:
    """The longer the break, the lighter the start."""
    if facts.gap <= c.REDUCE_GAP_MAX_DAYS:
        return reduce(facts)
    return half(facts) if facts.gap <= c.HALF_GAP_MAX_DAYS else drop(facts)


def increase_reps(facts: Facts, target: int) -> Advice:
    return _answer(Action.INCREASE_REPS, load_g=facts.load_g, target=target)


def increase_load(facts: Facts) -> Advice:
    """The next weight, back at base."""
    return _answer(Action.INCREASE_LOAD, load_g=facts.next_weight_g, target=facts.base)
