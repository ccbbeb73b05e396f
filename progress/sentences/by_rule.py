"""A sentence is a function named like its rule, in the order of the table. It offers; the user chooses."""

from collections.abc import Callable

from progress.rules import Action, Clearance
from progress.rules import constants as c
from progress.rules.derived import at_least
from progress.sentences.told import (
    REST,
    Told,
    afterwards,
    ago,
    lowest_done,
    not_known,
    ratings,
    reached,
)
from progress.units import load_text
from progress.wording import counted, listed, spelled

SEE_SOMEBODY = "leave the exercises for now and speak to a doctor or physiotherapist soon"

Sentence = Callable[[Told], str]

SENTENCES: dict[str, Sentence] = {}


def says(sentence: Sentence) -> Sentence:
    SENTENCES[sentence.__name__] = sentence
    return sentence


# Stop.


@says
def emergency_signs(told: Told) -> str:
    return "You told us of an emergency sign – no exercise today; please call the emergency number now"


@says
def urgent_signs(told: Told) -> str:
    return (
        "You told us of a sign that a doctor should know – no exercise for now; please speak to one today or "
        "tomorrow"
    )


@says
def leg_symptoms(told: Told) -> str:
    return f"You told us of a new sign in your leg – {SEE_SOMEBODY}"


@says
def not_cleared(told: Told) -> str:
    return (
        "Your safety answers speak against this exercise for now – please ask a doctor or physiotherapist "
        "before you start it"
    )


@says
def severe_pain(told: Told) -> str:
    facts = told.facts
    if at_least(facts.pain_now, c.PAIN_SEVERE):
        return f"Your pain is {facts.pain_now} of 10 now – {SEE_SOMEBODY}"
    return f"Your pain {reached(facts.since[0])} – {SEE_SOMEBODY}"


@says
def repeated_high_pain(told: Told) -> str:
    recent = told.facts.since[: c.HIGH_LOOKED_AT]
    high = [each.worst for each in recent if each.high and each.log.days_ago <= c.PAIN_COUNTS_DAYS]
    which = f"your last {spelled(len(recent))} sessions"
    if len(high) < len(recent):
        which = f"{spelled(len(high))} of {which}"
    return f"Your pain reached {ratings(high)} of 10 in {which} – {SEE_SOMEBODY}"


@says
def unsettled_without_weight(told: Told) -> str:
    pains = ratings(each.next for each in told.facts.since[: c.UNSETTLED_STOPPING])
    return f"Even without weight your pain was {pains} of 10 after your last sessions – {SEE_SOMEBODY}"


# Rest.


@says
def high_pain_now(told: Told) -> str:
    return f"Your pain is {told.facts.pain_now} of 10 now – {REST}"


@says
def rest_day(told: Told) -> str:
    facts, then = told.facts, told.advice.then
    why = "Today the whole routine rests"
    if facts.sessions and facts.days == 0:
        why = "You have done this one today – now rest"
    elif facts.sessions and facts.days <= c.REST_AFTER_WEIGHT_DAYS and facts.newest.log.load_g:
        why = f"You carried {told.weight(facts.newest.log.load_g)} yesterday – today is for rest"
    if then is None or then.action is Action.REST:
        return f"{why}; then we look again at how your back feels"
    version = " of the easier version" if then.easier_version else ""
    load = told.carrying(then.load_g)
    return f"{why}; next time {told.amount(then.target)}{version} {load}, if your back agrees"


# Start, and start again.


@says
def weight_not_cleared(told: Told) -> str:
    return f"Your safety answers speak against ankle weights – {told.dose} until a professional agrees"


@says
def restart_after_stop(told: Told) -> str:
    lifted = ago(told.facts.asked.days_since_stop_lifted or 0)
    return f"You lifted the stop {lifted} – start again gently, with {told.dose}"


@says
def first_session(told: Told) -> str:
    facts = told.facts
    if at_least(facts.pain_now, c.PAIN_DISCOMFORT):
        why = f"Your pain is {facts.pain_now} of 10 now"
    elif at_least(facts.pain_peak, c.PAIN_HIGH):
        why = f"Your pain was up to {facts.pain_peak} of 10 these days"
    elif facts.asked.clearance is Clearance.UNKNOWN:
        why = "Some of your safety answers are still open"
    else:
        when = "in your first full session" if facts.sessions else "the first time"
        return f"Start small {when}, with {told.dose}"
    return f"{why} – start small, with {told.dose}"


