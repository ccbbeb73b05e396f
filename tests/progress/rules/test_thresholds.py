"""Both sides of every number in the table, in its order."""

from typing import Any

import pytest

from progress.rules import Action, Advice, PastSession, Situation, advise
from tests.progress.rules.situations import session, sessions, situation

# The raise from which most rows below take one thing away: five calm sessions at the top rung, 14 days.
READY = sessions(2, 5, 8, 11, 14)
UP = "raise_load increase_load 500×10"


def told(advice: Advice) -> str:
    """The answer in short; a hold goes without saying."""
    words = [advice.rule]
    if advice.action is not Action.HOLD:
        words.append(advice.action)
    if advice.load_g is not None:
        words.append(f"{advice.load_g}×{advice.target}")
    words += [word for word in ("easier", "harder") if getattr(advice, f"{word}_version")]
    return " ".join(words)


def loaded(*days: int, **changes: Any) -> list[PastSession]:
    return sessions(*days, **{"load_g": 2000, "target": 10, **changes})


def easier(*days: int, **changes: Any) -> list[PastSession]:
    return sessions(*days, **{"easier": True, **changes})


ACHE: dict[str, Any] = {"pain_before": 4, "pain_during": 5, "pain_after": 4, "pain_next": 4}
SORE: dict[str, Any] = {"pain_before": 1, "pain_during": 2, "pain_after": 2, "pain_next": 3}
BAD: dict[str, Any] = {"pain_before": 1, "pain_during": 2, "pain_after": 2, "pain_next": 4}
HIGH: dict[str, Any] = {"pain_during": 6}
STOP = "stop_and_seek_advice"
GENTLER = "0×8 easier"


def steady(*days: int, **changes: Any) -> list[PastSession]:
    return sessions(*days, **{**ACHE, **changes})


SIX = (2, 5, 8, 11, 14, 21)

LIGHT = sessions(2, 7, target=10)


def known(*days: int, **changes: Any) -> list[PastSession]:
    return loaded(*days, **{"load_g": 500, **changes})


# Next 5 after 1 before: settled only where 4 is usual.
LIKE_USUAL: dict[str, Any] = {"pain_before": 1, "pain_during": 2, "pain_next": 5}
FOUR: dict[str, Any] = {"pain_before": 4}

