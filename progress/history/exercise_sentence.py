"""The sentence above an exercise's chart: what somebody who sees no picture has to know of it."""

from collections.abc import Sequence

from progress import units
from progress.history.rows import Row, amount_text
from progress.history.trend import early_and_late, middle
from progress.rules.constants import PAIN_NOISE
from progress.wording import number_text

# Of what was done at first: less is what varies from day to day.
REAL_CHANGE = 0.1


def exercise_sentence(rows: Sequence[Row], unit: str, loads: tuple[int, int], measure: str) -> str:
    """Of rows with the oldest first: how often, with which first and last load, and how the back was."""
    sessions = sum(row.sessions for row in rows)
    count = "once" if sessions == 1 else f"{sessions} times"
    meant = [row for row in rows if not row.is_easy] or list(rows)
    # More weight and fewer repetitions are no step back: with another load they are not set side by side.
    has_one_load = {row.load_g for row in meant} == {*loads}
    amount = _amount(meant, measure) if has_one_load else ""
    said = [f"Done {count}, {_loads(meant, unit, *loads)}.", amount, _pain(rows)]
    return " ".join(sentence for sentence in said if sentence)


def _loads(meant: Sequence[Row], unit: str, first: int, last: int) -> str:
    left, right = meant[-1].load_left_g, meant[-1].load_right_g
    if left is not None and right is not None and left != right:
        sides = units.load_text(left, unit), units.load_text(right, unit)
        return "now with {} on the left and {} on the right".format(*sides)
    between = _between([row.load_g for row in meant], unit, first, last)
    now = units.load_text(last, unit)
    if first != last:
        return f"from {units.load_text(first, unit)} to {now} per ankle{between}"
    if not last:
        return f"now without weight as at first{between}" if between else "so far without weight"
    return f"now with {now} per ankle{f' as at first{between}' if between else ''}"


def _between(loads_g: Sequence[int], unit: str, first: int, last: int) -> str:
    """What neither end tells: that there was more once, or less."""
    lowest, highest = sorted((first, last))
    beyond = [load_g for load_g in (max(loads_g), min(loads_g)) if not lowest <= load_g <= highest]
    return f", {units.load_text(beyond[0], unit)} in between" if beyond else ""


def _amount(meant: Sequence[Row], measure: str) -> str:
    went = early_and_late([[row.done] for row in meant if row.done is not None])
    if went is None or abs(went[1] - went[0]) < max(1, REAL_CHANGE * went[0]):
        return ""
    return f"Lowest set: {amount_text(went[0], measure)} at first, {number_text(went[1])} of late."


def _pain(rows: Sequence[Row]) -> str:
    told = [row.pains for row in rows if row.pains]
    if not told:
        return ""
    most = max(max(pains) for pains in told)
    went = early_and_late(told)
    if went and abs(went[1] - went[0]) > PAIN_NOISE:
        words = f"{number_text(went[0])} of 10 at first, {number_text(went[1])} of late"
        return f"Worst pain on a middling day: {words}; {most} at most."
    all_ = middle(told)
    often = "" if all_ == most else f" on a middling day, {most} at most"
    return f"Worst pain: {number_text(all_)} of 10{often}."