# Lighter: pain, and long breaks.


@says
def unsettled_twice(told: Told) -> str:
    pains = ratings(each.next for each in told.facts.since[: c.UNSETTLED_DROPPING])
    return f"Your pain was {pains} of 10 after your last two sessions – {told.today}"


@says
def high_pain_last_time(told: Told) -> str:
    return f"Your pain {reached(told.facts.newest)} – {told.today}"


@says
def after_a_flare(told: Told) -> str:
    return f"Your pain went up to {told.facts.pain_peak} of 10 since your last session – {told.today}"


@says
def unsettled_once(told: Told) -> str:
    return f"Your pain {afterwards(told.facts.newest)} – {told.today}"


@says
def long_gap(told: Told) -> str:
    return f"Welcome back: your last full session was {ago(told.facts.gap)} – {told.today}"


@says
def usual_pain_rising(told: Told) -> str:
    why = f"Your pain before sessions is up by {told.rise} on the week before"
    if told.advice.load_g and told.advice.action is Action.HOLD:
        return f"{why}, and you have gone lighter already – stay with {told.dose} and let it settle"
    return f"{why} – {told.today}"


@says
def above_cap(told: Told) -> str:
    facts = told.facts
    if not facts.cap_g:
        return f"This exercise is done without weight now – {told.today}"
    limit = load_text(facts.cap_g, told.unit)
    return f"{told.weight(facts.load_g)} is above this exercise's limit of {limit} – {told.today}"


# Lighter: too much to do.


@says
def too_much_twice(told: Told) -> str:
    recent = told.facts.at_load[: c.TOO_MUCH_SESSIONS]
    if all(each.ratio is not None and each.ratio < c.DONE_TOO_LITTLE for each in recent):
        did = listed(f"{lowest_done(each)} of {told.amount(each.log.target)}" for each in recent)
        why = f"Your last two sessions asked a lot of you: {did}"
    else:
        efforts = ratings(each.log.effort for each in recent)
        why = f"Your last two sessions were hard work: effort {efforts} of 10"
    return f"{why} – {told.today}"


@says
def target_not_met_for_a_while(told: Told) -> str:
    did = ratings(lowest_done(each) for each in told.facts.alike[: c.NOT_MET_SESSIONS])
    return f"Your last four sessions came to {did} of {told.amount(told.facts.target)} – {told.today}"


# Not enough is known.


@says
def next_day_not_known(told: Told) -> str:
    return f"{told.same}, until you tell us how your back was the morning after"


@says
def incomplete_log(told: Told) -> str:
    return f"{told.same}, as the last log leaves open {listed(not_known(told.facts))}"


# A discomfort that is always there.


@says
def back_to_full_version(told: Told) -> str:
    return f"Two steady sessions with the easier version – try the full one, {told.dose}"


@says
def steady_discomfort(told: Told) -> str:
    return f"{steady(told, c.STEADY_RUNG_SESSIONS)} – try {told.amount(told.advice.target)}"


@says
def steady_raise(told: Told) -> str:
    return f"{steady(told, c.STEADY_RAISE_SESSIONS)} – {told.raised}"


def steady(told: Told, sessions: int) -> str:
    worst = max(each.worst or 0 for each in told.facts.alike[:sessions])
    return (
        f"{spelled(sessions).capitalize()} sessions with no more than your usual pain, at most {worst} of 10"
    )


# As last time: settling in.


@says
def discomfort(told: Told) -> str:
    facts = told.facts
    if at_least(facts.pain_now, c.PAIN_DISCOMFORT):
        return f"{told.same}, as your pain is {facts.pain_now} of 10 now"
    worst = max(facts.newest, facts.present, key=lambda session: session.worst or 0)
    return f"{told.same}, as your pain {reached(worst)}"


@says
def a_little_sore(told: Told) -> str:
    facts = told.facts
    return f"{told.same}, as your pain {afterwards(facts.newest if facts.newest.sore else facts.present)}"


@says
def short_gap(told: Told) -> str:
    return f"{told.same} again, as your last full session was {ago(told.facts.gap)}"


