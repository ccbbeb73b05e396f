"""The sentence that goes with an advice: every rule has one, in plain words and with known numbers only."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from progress.rules import Action, Advice, Situation, advise, plan
from progress.rules.table import TABLE
from progress.sentences import SENTENCES, additions, halves, sentence
from tests.progress.rules.situations import cases, session, sessions, situation, situation_from
from tests.progress.rules.test_properties import situations

DAY = ["rest_before_raise", "not_on_a_sore_day", "one_raise_a_week", "one_raise_at_a_time"]
UNWANTED = re.compile(
    r"none|null|hold\b|fail|miss(?:ed)?\b|streak|lazy|must|cure|heal|guarantee|relie[fv]|pain-free|"
    r"session\(s\)|\b1 (?:reps|seconds|days)\b|\bno\b(?! exercise| weight| more)|  |\.\.",
    re.IGNORECASE,
)


def asked(case: dict[str, Any]) -> Situation:
    return situation_from(case["situation"])


def days() -> list[dict[str, Situation]]:
    return [{name: situation_from(row) for name, row in day["situations"].items()} for day in cases("days")]


def assert_is_plain(text: str) -> None:
    assert len(text) <= 300
    assert text.endswith(".")
    assert text[0].isupper() or text[0].isdigit()
    assert UNWANTED.search(text) is None, text


def test_every_rule_has_its_sentence_in_the_order_of_the_table():
    assert list(SENTENCES) == [row.__name__ for row in TABLE] + DAY


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Your pain was 5 of 10 – lighter today: 10 reps.", ("Your pain was 5 of 10.", "Lighter today.")),
        (
            "You lifted the stop today – start again gently, with 5 reps without weight.",
            ("You lifted the stop today.", "Start again gently, with 5 reps without weight."),
        ),
        ("Start small the first time, with 8 reps.", ("", "Start small the first time, with 8 reps.")),
    ],
)
def test_a_sentence_says_why_and_then_what(text: str, parts: tuple[str, str]) -> None:
    assert halves(text) == parts


def test_a_rule_without_a_sentence_is_an_error():
    unknown = Advice(rule="full_moon", action=Action.HOLD, load_g=0, target=10)
    with pytest.raises(KeyError, match="full_moon"):
        sentence(unknown, situation(), unit="kg")


@pytest.mark.parametrize("case", cases("advice"), ids=lambda case: case["name"])
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_worked_case_is_told_plainly(case: dict[str, Any], unit: str):
    assert_is_plain(sentence(advise(asked(case)), asked(case), unit=unit))


def test_whole_days_are_told_plainly():
    told = [
        (advice.rule, sentence(advice, day[name], unit="kg"))
        for day in days()
        for name, advice in plan(day).items()
    ]
    for _, text in told:
        assert_is_plain(text)
    assert set(DAY[1:]) <= {rule for rule, _ in told}


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(situations())
def test_anything_that_may_happen_is_told_plainly(asked: Situation):
    advice = advise(asked)
    for each in (advice, advice.then):
        if each:
            assert_is_plain(sentence(each, asked, unit="kg"))


CALM = sessions(2, 5, 8, 11, 14, 17)
LOADED = sessions(2, 5, load_g=1000)


EXACT = [
    (
        situation(warning="emergency"),
        "You told us of an emergency sign – no exercise today; please call the emergency number now.",
    ),
    (
        situation(pain_now=8),
        "Your pain is 8 of 10 now – leave the exercises for now and speak to a doctor or physiotherapist "
        "soon.",
    ),
    (
        situation(session(2, pain_during=7), session(5, pain_after=6)),
        "Your pain reached 7 and 6 of 10 in your last two sessions – leave the exercises for now "
        "and speak to a doctor or physiotherapist soon.",
    ),
    (
        situation(pain_now=6),
        "Your pain is 6 of 10 now – rest today; a short walk or the gentle routine without weight is "
        "there if you feel like it.",
    ),
    (
        situation(*sessions(1, 4, load_g=500)),
        "You carried 0.5 kg per ankle yesterday – today is for rest; next time 15 reps with 0.5 kg per "
        "ankle, if your back agrees.",
    ),
    (
        situation(session(0, target=10), session(3, target=10)),
        "You have done this one today – now rest; next time 10 reps without weight, if your back agrees.",
    ),
    (
        situation(session(0, pain_during=6)),
        "You have done this one today – now rest; then we look again at how your back feels.",
    ),
    (
        situation(*LOADED, clearance="no_load"),
        "Your safety answers speak against ankle weights – 10 reps without weight until a professional "
        "agrees.",
    ),
    (
        situation(*CALM, days_since_stop_lifted=1),
        "You lifted the stop yesterday – start again gently, with 5 reps without weight.",
    ),
    (situation(), "Start small the first time, with 8 reps without weight."),
    (
        situation(measure="hold", base=20, pain_peak=6),
        "Your pain was up to 6 of 10 these days – start small, with 10 seconds without weight.",
    ),
    (
        situation(session(2, load_g=1000, pain_during=6)),
        "Your pain reached 6 of 10 with your session 2 days ago – lighter today: 10 reps with 0.5 kg per "
        "ankle.",
    ),
    (
        situation(*LOADED, pain_peak=7),
        "Your pain went up to 7 of 10 since your last session – lighter today: 10 reps with 0.5 kg per "
        "ankle.",
    ),
    (
        situation(session(2, load_g=1000, pain_next=4)),
        "Your pain went from 1 to 4 of 10 after your session 2 days ago – lighter today: 10 reps with "
        "0.5 kg per ankle.",
    ),
    (
        situation(*sessions(2, 5, load_g=1000, pain_next=5)),
        "Your pain was 5 of 10 after your last two sessions – leave the weight off today: 10 reps.",
    ),
    (
        situation(session(60, load_g=1000)),
        "Welcome back: your last full session was 60 days ago – leave the weight off today: 10 reps.",
    ),
    (
        situation(*LOADED, cap_g=0),
        "This exercise is done without weight now – leave the weight off today: 10 reps.",
    ),
    (
        situation(*sessions(2, 5, load_g=500, target=10, done=[[7, 10]])),
        "Your last two sessions asked a lot of you: 7 of 10 reps and 7 of 10 reps – leave the weight off "
        "today: 10 reps.",
    ),
    (
        situation(session(2, effort=None, done=None)),
        "Same as last time – settling in, as the last log leaves open how much you did and how hard it was.",
    ),
    (
        situation(session(2, pain_before=None, pain_next=5)),
        "Same as last time – settling in, as the last log leaves open your pain before it.",
    ),
    (
        situation(session(6, pain_next=None)),
        "Same as last time – settling in, as the last log leaves open how your back was the next morning.",
    ),
    (
        # What was worn is no longer among the weights owned.
        situation(*sessions(2, 5, 8, load_g=1000, target=15), owned_g=[500]),
        "Same as last time – settling in, with three calm sessions at 15; you own nothing heavier than 1 kg "
        "per ankle.",
    ),
    (
        situation(session(2, easy=True, pain_during=4), session(4)),
        "Same as in your last full session – settling in, as your pain reached 4 of 10 with your session "
        "2 days ago.",
    ),
    (
        situation(*sessions(2, 5, target=10), min_days_at_load=20),
        "Same as last time – settling in, with 5 days at 10 reps so far; 6 days give your back time.",
    ),
    (situation(*sessions(2, 5, 8, target=10)), "Three calm sessions at 10 – try 12 reps."),
    (
        situation(*sessions(2, 5, 8, target=20), measure="hold", base=20),
        "Three calm sessions at 20 seconds – try 25 seconds.",
    ),
    (situation(*CALM), "Six calm sessions at 15 – try 0.5 kg per ankle, back to 10 reps."),
    (
        situation(*CALM, owned_g=()),
        "Same as last time – settling in, with six calm sessions at 15; ready for a light weight once "
        "you have entered one.",
    ),
    (
        situation(*sessions(2, 5), min_days_at_load=28),
        "Same as last time – settling in, 5 of 28 days without weight so far.",
    ),
]


@pytest.mark.parametrize(("asked", "expected"), EXACT)
def test_it_says_what_and_because_of_which_numbers(asked: Situation, expected: str):
    assert sentence(advise(asked), asked, unit="kg") == expected


def test_every_rule_of_the_table_is_told_here():
    told = {advise(asked(case)).rule for case in cases("advice")} | {advise(each).rule for each, _ in EXACT}
    assert told == {row.__name__ for row in TABLE}


def test_a_load_is_told_in_the_persons_unit():
    asked = situation(*sessions(2, 5, 8, 11, 14), owned_g=(454, 907))
    assert sentence(advise(asked), asked, unit="lb") == (
        "Five calm sessions at 15 – try 1 lb per ankle, back to 10 reps."
    )


def test_a_rise_of_the_usual_pain_is_told_in_points():
    asked = situation(*sessions(2, 5, pain_before=3), *sessions(9, 12), pain_now=3)
    advice = advise(asked)
    assert advice.rule == "usual_pain_rising"
    assert sentence(advice, asked, unit="kg") == (
        "Your pain before sessions is up by 2 points on the week before – gently today: 10 reps "
        "without weight."
    )


def test_a_day_on_which_another_exercise_rests_says_so():
    day = {"leg": situation(*sessions(1, 4, load_g=500)), "arm": situation()}
    assert sentence(plan(day)["arm"], day["arm"], unit="kg") == (
        "Today the whole routine rests; next time 8 reps without weight, if your back agrees."
    )


def test_what_rests_alone_does_not_send_the_whole_day_to_rest():
    asked = situation(*sessions(2, pain_during=6))
    told = "Your pain reached 6 of 10 with your session 2 days ago – this one rests today, the others go on."
    assert sentence(advise(asked), asked, unit="kg", alone=True) == told


def test_the_version_and_the_safety_questions_are_said_apart():
    advice = Advice(rule="raise_load", action=Action.INCREASE_LOAD, load_g=500, target=10)
    assert additions(advice) == []
    assert additions(replace(advice, easier_version=True)) == ["The easier version for now."]
    assert len(additions(replace(advice, harder_version=True, redo_safety_questions=True))) == 2
