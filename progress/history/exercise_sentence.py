"""The sentence above an exercise's chart: what somebody who sees no picture has to know of it."""

from collections.abc import Sequence
from statistics import median

from progress import units
from progress.history.rows import Row
from progress.rules.constants import PAIN_NOISE
from progress.wording import number_text

# In the first and the last third of fewer, one bad day would be the whole story.
FEWEST_POINTS = 9


def exercise_sentence(rows: Sequence[Row], unit: str, loads: tuple[int, int]) -> str:
    """Of rows with the oldest first: how often, with which first and last load, and how the back was."""
    sessions = sum(row.sessions for row in rows)
    count = "once" if sessions == 1 else f"{sessions} times"
    return f"Done {count}, {_loads(rows, unit, *loads)}. {_pain(rows)}".strip()


def _loads(rows: Sequence[Row], unit: str, first: int, last: int) -> str:
    meant = [row for row in rows if not row.is_easy] or rows
    left, right = meant[-1].load_left_g, meant[-1].load_right_g
    now = units.load_text(last, unit)
    if left is not None and right is not None and left != right:
        sides = units.load_text(left, unit), units.load_text(right, unit)
        return "now with {} on the left and {} on the right".format(*sides)
    if first != last:
        return f"from {units.load_text(first, unit)} to {now} per ankle"
    lowest = min(row.load_g for row in meant)
    if lowest < last:
        return f"now with {now} per ankle as at first, {units.load_text(lowest, unit)} in between"
    return f"now with {now} per ankle" if last else "so far without weight"


def _pain(rows: Sequence[Row]) -> str:
    told = [row.pains for row in rows if row.pains]
    if not told:
        return ""
    third = max(len(told) // 3, 1)
    early, late, all_ = (_middle(some) for some in (told[:third], told[-third:], told))
    most = max(max(pains) for pains in told)
    if len(told) >= FEWEST_POINTS and abs(early - late) > PAIN_NOISE:
        went = f"{number_text(early)} of 10 at first, {number_text(late)} of late"
        return f"Worst pain on a middling day: {went}; {most} at most."
    often = "" if all_ == most else f" on a middling day, {most} at most"
    return f"Worst pain: {number_text(all_)} of 10{often}."


def _middle(told: Sequence[Sequence[int]]) -> float:
    return median([pain for pains in told for pain in pains])