@says
def target_not_met(told: Told) -> str:
    done = lowest_done(told.facts.present)
    return f"{told.same}, with {done} of {told.amount(told.facts.target)} on the weaker side"


@says
def hard_effort(told: Told) -> str:
    return f"{told.same}, as it was hard work: effort {told.facts.present.log.effort} of 10"


@says
def usual_pain_slightly_up(told: Told) -> str:
    return f"{told.same}, as your pain before sessions is up by {told.rise} on the week before"


@says
def easier_version_for_now(told: Told) -> str:
    return f"{told.same}; after two calm sessions like this one, the full version is worth a try"


@says
def one_good_session(told: Told) -> str:
    return f"{told.same}, with {told.calm_sessions} so far; two make a step"


# Two good sessions.


@says
def back_to_known_load(told: Told) -> str:
    return f"{told.calm_sessions.capitalize()}, and you know this load from before – {told.raised}"


@says
def too_soon_at_this_target(told: Told) -> str:
    so_far = f"{counted(told.facts.days_at_target, 'day')} at {told.amount(told.facts.target)}"
    return f"{told.same}, with {so_far} so far; {c.DAYS_AT_TARGET} days give your back time"


@says
def next_rung(told: Told) -> str:
    return f"{told.calm_sessions.capitalize()} – try {told.amount(told.advice.target)}"


# At the top: may the load rise?


@says
def weight_would_not_help(told: Told) -> str:
    return f"{told.same}, with {told.calm_sessions}; a weight would not make this exercise better"


@says
def weight_not_agreed(told: Told) -> str:
    return f"{told.same}, with {told.calm_sessions}; a weight waits until a professional agrees"


@says
def weight_needs_safety_answers(told: Told) -> str:
    return (
        f"{told.same}, with {told.calm_sessions}; before more weight, please answer the open safety questions"
    )


@says
def sides_differ(told: Told) -> str:
    heavier = told.weight(told.facts.load_g)
    return f"{told.same}, as your ankles carried different weights; bring the lighter up to {heavier} first"


@says
def nothing_heavier(told: Told) -> str:
    if not told.facts.load_g:
        return f"{told.same}, with {told.calm_sessions}; ready for a light weight once you have entered one"
    heaviest = told.weight(told.facts.load_g)
    return f"{told.same}, with {told.calm_sessions}; you own nothing heavier than {heaviest}"


@says
def at_cap(told: Told) -> str:
    cap_g = told.facts.cap_g
    limit = f"above its limit of {load_text(cap_g, told.unit)}" if cap_g else "not for this exercise"
    return f"{told.same}, with {told.calm_sessions}; {told.next_weight} is {limit}"


@says
def step_too_big(told: Told) -> str:
    step = load_text(told.facts.step_g or 0, told.unit)
    return f"{told.same}, with {told.calm_sessions}; your next weight is {step} more, too big a step at once"


@says
def pain_now_not_known(told: Told) -> str:
    return f"{told.same}, until you tell us how your back is today"


@says
def too_soon_at_this_load(told: Told) -> str:
    facts = told.facts
    so_far = f"{facts.days_at_load} of {counted(facts.asked.min_days_at_load, 'day')}"
    return f"{told.same}, {so_far} {told.carrying(facts.load_g)} so far"


@says
def bigger_step_needs_one_more(told: Told) -> str:
    step = load_text(told.facts.step_g or 0, told.unit)
    return f"{told.same}, with {told.calm_sessions}; a step of {step} asks for one more"


@says
def raise_load(told: Told) -> str:
    return f"{told.calm_sessions.capitalize()} – {told.raised}"


# The day.


@says
def rest_before_raise(told: Told) -> str:
    return f"{told.same}; whether more fits is seen on the day"


@says
def not_on_a_sore_day(told: Told) -> str:
    return f"{told.same}, as your back has been sore; {told.next_weight} can wait for a calmer day"


@says
def one_raise_a_week(told: Told) -> str:
    return f"{told.same}, as a weight went up within the week; {told.next_weight} can come after that"


@says
def one_raise_at_a_time(told: Told) -> str:
    return f"{told.same}, as another exercise gets more weight today; {told.next_weight} here gets its turn"
