"""The table of rules, in its order: the first that answers is the advice.

A rule is a function named like its row. To add one, write it where it belongs between its neighbours.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps

from progress.rules import constants as c
from progress.rules.answers import (
    after_gap,
    drop,
    gentler,
    half,
    hold,
    hold_or_harder,
    increase_load,
    increase_reps,
    lighten,
    reduce,
    rest,
    start,
    stop,
    unloaded,
)
from progress.rules.derived import Facts, at_least, at_most
from progress.rules.situation import Action, Advice, Clearance, Situation, Urgency, WarningSign

Rule = Callable[[Facts], Advice | None]

TABLE: list[Rule] = []
# The rules after which no load is raised that day, for any exercise.
SORE_DAY: set[str] = set()


def rule(answer: Rule) -> Rule:
    """The next row of the table."""

    @wraps(answer)
    def named(facts: Facts) -> Advice | None:
        advice = answer(facts)
        return advice and replace(advice, rule=answer.__name__)

    TABLE.append(named)
    return named


def sore_day(row: Rule) -> Rule:
    SORE_DAY.add(row.__name__)
    return row


def advise(situation: Situation) -> Advice:
    """Today's advice for one exercise."""
    return answer_to(Facts(situation))


def answer_to(facts: Facts) -> Advice:
    return replace(first_answer(TABLE, facts), redo_safety_questions=facts.redo_safety_questions)


def first_answer(rules: Sequence[Rule], facts: Facts) -> Advice:
    return next(advice for each in rules if (advice := each(facts)))


# Stop: something a professional should look at first.


@rule
def emergency_signs(facts: Facts) -> Advice | None:
    return stop(Urgency.EMERGENCY) if facts.asked.warning is WarningSign.EMERGENCY else None


@rule
def urgent_signs(facts: Facts) -> Advice | None:
    return stop(Urgency.URGENT) if facts.asked.warning is WarningSign.URGENT else None


@rule
def leg_symptoms(facts: Facts) -> Advice | None:
    return stop(Urgency.SOON) if facts.asked.warning is WarningSign.LEG else None


@rule
def not_cleared(facts: Facts) -> Advice | None:
    return stop(Urgency.BEFORE_STARTING) if facts.asked.clearance is Clearance.BLOCKED else None


@sore_day
@rule
def severe_pain(facts: Facts) -> Advice | None:
    severe = any(each.severe and each.log.days_ago <= c.PAIN_COUNTS_DAYS for each in facts.since[:1])
    return stop(Urgency.SOON) if severe or at_least(facts.pain_now, c.PAIN_SEVERE) else None


@sore_day
@rule
def repeated_high_pain(facts: Facts) -> Advice | None:
    recent = facts.since[: c.HIGH_LOOKED_AT]
    high = [each for each in recent if each.high and each.log.days_ago <= c.PAIN_COUNTS_DAYS]
    return stop(Urgency.SOON) if len(high) >= c.HIGH_STOPPING else None


@sore_day
@rule
def unsettled_without_weight(facts: Facts) -> Advice | None:
    recent = facts.since[: c.UNSETTLED_STOPPING]
    if len(recent) < c.UNSETTLED_STOPPING or facts.days > c.PAIN_COUNTS_DAYS:
        return None
    return stop(Urgency.SOON) if all(each.unsettled and each.log.load_g == 0 for each in recent) else None


# Rest.


@sore_day
@rule
def high_pain_now(facts: Facts) -> Advice | None:
    """Severe pain has stopped the day above."""
    return rest() if at_least(facts.pain_now, c.PAIN_HIGH) else None


@rule
def rest_day(facts: Facts) -> Advice | None:
    """Today already, or yesterday with weight; says what comes then."""
    if not facts.sessions or facts.days > (c.REST_AFTER_WEIGHT_DAYS if facts.newest.log.load_g else 0):
        return None
    later = TABLE[TABLE.index(rest_day) + 1 :]
    return rest(then=before_raise(facts, first_answer(later, facts)))


