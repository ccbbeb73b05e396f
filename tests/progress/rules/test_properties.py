"""What must always be true, of any situation. `RULES_EXAMPLES` says how many are tried."""

import os
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from progress.rules import (
    Action,
    Advice,
    Clearance,
    Measure,
    PastSession,
    Situation,
    WarningSign,
    advise,
)
from progress.rules.derived import Facts

tried = settings(
    max_examples=int(os.environ.get("RULES_EXAMPLES", "200")),
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

CAUTION = [
    {Action.INCREASE_LOAD},
    {Action.INCREASE_REPS},
    {Action.HOLD},
    {Action.REDUCE_LOAD},
    {Action.DROP_TO_NONE, Action.REST},
    {Action.STOP},
]
WEIGHTS = [0, 250, 454, 500, 1000, 1361, 1500, 2000, 3000]
LADDERS = {Measure.REPS: [5, 8, 10, 12, 15, 15, 15], Measure.HOLD: [10, 15, 20, 25, 30, 30, 30]}


@st.composite
def logs(draw: st.DrawFn, usual: dict[str, Any], days_ago: int) -> PastSession:
    """Most of it as always with this person; some of it anything."""
    rating = st.none() | st.integers(0, 10)
    anything = {
        "load_g": st.sampled_from(WEIGHTS),
        "target": st.integers(1, 31),
        "done": st.none() | st.lists(st.lists(st.none() | st.integers(0, 20), max_size=2), max_size=2),
        "effort": rating,
        "pain_before": rating,
        "pain_during": rating,
        "pain_after": rating,
        "pain_next": rating,
        "even": st.booleans(),
        "easier": st.booleans(),
        "easy": st.booleans(),
    }
    other = draw(st.sets(st.sampled_from(sorted(anything)), max_size=3)) if draw(st.booleans()) else set()
    row = usual | {name: draw(anything[name]) for name in sorted(other)}
    return PastSession(days_ago=days_ago, **{"done": [[row["target"]]]} | row)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    measure = draw(st.sampled_from(Measure))
    owned = draw(st.lists(st.sampled_from(WEIGHTS[1:]), min_size=2, max_size=7))
    # Half of them close to a raise, which otherwise hardly ever comes by chance.
    calm = draw(st.booleans())
    pain = draw(st.sampled_from([1, 2, 4] if calm else [0, 1, 1, 2, 3, 4, 5, 6]))
    usual = {
        "load_g": draw(st.sampled_from([0, *owned])),
        "target": LADDERS[measure][-1] if calm else draw(st.sampled_from(LADDERS[measure])),
        "effort": 5 if calm else draw(st.integers(4, 7)),
        "pain_before": pain,
        "pain_during": pain + draw(st.integers(0, 1)),
        "pain_after": pain,
        "pain_next": draw(st.sampled_from([None, pain])),
        "even": True,
        "easier": not calm and draw(st.booleans()),
        "easy": False,
    }
    day, past = draw(st.sampled_from([0, 1, 2, 2, 3, 3, 4, 7, 8, 15, 30, 60, 90])), []
    if calm:
        day = draw(st.integers(1, 3))
    gaps = st.sampled_from([2, 3, 4, 5] if calm else [1, 2, 2, 3, 3, 3, 4, 5, 7, 10, 15])
    for gap in draw(st.lists(gaps, min_size=6 if calm else 0, max_size=9)):
        past.append(draw(logs(usual, day)))
        day += gap
    return Situation(
        measure=measure,
        base=10 if measure is Measure.REPS else 20,
        owned_g=owned,
        cap_g=draw(st.sampled_from([3000] if calm else [3000, 2000, 1000, 400, 0])),
        past=past,
        resisted=calm or draw(st.booleans()),
        min_days_at_load=draw(st.sampled_from([7, 14, 14, 21])),
        warning=None if calm else draw(st.none() | st.sampled_from(WarningSign)),
        clearance=Clearance.CLEAR if calm else draw(st.sampled_from(Clearance)),
        pain_now=pain if calm else draw(st.none() | st.integers(0, 10)),
        pain_peak=None if calm else draw(st.none() | st.integers(0, 10)),
        days_since_stop_lifted=None if calm else draw(st.none() | st.integers(0, 40)),
    )


def meant(situation: Situation) -> Advice:
    """What a rest day leads to; a raise put off by it is still a raise."""
    advice = advise(situation)
    advice = advice.then or advice
    if advice.rule != "rest_before_raise":
        return advice
    next_weight_g = Facts(situation).next_weight_g
    return replace(advice, action=Action.INCREASE_LOAD, load_g=next_weight_g, target=situation.base)


def caution(advice: Advice) -> int:
    return next(level for level, actions in enumerate(CAUTION) if advice.action in actions)


def changed(situation: Situation, place: int, **changes: Any) -> Situation:
    past = list(situation.past)
    past[place] = replace(past[place], **changes)
    return replace(situation, past=past)


@tried
@given(situations())
def test_the_load_rises_only_when_all_is_well(asked: Situation) -> None:
    advice = meant(asked)
    assume(advice.action is Action.INCREASE_LOAD)
    facts = Facts(asked)
    most = 5 if advice.rule in ("steady_raise", "rest_before_raise") else 3
    assert asked.warning is None
    assert asked.clearance is Clearance.CLEAR
    assert facts.newest.settled
    assert facts.gap <= 7
    assert facts.present.log.effort is not None
    assert facts.present.log.effort <= 6
    assert asked.pain_now is not None
    assert asked.pain_peak is None or asked.pain_peak < 6
    assert max(asked.pain_now, facts.newest.worst or 0, facts.present.worst or 0) <= most


@tried
@given(situations())
def test_the_load_given_is_owned_within_the_cap_and_one_step_up_at_most(asked: Situation) -> None:
    advice = meant(asked)
    if advice.action in (Action.REST, Action.STOP):
        assert (advice.load_g, advice.target) == (None, None)
        return
    assert advice.load_g is not None
    assert advice.target is not None
    assert advice.target > 0
    facts = Facts(asked)
    present = facts.load_g if facts.working else 0
    above = [weight for weight in asked.owned_g if weight > present]
    assert advice.load_g <= asked.cap_g
    assert advice.load_g in {0, present, *asked.owned_g}
    assert advice.load_g <= min(above, default=present)


@tried
@given(situations(), st.data())
def test_more_pain_is_never_answered_with_less_caution(asked: Situation, data: st.DataObject) -> None:
    ratings: list[tuple[int | None, str]] = [
        (place, name) for place in range(3) for name in ("pain_during", "pain_after")
    ]
    ratings += [(0, "pain_next"), (None, "pain_now"), (None, "pain_peak")]
    known = [
        (place, name, value)
        for place, name in ratings
        if place is None or place < len(asked.past)
        if (value := getattr(asked if place is None else asked.past[place], name)) not in (None, 10)
    ]
    assume(known)
    place, name, value = data.draw(st.sampled_from(known))
    more: dict[str, Any] = {name: data.draw(st.integers(value + 1, 10))}
    worse = replace(asked, **more) if place is None else changed(asked, place, **more)
    before, after = meant(asked), meant(worse)
    assert caution(after) >= caution(before), (before, after)
    if (after.action, after.easier_version) == (before.action, before.easier_version):
        assert (after.load_g or 0) <= (before.load_g or 0), (before, after)
        assert (after.target or 0) <= (before.target or 0), (before, after)


@tried
@given(situations(), st.sampled_from(["pain_during", "effort", "done", "pain_now"]))
def test_what_is_not_known_never_raises(asked: Situation, name: str) -> None:
    facts = Facts(asked)
    assume(facts.working)
    if name == "pain_now":
        assert meant(replace(asked, pain_now=None)).action is not Action.INCREASE_LOAD
        return
    place = list(asked.past).index(facts.present.log)
    action = meant(changed(asked, place, **{name: None})).action
    assert action is not Action.INCREASE_LOAD
    assert place or action is not Action.INCREASE_REPS


@tried
@given(situations())
def test_the_same_question_has_the_same_answer(asked: Situation) -> None:
    assert advise(asked) == advise(replace(asked))