EITHER_SIDE = [
    # usual
    (
        "usual 4, in 14 days",
        situation(session(2, **LIKE_USUAL), *sessions(5, 8, 16, **FOUR)),
        "discomfort 0×15",
    ),
    (
        "usual 4, in 15 days",
        situation(session(2, **LIKE_USUAL), *sessions(5, 8, 17, **FOUR)),
        "unsettled_once rest",
    ),
    (
        "usual 4, an easy day",
        situation(session(2, **LIKE_USUAL), session(5, easy=True, **FOUR), *sessions(8, 16, **FOUR)),
        "discomfort 0×15",
    ),
    (
        "usual 4, one unknown",
        situation(session(2, **LIKE_USUAL), session(5, pain_before=None), *sessions(8, 16, **FOUR)),
        "unsettled_once rest",
    ),
    (
        "usual 1, the lower median",
        situation(session(2, **LIKE_USUAL), session(5), *sessions(8, 16, **FOUR)),
        "unsettled_once rest",
    ),
    (
        "usual 3 and next 5",
        situation(session(2, **LIKE_USUAL), *sessions(5, 8, 16, pain_before=3)),
        "unsettled_once rest",
    ),
    # severe_pain, high_pain_now
    ("pain now 5", situation(*READY, pain_now=5), "discomfort 0×15"),
    ("pain now 6", situation(*READY, pain_now=6), "high_pain_now rest"),
    ("pain now 7", situation(*READY, pain_now=7), "high_pain_now rest"),
    ("pain now 8", situation(*READY, pain_now=8), f"severe_pain {STOP}"),
    ("worst 7", situation(session(2, pain_after=7)), "high_pain_last_time rest"),
    ("worst 8", situation(session(2, pain_after=8)), f"severe_pain {STOP}"),
    ("severe 28 days ago", situation(session(28, pain_during=8)), f"severe_pain {STOP}"),
    ("severe 29 days ago", situation(session(29, pain_during=8)), "long_gap 0×10"),
    (
        "severe before the stop",
        situation(session(2, pain_during=8), days_since_stop_lifted=2),
        "restart_after_stop 0×5 easier",
    ),
    (
        "severe since the stop",
        situation(session(2, pain_during=8), days_since_stop_lifted=3),
        f"severe_pain {STOP}",
    ),
    ("severe, but not the newest", situation(session(2), session(5, pain_during=8)), "one_good_session 0×15"),
    # repeated_high_pain
    ("second and third high", situation(session(2), *sessions(5, 8, **HIGH)), f"repeated_high_pain {STOP}"),
    (
        "second and fourth high",
        situation(session(2), session(5, **HIGH), session(8), session(11, **HIGH)),
        "one_good_session 0×15",
    ),
    (
        "second high 28 days ago",
        situation(session(2, **HIGH), session(28, **HIGH)),
        f"repeated_high_pain {STOP}",
    ),
    (
        "second high 29 days ago",
        situation(session(2, **HIGH), session(29, **HIGH)),
        "high_pain_last_time rest",
    ),
    (
        "second high before the stop",
        situation(*sessions(2, 5, **HIGH), days_since_stop_lifted=5),
        "high_pain_last_time rest",
    ),
    ("five during, twice", situation(*sessions(2, 5, pain_during=5)), "discomfort 0×15"),
    # unsettled_without_weight
    ("three unsettled", situation(*sessions(2, 5, 8, **BAD)), f"unsettled_without_weight {STOP}"),
    ("two unsettled", situation(*sessions(2, 5, **BAD), session(8)), "unsettled_once rest"),
    (
        "three unsettled, one with weight",
        situation(*sessions(2, 5, **BAD), *loaded(8, **BAD)),
        "unsettled_once rest",
    ),
    (
        "three unsettled, one by a next of 6 alone",
        situation(session(2, pain_before=None, pain_next=6), *sessions(5, 8, **BAD)),
        f"unsettled_without_weight {STOP}",
    ),
    (
        "three unsettled, 28 days ago",
        situation(*sessions(28, 31, 34, **BAD)),
        f"unsettled_without_weight {STOP}",
    ),
    ("three unsettled, 29 days ago", situation(*sessions(29, 31, 34, **BAD)), "long_gap 0×10"),
    (
        "one of three before the stop",
        situation(*sessions(2, 5, 8, **BAD), days_since_stop_lifted=8),
        "unsettled_once rest",
    ),
    # rest_day
    ("today, without weight", situation(session(0)), "rest_day rest"),
    ("yesterday, without weight", situation(session(1), session(4)), "too_soon_at_this_load 0×15"),
    ("yesterday, 1 g", situation(session(1, load_g=1)), "rest_day rest"),
    ("two days ago, 1 g", situation(session(2, load_g=1)), "one_good_session 1×15"),
    # weight_not_cleared, restart_after_stop
    (
        "no load agreed, 1 g",
        situation(session(2, load_g=1), clearance="no_load"),
        "weight_not_cleared drop_to_none 0×10",
    ),
    ("no load agreed, none", situation(session(2), clearance="no_load"), "one_good_session 0×15"),
    (
        "no load agreed, weight off already",
        situation(session(2), session(5, load_g=1), clearance="no_load"),
        "one_good_session 0×15",
    ),
    (
        "no load agreed, only easy days",
        situation(session(2, load_g=1, easy=True), clearance="no_load"),
        "first_session 0×8",
    ),
    (
        "stop lifted, weight before",
        situation(session(2, load_g=1), days_since_stop_lifted=1),
        "restart_after_stop drop_to_none 0×5 easier",
    ),
    (
        "stop lifted, easy weight before",
        situation(session(2, load_g=1, easy=True), days_since_stop_lifted=1),
        "restart_after_stop 0×5 easier",
    ),
    (
        "stop lifted, weight before the newest",
        situation(session(2), session(5, load_g=1), days_since_stop_lifted=1),
        "restart_after_stop 0×5 easier",
    ),
    ("stop lifted, none", situation(session(2), days_since_stop_lifted=1), "restart_after_stop 0×5 easier"),
    # first_session
    ("first, pain now 3", situation(pain_now=3, pain_peak=5), "first_session 0×8"),
    ("first, pain now 4", situation(pain_now=4), "first_session 0×5 easier"),
    ("first, peak 6", situation(pain_peak=6), "first_session 0×5 easier"),
    ("first, not sure", situation(clearance="unknown"), "first_session 0×5"),
    ("first, no load agreed", situation(clearance="no_load"), "first_session 0×8"),
    ("first hold", situation(measure="hold", base=20), "first_session 0×15"),
    # unsettled_twice
    (
        "1 g, unsettled twice",
        situation(*sessions(2, 5, load_g=1, **BAD)),
        "unsettled_twice drop_to_none 0×10",
    ),
    ("no weight, unsettled twice", situation(*sessions(2, 5, **BAD)), "unsettled_once rest"),
    ("2 kg, unsettled once", situation(*loaded(2, **BAD), *loaded(5)), "unsettled_once reduce_load 1500×10"),
    (
        "2 kg, unsettled once before the stop",
        situation(*loaded(2, 5, **BAD), days_since_stop_lifted=5),
        "unsettled_once reduce_load 1500×10",
    ),
    # high_pain_last_time
    ("2 kg, worst 5", situation(*loaded(2, pain_during=5), *loaded(5)), "discomfort 2000×10"),
    ("2 kg, worst 6", situation(*loaded(2, **HIGH), *loaded(5)), "high_pain_last_time reduce_load 1000×10"),
    ("1999 g, worst 6", situation(*loaded(2, load_g=1999, **HIGH)), "high_pain_last_time reduce_load 500×10"),
    ("1 g, worst 6", situation(session(2, load_g=1, **HIGH)), "high_pain_last_time drop_to_none 0×10"),
    (
        "2 kg, worst 6, cap 999 g",
        situation(*loaded(2, **HIGH), cap_g=999),
        "high_pain_last_time reduce_load 500×10",
    ),
    (
        "2 kg, worst 6, nothing light owned",
        situation(*loaded(2, **HIGH), owned_g=[1500]),
        "high_pain_last_time drop_to_none 0×10",
    ),
    ("high 3 days ago", situation(session(3, **HIGH)), "high_pain_last_time rest"),
    ("high 4 days ago", situation(session(4, **HIGH)), f"high_pain_last_time {GENTLER}"),
    ("high 4 days ago, at 8", situation(session(4, target=8, **HIGH)), "high_pain_last_time 0×5 easier"),
    ("high 4 days ago, at 4", situation(session(4, target=4, **HIGH)), "high_pain_last_time 0×4 easier"),
    ("high 28 days ago", situation(session(28, **HIGH)), f"high_pain_last_time {GENTLER}"),
    ("high 29 days ago", situation(session(29, **HIGH)), "long_gap 0×10"),
    ("2 kg, high 14 days ago", situation(*loaded(14, **HIGH)), "high_pain_last_time reduce_load 1000×10"),
    (
        "2 kg, high on an easy day, 57 days",
        situation(session(5, easy=True, **HIGH), *loaded(57)),
        "high_pain_last_time drop_to_none 0×10",
    ),
    (
        "2 kg, high on an easy day, 56 days",
        situation(session(5, easy=True, **HIGH), *loaded(56)),
        "high_pain_last_time reduce_load 1000×10",
    ),
    # after_a_flare
    ("peak 5", situation(*loaded(2, 5), pain_peak=5), "too_soon_at_this_target 2000×10"),
    ("peak 6", situation(*loaded(2, 5), pain_peak=6), "after_a_flare reduce_load 1000×10"),
    ("peak 6, 2 days ago", situation(session(2), pain_peak=6), "after_a_flare rest"),
    ("peak 6, 3 days ago", situation(session(3), pain_peak=6), f"after_a_flare {GENTLER}"),
    ("peak 6, 28 days ago", situation(session(28), pain_peak=6), f"after_a_flare {GENTLER}"),
    ("peak 6, 29 days ago", situation(session(29), pain_peak=6), "long_gap 0×10"),
    # unsettled_once
    ("next 3", situation(session(2, **SORE)), "a_little_sore 0×15"),
    ("next 4", situation(session(2, **BAD)), "unsettled_once rest"),
    ("unsettled 3 days ago", situation(session(3, **BAD)), f"unsettled_once {GENTLER}"),
    ("unsettled 14 days ago", situation(session(14, **BAD)), f"unsettled_once {GENTLER}"),
    ("unsettled 15 days ago", situation(session(15, **BAD)), "long_gap 0×10"),
    (
        "unsettled easy day, 2 kg 14 days ago",
        situation(session(5, easy=True, **BAD), *loaded(14)),
        "unsettled_once reduce_load 1500×10",
    ),
    (
        "unsettled easy day, 2 kg 28 days ago",
        situation(session(5, easy=True, **BAD), *loaded(28)),
        "unsettled_once reduce_load 1500×10",
    ),
    (
        "unsettled easy day, 2 kg 29 days ago",
        situation(session(5, easy=True, **BAD), *loaded(29)),
        "unsettled_once reduce_load 1000×10",
    ),
    # long_gap
    ("2 kg, 14 days", situation(*loaded(14)), "short_gap 2000×10"),
    ("2 kg, 15 days", situation(*loaded(15)), "long_gap reduce_load 1500×10"),
    ("2 kg, 28 days", situation(*loaded(28)), "long_gap reduce_load 1500×10"),
    ("2 kg, 29 days", situation(*loaded(29)), "long_gap reduce_load 1000×10"),
    ("2 kg, 56 days", situation(*loaded(56)), "long_gap reduce_load 1000×10"),
    ("2 kg, 57 days", situation(*loaded(57)), "long_gap drop_to_none 0×10"),
    (
        "2 kg, 15 days, 1999 g owned",
        situation(*loaded(15), owned_g=[1999, 2000]),
        "long_gap reduce_load 1999×10",
    ),
    ("1 g, 15 days", situation(session(15, load_g=1)), "long_gap drop_to_none 0×10"),
    ("none at 8, 15 days", situation(session(15, target=8)), "long_gap 0×8"),
    ("none, easier, 15 days", situation(session(15, easier=True)), "long_gap 0×10 easier"),
    # usual_pain_rising
    ("rise 2", situation(*sessions(2, 5, pain_before=3), *sessions(9, 12)), "usual_pain_rising 0×10"),
    (
        "rise 1.5",
        situation(session(2, pain_before=3), session(5, pain_before=2), *sessions(9, 12)),
        "usual_pain_slightly_up 0×15",
    ),
    ("rise 1", situation(*sessions(2, 5, pain_before=2), *sessions(9, 12)), "usual_pain_slightly_up 0×15"),
    ("rise 0.5", situation(session(2, pain_before=2), *sessions(5, 9, 12)), "too_soon_at_this_load 0×15"),
    ("rise 2, day 7", situation(*sessions(2, 7, pain_before=3), *sessions(9, 12)), "usual_pain_rising 0×10"),
    (
        "rise 2, day 8",
        situation(*sessions(2, 8, pain_before=3), *sessions(9, 12)),
        "too_soon_at_this_load 0×15",
    ),
    (
        "rise 2, days 8 and 14",
        situation(*sessions(2, 5, pain_before=3), *sessions(8, 14)),
        "usual_pain_rising 0×10",
    ),
    ("rise 2, days 8 and 15", situation(*sessions(2, 5, pain_before=3), *sessions(8, 15)), UP),
    (
        "rise 2, one in the week",
        situation(session(2, pain_before=3), *sessions(9, 12)),
        "too_soon_at_this_load 0×15",
    ),
    (
        "2 kg, rise 2",
        situation(*loaded(2, 5, pain_before=3), *loaded(9, 12)),
        "usual_pain_rising reduce_load 1500×10",
    ),
    (
        "1 g, rise 2",
        situation(*loaded(2, 5, pain_before=3, load_g=1), *loaded(9, 12, load_g=1)),
        "usual_pain_rising drop_to_none 0×10",
    ),
    (
        "rise 2, load fell 8 days ago",
        situation(*loaded(2, 5, pain_before=3), *loaded(8), *loaded(12, load_g=2001)),
        "usual_pain_rising 2000×10",
    ),
    (
        "rise 2, load fell 9 days ago",
        situation(*loaded(2, 5, pain_before=3), *loaded(9), *loaded(12, load_g=2001)),
        "usual_pain_rising reduce_load 1500×10",
    ),
    (
        "rise 2, load fell, cap below",
        situation(*loaded(2, 5, pain_before=3), *loaded(8), *loaded(12, load_g=2001), cap_g=1999),
        "usual_pain_rising reduce_load 1500×10",
    ),
    # above_cap
    ("load 2000, cap 2000", situation(*loaded(2), cap_g=2000), "one_good_session 2000×10"),
    ("load 2000, cap 1999", situation(*loaded(2), cap_g=1999), "above_cap reduce_load 1500×10"),
    ("load 2000, cap 499", situation(*loaded(2), cap_g=499), "above_cap drop_to_none 0×10"),
    # too_much_twice
    ("8 of 10, twice", situation(*loaded(2, 5, done=[[8, 10]])), "target_not_met 2000×10"),
    ("7 of 10, twice", situation(*loaded(2, 5, done=[[10, 7]])), "too_much_twice reduce_load 1500×10"),
    ("7 of 10, once", situation(*loaded(2, done=[[10, 7]])), "target_not_met 2000×10"),
    (
        "7 of 10, then unknown",
        situation(*loaded(2, done=[[7]]), *loaded(5, done=None)),
        "target_not_met 2000×10",
    ),
    (
        "7 of 10, twice, another target",
        situation(*loaded(2, done=[[7]]), *loaded(5, target=12, done=[[7]])),
        "too_much_twice reduce_load 1500×10",
    ),
    (
        "7 of 10, twice, another load",
        situation(*loaded(2, done=[[7]]), *loaded(5, load_g=1999, done=[[7]])),
        "target_not_met 2000×10",
    ),
    ("effort 8, twice", situation(*loaded(2, 5, effort=8)), "hard_effort 2000×10"),
    ("effort 9, twice", situation(*loaded(2, 5, effort=9)), "too_much_twice reduce_load 1500×10"),
    ("effort 9, then 8", situation(*loaded(2, effort=9), *loaded(5, effort=8)), "hard_effort 2000×10"),
    (
        "7 of 10, then 8 of 10",
        situation(*loaded(2, done=[[7]]), *loaded(5, done=[[8]])),
        "target_not_met 2000×10",
    ),
    ("effort 9, once", situation(*loaded(2, effort=9)), "hard_effort 2000×10"),
    ("1 g, effort 9 twice", situation(*loaded(2, 5, effort=9, load_g=1)), "too_much_twice drop_to_none 0×10"),
    ("no weight, effort 9 twice", situation(*sessions(2, 5, effort=9)), "too_much_twice 0×12"),
    ("no weight at 6, effort 9 twice", situation(*sessions(2, 5, effort=9, target=6)), "too_much_twice 0×5"),
    (
        "no weight at 5, effort 9 twice",
        situation(*sessions(2, 5, effort=9, target=5)),
        "too_much_twice 0×5 easier",
    ),
    ("easier, effort 9 twice", situation(*easier(2, 5, effort=9)), "too_much_twice 0×12 easier"),
    # target_not_met_for_a_while
    ("short three times", situation(*sessions(2, 5, 8, done=[[14]])), "target_not_met 0×15"),
    ("short four times", situation(*sessions(2, 5, 8, 11, done=[[14]])), "target_not_met_for_a_while 0×12"),
    (
        "short three times, then unknown",
        situation(*sessions(2, 5, 8, done=[[14]]), session(11, done=None)),
        "target_not_met 0×15",
    ),
    (
        "short four of five",
        situation(*sessions(2, 5, 8, done=[[14]]), session(11), session(14, done=[[14]])),
        "target_not_met 0×15",
    ),
    (
        "short four times at 6",
        situation(*sessions(2, 5, 8, 11, target=6, done=[[5]])),
        "target_not_met_for_a_while 0×5",
    ),
    ("short four times at 5", situation(*sessions(2, 5, 8, 11, target=5, done=[[4]])), "target_not_met 0×5"),
    (
        "1 g, short four times at 5",
        situation(*loaded(2, 5, 8, 11, load_g=1, target=5, done=[[4]])),
        "target_not_met_for_a_while drop_to_none 0×10",
    ),
    (
        "2 kg, short four times at 10",
        situation(*loaded(2, 5, 8, 11, done=[[9]])),
        "target_not_met_for_a_while reduce_load 1500×10",
    ),
    (
        "2 kg, short four times at 11",
        situation(*loaded(2, 5, 8, 11, target=11, done=[[10]])),
        "target_not_met_for_a_while 2000×10",
    ),
    # next_day_not_known, incomplete_log
    (
        "next unknown, yesterday",
        situation(session(1, pain_next=None), pain_now=None),
        "next_day_not_known 0×15",
    ),
    (
        "next unknown, two days ago",
        situation(session(2, pain_next=None), pain_now=None),
        "incomplete_log 0×15",
    ),
    ("next now, 4 days ago", situation(session(4, pain_next=None)), "one_good_session 0×15"),
    ("next now, 5 days ago", situation(session(5, pain_next=None)), "incomplete_log 0×15"),
    ("next 3 by the pain now", situation(session(2, pain_next=None), pain_now=3), "a_little_sore 0×15"),
    ("next now, yesterday", situation(session(1, pain_next=None)), "one_good_session 0×15"),
    (
        "easy day settled, present unsettled",
        situation(session(2, easy=True), session(5, **BAD)),
        "discomfort 0×15",
    ),
    (
        "easy day settled, present 4 with nothing to compare",
        situation(session(2, easy=True, pain_before=None), session(5, pain_before=None, pain_next=4)),
        "incomplete_log 0×15",
    ),
    (
        "next 5, nothing to compare",
        situation(session(2, pain_before=None, pain_next=5)),
        "incomplete_log 0×15",
    ),
    (
        "next 6, nothing to compare",
        situation(session(4, pain_before=None, pain_next=6)),
        f"high_pain_last_time {GENTLER}",
    ),
    (
        "next 3, nothing to compare",
        situation(session(2, pain_before=None, pain_next=3)),
        "a_little_sore 0×15",
    ),
    ("effort unknown", situation(session(2, effort=None)), "incomplete_log 0×15"),
    ("during unknown", situation(session(2, pain_during=None)), "incomplete_log 0×15"),
    ("after unknown", situation(session(2, pain_after=None)), "one_good_session 0×15"),
    ("done unknown", situation(session(2, done=[])), "incomplete_log 0×15"),
    ("a side unknown", situation(session(2, done=[[15, None]])), "incomplete_log 0×15"),
    ("a set unknown", situation(session(2, done=[[15, 15], []])), "incomplete_log 0×15"),
    (
        "easy day unknown, 5–4",
        situation(session(2, easy=True, pain_before=None, pain_next=4), session(5)),
        "incomplete_log 0×15",
    ),
    # back_to_full_version
    ("easier twice, calm", situation(*easier(2, 5)), "back_to_full_version 0×12"),
    ("easier once, calm, the only one", situation(*easier(2)), "easier_version_for_now 0×15 easier"),
    (
        "easier twice, calm, during 2 over before",
        situation(*easier(2, 5, pain_before=0)),
        "back_to_full_version 0×12",
    ),
    ("easier once, calm", situation(*easier(2), session(5)), "easier_version_for_now 0×15 easier"),
    ("easier twice, 7 days ago", situation(*easier(7, 10)), "back_to_full_version 0×12"),
    ("easier twice, 8 days ago", situation(*easier(8, 11)), "short_gap 0×15 easier"),
    (
        "easier twice, rise 1",
        situation(*easier(2, 5, pain_before=2), *easier(9, 12)),
        "usual_pain_slightly_up 0×15 easier",
    ),
    (
        "easier twice, rise 0.5",
        situation(*easier(2, pain_before=2), *easier(5, 9, 12)),
        "back_to_full_version 0×12",
    ),
    ("easier twice, pain now 3", situation(*easier(2, 5), pain_now=3), "back_to_full_version 0×12"),
    ("easier twice, pain now 4", situation(*easier(2, 5), pain_now=4), "discomfort 0×15 easier"),
    ("easier twice, pain now unknown", situation(*easier(2, 5), pain_now=None), "back_to_full_version 0×12"),
    (
        "easier twice, before unknown, pain now 4",
        situation(*easier(2, 5, pain_before=None), pain_now=4),
        "discomfort 0×15 easier",
    ),
    (
        "easier twice at 4, pain now 5",
        situation(*easier(2, 5, **ACHE), pain_now=5),
        "back_to_full_version 0×12",
    ),
    (
        "easier twice, first before 3, pain now 5",
        situation(*easier(2, **ACHE), *easier(5, **ACHE | {"pain_before": 3, "pain_during": 4}), pain_now=5),
        "discomfort 0×15 easier",
    ),
    (
        "easier twice, during 4 over before 2",
        situation(*easier(2, 5, pain_before=2, pain_during=4)),
        "discomfort 0×15 easier",
    ),
    ("easier twice at 2 kg", situation(*loaded(2, 5, easier=True)), "back_to_full_version 2000×8"),
    ("easier twice, effort 7", situation(*easier(2, 5, effort=7)), "hard_effort 0×15 easier"),
    # steady_discomfort
    (
        "steady three times, 8 days, at 12",
        situation(*steady(2, 5, 8, target=12)),
        "steady_discomfort increase_reps 0×15",
    ),
    ("steady twice", situation(*steady(2, 8, target=12)), "discomfort 0×12"),
    (
        "steady three times, 6 days",
        situation(*steady(2, 4, 6, target=12)),
        "steady_discomfort increase_reps 0×15",
    ),
    ("steady three times, 5 days", situation(*steady(2, 4, 5, target=12)), "discomfort 0×12"),
    ("steady three times, 5 days, at 10", situation(*steady(2, 4, 5, target=10)), "discomfort 0×10"),
    (
        "steady three times, 5 days, at 9",
        situation(*steady(2, 4, 5, target=9)),
        "steady_discomfort increase_reps 0×10",
    ),
    ("steady, 7 days ago", situation(*steady(7, 10, 13, target=12)), "steady_discomfort increase_reps 0×15"),
    ("steady, 8 days ago", situation(*steady(8, 10, 13, target=12)), "discomfort 0×12"),
    (
        "steady, pain now 5",
        situation(*steady(2, 5, 8, target=12), pain_now=5),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "steady, one before was 3, pain now 5",
        situation(*steady(2, 5, target=12), *steady(8, target=12, pain_before=3, pain_during=4), pain_now=5),
        "discomfort 0×12",
    ),
    (
        "steady, pain now unknown",
        situation(*steady(2, 5, 8, target=12), pain_now=None),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "steady, worst 5",
        situation(*steady(2, 5, 8, target=12, pain_after=5)),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "steady, second worst 6",
        situation(*steady(2, target=12), *steady(5, target=12, pain_after=6), *steady(8, target=12)),
        "discomfort 0×12",
    ),
    (
        "steady, second short",
        situation(*steady(2, target=12), *steady(5, target=12, done=[[11]]), *steady(8, target=12)),
        "discomfort 0×12",
    ),
    (
        "steady, second incomplete",
        situation(*steady(2, target=12), *steady(5, target=12, pain_during=None), *steady(8, target=12)),
        "discomfort 0×12",
    ),
    (
        "steady, during 2 over before",
        situation(*steady(2, 5, 8, target=12, pain_before=3, pain_next=3)),
        "discomfort 0×12",
    ),
    (
        "steady, before unknown",
        situation(*steady(2, 5, 8, target=12, pain_before=None, pain_next=2)),
        "discomfort 0×12",
    ),
    (
        "steady, easier",
        situation(*steady(2, target=12, easier=True), *steady(5, 8, target=12)),
        "discomfort 0×12 easier",
    ),
    (
        "steady, rise 1",
        situation(*steady(2, 5, target=12), *steady(9, 12, target=12, pain_before=3, pain_during=4)),
        "discomfort 0×12",
    ),
    (
        "steady, rise 0.5",
        situation(
            *steady(2, 5, 9, target=12), *steady(12, target=12, pain_before=3, pain_during=4), pain_now=4
        ),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "steady, a newer easy day like it",
        situation(*steady(2, target=5, easy=True), *steady(4, 6, 8, target=12)),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "steady, a newer easy day that hurt",
        situation(*steady(2, target=5, easy=True, pain_during=6), *steady(4, 6, 8, target=12)),
        "high_pain_last_time rest",
    ),
    (
        "steady, a newer easy day with effort 7",
        situation(*steady(2, target=5, easy=True, effort=7), *steady(4, 6, 8, target=12)),
        "discomfort 0×12",
    ),
    ("steady, effort 7", situation(*steady(2, 5, 8, target=12, effort=7)), "discomfort 0×12"),
    (
        "all calm, pain now 4 as usual",
        situation(*sessions(2, 5, 8, target=12, pain_before=3), pain_now=4),
        "steady_discomfort increase_reps 0×15",
    ),
    (
        "all calm, pain now 3",
        situation(*sessions(2, 4, 5, target=9, pain_before=3), pain_now=3),
        "next_rung increase_reps 0×10",
    ),
    (
        "two calm, one not, pain now 3",
        situation(*sessions(2, 4, target=9, pain_before=3), *steady(5, target=9), pain_now=3),
        "steady_discomfort increase_reps 0×10",
    ),
    # steady_raise
    ("steady six times, 21 days", situation(*steady(*SIX), pain_now=4), "steady_raise increase_load 500×10"),
    ("steady six times, 20 days", situation(*steady(2, 5, 8, 11, 14, 20), pain_now=4), "discomfort 0×15"),
    ("steady five times", situation(*steady(2, 5, 9, 14, 21), pain_now=4), "discomfort 0×15"),
    ("steady, pain now 5 then", situation(*steady(*SIX), pain_now=5), "steady_raise increase_load 500×10"),
    ("steady, pain now not known then", situation(*steady(*SIX), pain_now=None), "discomfort 0×15"),
    (
        "steady, step 550",
        situation(*steady(*SIX), owned_g=[550], pain_now=4),
        "steady_raise increase_load 550×10",
    ),
    ("steady, step 551", situation(*steady(*SIX), owned_g=[551], pain_now=4), "discomfort 0×15"),
    (
        "steady, 21 days at the load asked",
        situation(*steady(*SIX), min_days_at_load=21),
        "steady_raise increase_load 500×10",
    ),
    ("steady, 22 days at the load asked", situation(*steady(*SIX), min_days_at_load=22), "discomfort 0×15"),
    ("steady, not even", situation(*steady(*SIX, even=False)), "discomfort 0×15"),
    (
        "steady, before higher than before",
        situation(*steady(2), *steady(5, 8, 11, 14), *steady(21, pain_before=3, pain_during=4)),
        "discomfort 0×15",
    ),
    (
        "steady, before lower than before",
        situation(*steady(2, pain_before=3, pain_during=4), *steady(5, 8, 11, 14, 21), pain_now=4),
        "steady_raise increase_load 500×10",
    ),
    ("calm six times, pain now 4", situation(*sessions(*SIX), pain_now=4), "discomfort 0×15"),
    (
        "three calm at 12, three not",
        situation(*sessions(2, 5, 8, target=12, pain_before=3), *steady(11, 14, 21, target=12), pain_now=3),
        "next_rung increase_reps 0×15",
    ),
    (
        "steady, not at the top",
        situation(*steady(*SIX, target=14, done=[[14]])),
        "steady_discomfort increase_reps 0×15",
    ),
    # discomfort, a_little_sore, short_gap
    ("worst 3", situation(session(2, pain_during=3), session(5)), "too_soon_at_this_load 0×15"),
    ("worst 4", situation(session(2, pain_during=4), session(5)), "discomfort 0×15"),
    ("worst 4 on an easy day", situation(session(2, easy=True, pain_after=4), *READY[1:]), "discomfort 0×15"),
    (
        "worst 4 before an easy day",
        situation(session(2, easy=True), session(5, pain_after=4)),
        "discomfort 0×15",
    ),
    ("pain now 3", situation(*READY, pain_now=3), UP),
    ("pain now 4", situation(*READY, pain_now=4), "discomfort 0×15"),
    ("sore on an easy day", situation(session(2, easy=True, **SORE), *READY[1:]), "a_little_sore 0×15"),
    ("sore before an easy day", situation(session(2, easy=True), session(5, **SORE)), "a_little_sore 0×15"),
    ("7 days ago", situation(*sessions(7, 10, 14)), UP),
    ("8 days ago", situation(*sessions(8, 11, 14)), "short_gap 0×15"),
    # target_not_met, hard_effort, easier_version_for_now, one_good_session
    ("14 of 15", situation(session(2, done=[[15, 14]]), *READY[1:]), "target_not_met 0×15"),
    ("16 of 15", situation(session(2, done=[[16, 15]]), *READY[1:]), UP),
    ("effort 6", situation(session(2, effort=6), *READY[1:]), UP),
    ("effort 7", situation(session(2, effort=7), *READY[1:]), "hard_effort 0×15"),
    ("two good", situation(session(2), session(14)), UP),
    ("two good, 14 days apart", situation(session(2), session(16)), UP),
    ("two good, 15 days apart", situation(session(2), session(17)), "one_good_session 0×15"),
    (
        "two good, one with another target",
        situation(session(2), session(14, target=14)),
        "one_good_session 0×15",
    ),
    (
        "two good, one with another load",
        situation(session(2), session(14, load_g=1)),
        "one_good_session 0×15",
    ),
    ("two good, one easier", situation(session(2), session(14, easier=True)), "one_good_session 0×15"),
    ("two good, one short", situation(session(2), session(14, done=[[14]])), "one_good_session 0×15"),
    ("two good, one with effort 7", situation(session(2), session(14, effort=7)), "one_good_session 0×15"),
    ("two good, one easy", situation(session(2), session(5, easy=True), session(14)), UP),
    ("second with during 4", situation(session(2), session(14, pain_during=4)), "one_good_session 0×15"),
    ("second with during 3", situation(session(2), session(14, pain_during=3)), UP),
    ("second with after 4", situation(session(2), session(14, pain_after=4)), "one_good_session 0×15"),
    ("second with after 3", situation(session(2), session(14, pain_after=3)), UP),
    ("second with after unknown", situation(session(2), session(14, pain_after=None)), UP),
    ("second with next 3, settled", situation(session(2), session(14, pain_before=2, pain_next=3)), UP),
    (
        "second with next 4, settled",
        situation(session(2), session(14, pain_before=3, pain_next=4)),
        "one_good_session 0×15",
    ),
    ("second with next 2, settled", situation(session(2), session(14, pain_before=0, pain_next=2)), UP),
    (
        "second with next 3, not settled",
        situation(session(2), session(14, pain_before=1, pain_next=3)),
        "one_good_session 0×15",
    ),
    (
        "second with next before, 4 days later",
        situation(session(2), session(6, pain_next=None), session(14)),
        UP,
    ),
    (
        "second with next before, 5 days later",
        situation(session(2), session(7, pain_next=None), session(14)),
        "one_good_session 0×15",
    ),
    # back_to_known_load
    ("known load, 7 days", situation(*LIGHT, *known(12, 15)), "back_to_known_load increase_load 500×10"),
    (
        "known load, 6 days",
        situation(*sessions(2, 6, target=10), *known(12, 15)),
        "next_rung increase_reps 0×12",
    ),
    ("known load, carried once", situation(*LIGHT, *known(12)), "next_rung increase_reps 0×12"),
    (
        "known load, target 9",
        situation(*sessions(2, 7, target=9), *known(12, 15)),
        "next_rung increase_reps 0×10",
    ),
    ("known load, 84 days ago", situation(*LIGHT, *known(12, 84)), "back_to_known_load increase_load 500×10"),
    ("known load, 85 days ago", situation(*LIGHT, *known(12, 85)), "next_rung increase_reps 0×12"),
    (
        "known load, third high",
        situation(*LIGHT, *known(12, **HIGH), *known(15, 18)),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, fourth high",
        situation(*LIGHT, *sessions(9, target=10), *known(12, **HIGH), *known(15, 18)),
        "back_to_known_load increase_load 500×10",
    ),
    (
        "known load, heavier",
        situation(*LIGHT, *known(12, 15, load_g=1000)),
        "back_to_known_load increase_load 500×10",
    ),
    (
        "known load, 1 g lighter",
        situation(*LIGHT, *known(12), *known(15, load_g=499)),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, once not good",
        situation(*LIGHT, *known(12), *known(15, pain_during=4)),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, pain now unknown",
        situation(*LIGHT, *known(12, 15), pain_now=None),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, above the cap",
        situation(*LIGHT, *known(12, 15), cap_g=499),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, not sure",
        situation(*LIGHT, *known(12, 15), clearance="unknown"),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, not resisted",
        situation(*LIGHT, *known(12, 15), resisted=False),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, not even",
        situation(session(2, target=10, even=False), *LIGHT[1:], *known(12, 15)),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, nothing heavier",
        situation(*LIGHT, *known(12, 15), owned_g=[]),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, step 550",
        situation(*LIGHT, *known(12, 15, load_g=1100), owned_g=[550]),
        "back_to_known_load increase_load 550×10",
    ),
    (
        "known load, step 551, two good",
        situation(*LIGHT, *known(12, 15, load_g=1100), owned_g=[551]),
        "next_rung increase_reps 0×12",
    ),
    (
        "known load, step 551, three good",
        situation(*LIGHT, *sessions(9, target=10), *known(12, 15, load_g=1100), owned_g=[551]),
        "back_to_known_load increase_load 551×10",
    ),
    (
        "known load, step 1050",
        situation(*LIGHT, *sessions(9, target=10), *known(12, 15, load_g=1100), owned_g=[1050]),
        "back_to_known_load increase_load 1050×10",
    ),
    (
        "known load, step 1051",
        situation(*LIGHT, *sessions(9, target=10), *known(12, 15, load_g=1100), owned_g=[1051]),
        "next_rung increase_reps 0×12",
    ),
    # too_soon_at_this_target, next_rung
    ("5 days at 10", situation(*sessions(2, 5, target=10)), "too_soon_at_this_target 0×10"),
    ("6 days at 10", situation(*sessions(2, 6, target=10)), "next_rung increase_reps 0×12"),
    ("5 days at 9", situation(*sessions(2, 5, target=9)), "next_rung increase_reps 0×10"),
    ("6 days at 14", situation(*sessions(2, 6, target=14)), "next_rung increase_reps 0×15"),
    ("14 days at 15, pain now unknown", situation(*READY, pain_now=None), "pain_now_not_known 0×15"),
    ("14 days at 16", situation(*sessions(2, 5, 8, 11, 14, target=16)), UP),
    # weight_would_not_help … step_too_big: the harder version from three good sessions on
    (
        "not resisted, three good",
        situation(*sessions(2, 5, 8), resisted=False),
        "weight_would_not_help 0×15 harder",
    ),
    ("not resisted, two good", situation(*sessions(2, 5), resisted=False), "weight_would_not_help 0×15"),
    (
        "not resisted, not sure",
        situation(*READY, resisted=False, clearance="unknown"),
        "weight_would_not_help 0×15",
    ),
    ("no load agreed", situation(*READY, clearance="no_load"), "weight_not_agreed 0×15"),
    ("not sure", situation(*READY, clearance="unknown"), "weight_needs_safety_answers 0×15"),
    ("not even", situation(session(2, even=False), *READY[1:]), "sides_differ 0×15"),
    ("nothing heavier", situation(*READY, owned_g=[]), "nothing_heavier 0×15 harder"),
    ("next weight at the cap", situation(*READY, cap_g=500), UP),
    ("next weight above the cap", situation(*READY, cap_g=499), "at_cap 0×15 harder"),
    ("step 1050, three good", situation(*READY, owned_g=[1050]), "raise_load increase_load 1050×10"),
    ("step 1051", situation(*READY, owned_g=[1051]), "step_too_big 0×15 harder"),
    # too_soon_at_this_load, bigger_step_needs_one_more
    ("13 days at the load", situation(*sessions(2, 5, 8, 13)), "too_soon_at_this_load 0×15"),
    ("14 days at the load", situation(*sessions(2, 5, 8, 14)), UP),
    ("14 days at the load, 15 asked", situation(*READY, min_days_at_load=15), "too_soon_at_this_load 0×15"),
    ("14 days at the load, at two targets", situation(*sessions(2, 5, 8), session(14, target=12)), UP),
    ("step 550, two good", situation(*sessions(2, 14), owned_g=[550]), "raise_load increase_load 550×10"),
    ("step 551, two good", situation(*sessions(2, 14), owned_g=[551]), "bigger_step_needs_one_more 0×15"),
    (
        "step 551, three good",
        situation(*sessions(2, 5, 14), owned_g=[551]),
        "raise_load increase_load 551×10",
    ),
]


@pytest.mark.parametrize(
    ("asked", "answer"), [row[1:] for row in EITHER_SIDE], ids=[row[0] for row in EITHER_SIDE]
)
def test_each_side_of_a_threshold_has_its_answer(asked: Situation, answer: str) -> None:
    assert told(advise(asked)) == answer


def test_a_rest_day_says_that_the_weight_comes_off_then() -> None:
    """The first rule after the one for a rest."""
    advice = advise(situation(session(1, load_g=500), clearance="no_load"))
    assert advice.rule == "rest_day"
    assert advice.then
    assert advice.then.rule == "weight_not_cleared"