def before_raise(facts: Facts, advice: Advice) -> Advice:
    """A raise is not promised for another day."""
    if advice.action is not Action.INCREASE_LOAD:
        return advice
    return replace(hold(facts), rule="rest_before_raise")


# Start, and start again.


@rule
def weight_not_cleared(facts: Facts) -> Advice | None:
    loaded = facts.load_before_stop_g > 0
    return drop(facts) if loaded and facts.asked.clearance is Clearance.NO_LOAD else None


@rule
def restart_after_stop(facts: Facts) -> Advice | None:
    if facts.since or not facts.sessions:
        return None
    action = Action.DROP_TO_NONE if facts.load_before_stop_g > 0 else Action.HOLD
    return replace(start(facts.ladder[0], easier_version=True), action=action)


@rule
def first_session(facts: Facts) -> Advice | None:
    if facts.working:
        return None
    if at_least(facts.pain_now, c.PAIN_DISCOMFORT) or at_least(facts.pain_peak, c.PAIN_HIGH):
        return start(facts.ladder[0], easier_version=True)
    return start(facts.ladder[0 if facts.asked.clearance is Clearance.UNKNOWN else 1])


# From here on there is a present session. Lighter: pain, and long breaks.


@sore_day
@rule
def unsettled_twice(facts: Facts) -> Advice | None:
    recent = facts.since[: c.UNSETTLED_DROPPING]
    unsettled = len(recent) == c.UNSETTLED_DROPPING and all(each.unsettled for each in recent)
    return drop(facts) if unsettled and facts.load_g > 0 else None


@sore_day
@rule
def high_pain_last_time(facts: Facts) -> Advice | None:
    if not facts.newest.high or facts.days > c.PAIN_COUNTS_DAYS:
        return None
    return ease(facts, half, c.REST_AFTER_HIGH_DAYS)


@sore_day
@rule
def after_a_flare(facts: Facts) -> Advice | None:
    if not at_least(facts.pain_peak, c.PAIN_HIGH) or facts.days > c.PAIN_COUNTS_DAYS:
        return None
    return ease(facts, half, c.REST_AFTER_UNSETTLED_DAYS)


@sore_day
@rule
def unsettled_once(facts: Facts) -> Advice | None:
    if not facts.newest.unsettled or facts.days > c.UNSETTLED_COUNTS_DAYS:
        return None
    return ease(facts, reduce, c.REST_AFTER_UNSETTLED_DAYS)


def ease(facts: Facts, lighter: Callable[[Facts], Advice], rest_days: int) -> Advice:
    """With weight: the lighter of this and what the break asks for. Without: a rest first, then gentler."""
    if facts.load_g == 0:
        return rest() if facts.days <= rest_days else gentler(facts)
    # A break too short for `long_gap` asks for one weight less, which is never the lighter answer.
    return min(lighter(facts), after_gap(facts), key=lambda advice: advice.load_g or 0)


@rule
def long_gap(facts: Facts) -> Advice | None:
    if facts.gap < c.LONG_GAP_DAYS:
        return None
    return after_gap(facts) if facts.load_g > 0 else unloaded(facts)


@sore_day
@rule
def usual_pain_rising(facts: Facts) -> Advice | None:
    if facts.rise < c.PAIN_REAL_CHANGE:
        return None
    if facts.load_g == 0:
        return unloaded(facts)
    lighter_already = facts.load_g <= facts.cap_g and facts.load_fell_within(c.STEP_DOWN_COUNTS_DAYS)
    return hold(facts) if lighter_already else reduce(facts)


@rule
def above_cap(facts: Facts) -> Advice | None:
    return lighten(facts, to_at_most=facts.cap_g) if facts.load_g > facts.cap_g else None


# Lighter: too much to do.


@rule
def too_much_twice(facts: Facts) -> Advice | None:
    recent = facts.at_load[: c.TOO_MUCH_SESSIONS]
    too_little = all(each.ratio is not None and each.ratio < c.DONE_TOO_LITTLE for each in recent)
    too_hard = all(at_least(each.log.effort, c.EFFORT_TOO_MUCH) for each in recent)
    if len(recent) < c.TOO_MUCH_SESSIONS or not (too_little or too_hard):
        return None
    if facts.load_g > 0:
        return reduce(facts)
    lower = hold(facts, target=facts.rung_down(facts.target))
    return replace(lower, easier_version=lower.easier_version or facts.target <= facts.ladder[0])


@rule
def target_not_met_for_a_while(facts: Facts) -> Advice | None:
    recent = facts.alike[: c.NOT_MET_SESSIONS]
    if len(recent) < c.NOT_MET_SESSIONS or not all(each.short for each in recent):
        return None
    if facts.load_g > 0 and facts.target <= facts.base:
        return reduce(facts)
    lower = facts.rung_down(facts.target)
    return hold(facts, target=lower) if facts.target > facts.ladder[0] else None


# Not enough is known.


@rule
def next_day_not_known(facts: Facts) -> Advice | None:
    waiting = facts.newest.next is None and facts.days <= c.NEXT_ASKED_DAYS
    return hold(facts) if waiting else None


@rule
def incomplete_log(facts: Facts) -> Advice | None:
    known = facts.newest.aftermath_known and facts.present.complete
    return None if known else hold(facts)


# A discomfort that is always there does not keep anybody from going on.


@rule
def back_to_full_version(facts: Facts) -> Advice | None:
    recent = facts.alike[: c.FULL_VERSION_SESSIONS]
    ready = (
        len(recent) == c.FULL_VERSION_SESSIONS
        and all(s.log.easier and (s.usual_only or (s.calm and s.carried)) for s in recent)
        and facts.gap < c.SHORT_GAP_DAYS
        and facts.rise < c.PAIN_NOISE
        and (at_most(facts.pain_now, c.PAIN_CALM_MAX) or facts.as_usual(recent))
    )
    if not ready:
        return None
    return replace(hold(facts, target=facts.rung_down(facts.target)), easier_version=False)


@rule
def steady_discomfort(facts: Facts) -> Advice | None:
    long_enough = facts.target < facts.base or facts.days_at_target >= c.DAYS_AT_TARGET
    if facts.rung_up is None or not long_enough or not facts.steady(c.STEADY_RUNG_SESSIONS):
        return None
    return increase_reps(facts, facts.rung_up)


@rule
def steady_raise(facts: Facts) -> Advice | None:
    ready = (
        facts.steady(c.STEADY_RAISE_SESSIONS)
        and facts.rung_up is None
        and facts.days_at_target >= c.STEADY_RAISE_DAYS
        and facts.days_at_load >= facts.asked.min_days_at_load
        and facts.may_raise
        and at_most(facts.step_g, c.STEP_SMALL_MAX_G)
    )
    if not ready:
        return None
    before = [each.log.pain_before or 0 for each in facts.alike[: c.STEADY_RAISE_SESSIONS]]
    half_way = c.STEADY_RAISE_SESSIONS // 2
    return increase_load(facts) if sum(before[:half_way]) <= sum(before[half_way:]) else None


# As last time: settling in.


@rule
def discomfort(facts: Facts) -> Advice | None:
    pains = (facts.newest.worst, facts.present.worst, facts.pain_now)
    return hold(facts) if any(at_least(pain, c.PAIN_DISCOMFORT) for pain in pains) else None


@rule
def a_little_sore(facts: Facts) -> Advice | None:
    return hold(facts) if facts.newest.sore or facts.present.sore else None


@rule
def short_gap(facts: Facts) -> Advice | None:
    return hold(facts) if facts.gap >= c.SHORT_GAP_DAYS else None


@rule
def target_not_met(facts: Facts) -> Advice | None:
    return hold(facts) if facts.present.short else None


@rule
def hard_effort(facts: Facts) -> Advice | None:
    return hold(facts) if at_least(facts.present.log.effort, c.EFFORT_HARD) else None


@rule
def usual_pain_slightly_up(facts: Facts) -> Advice | None:
    return hold(facts) if facts.rise >= c.PAIN_NOISE else None


@rule
def easier_version_for_now(facts: Facts) -> Advice | None:
    return hold(facts) if facts.present.log.easier else None


@rule
def one_good_session(facts: Facts) -> Advice | None:
    return hold(facts) if facts.run < c.RUN_FOR_RAISE else None


# Two good sessions: more weight carried before, or the next rung.


@rule
def back_to_known_load(facts: Facts) -> Advice | None:
    known = [each for each in facts.working if each.good and each.log.days_ago <= c.KNOWN_LOAD_DAYS]
    carried = [each for each in known if at_most(facts.next_weight_g, each.log.load_g)]
    step_max_g = c.STEP_MAX_G if facts.run >= c.RUN_FOR_BIGGER_STEP else c.STEP_SMALL_MAX_G
    ready = (
        facts.may_raise
        and len(carried) >= c.KNOWN_LOAD_SESSIONS
        and not any(each.high for each in facts.working[: c.KNOWN_LOAD_CALM_SESSIONS])
        and facts.target >= facts.base
        and facts.days_at_load >= c.DAYS_BEFORE_KNOWN_LOAD
        and at_most(facts.step_g, step_max_g)
    )
    return increase_load(facts) if ready else None


@rule
def too_soon_at_this_target(facts: Facts) -> Advice | None:
    soon = facts.target >= facts.base and facts.days_at_target < c.DAYS_AT_TARGET
    return hold(facts) if soon and facts.rung_up is not None else None


@rule
def next_rung(facts: Facts) -> Advice | None:
    """One rung, even if more was done."""
    return None if facts.rung_up is None else increase_reps(facts, facts.rung_up)


# At the top rung: may the load rise?


@rule
def weight_would_not_help(facts: Facts) -> Advice | None:
    return None if facts.asked.resisted else hold_or_harder(facts)


@rule
def weight_not_agreed(facts: Facts) -> Advice | None:
    return hold(facts) if facts.asked.clearance is Clearance.NO_LOAD else None


@rule
def weight_needs_safety_answers(facts: Facts) -> Advice | None:
    return hold(facts) if facts.asked.clearance is Clearance.UNKNOWN else None


@rule
def sides_differ(facts: Facts) -> Advice | None:
    """The lighter side comes up first."""
    return None if facts.present.log.even else hold(facts)


@rule
def nothing_heavier(facts: Facts) -> Advice | None:
    return hold_or_harder(facts) if facts.next_weight_g is None else None


@rule
def at_cap(facts: Facts) -> Advice | None:
    return hold_or_harder(facts) if not at_most(facts.next_weight_g, facts.cap_g) else None


@rule
def step_too_big(facts: Facts) -> Advice | None:
    return hold_or_harder(facts) if not at_most(facts.step_g, c.STEP_MAX_G) else None


@rule
def pain_now_not_known(facts: Facts) -> Advice | None:
    return hold(facts) if facts.pain_now is None else None


@rule
def too_soon_at_this_load(facts: Facts) -> Advice | None:
    return hold(facts) if facts.days_at_load < facts.asked.min_days_at_load else None


@rule
def bigger_step_needs_one_more(facts: Facts) -> Advice | None:
    bigger = not at_most(facts.step_g, c.STEP_SMALL_MAX_G)
    return hold(facts) if bigger and facts.run < c.RUN_FOR_BIGGER_STEP else None


@rule
def raise_load(facts: Facts) -> Advice | None:
    return increase_load(facts)
