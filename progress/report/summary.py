"""What a report says first: a few plain sentences about all that follows."""

from collections.abc import Sequence

from progress import units
from progress.history.weeks import Weeks
from progress.report.loads import LoadRow
from progress.report.pain import PainTrend
from progress.rules.constants import PAIN_HIGH
from progress.wording import counted, number_text


def summary_of(
    *,
    sessions: int,
    weeks: Weeks,
    loads: Sequence[LoadRow],
    pain: PainTrend,
    unit: str,
) -> list[str]:
    said = [
        _adherence(sessions, weeks),
        _loads(loads, unit),
        _pain(pain),
        _flares(pain),
    ]
    return [sentence for sentence in said if sentence]


def _adherence(sessions: int, weeks: Weeks) -> str:
    sentence = f"{counted(sessions, 'session')}." if sessions else "No session."
    if weeks.counted:
        aim = counted(weeks.aim, "session")
        sentence += f" {weeks.reached} of {counted(weeks.counted, 'week')} reached the aim of {aim} a week."
    if weeks.excused:
        sentence += f" {counted(weeks.excused, 'week')} with a flare-up or a planned pause not counted."
    return sentence


def _loads(loads: Sequence[LoadRow], unit: str) -> str:
    if not loads:
        return ""
    risen = [row for row in loads if row.change_g > 0]
    fallen = [row for row in loads if row.change_g < 0]
    if not any(row.most_g for row in loads):
        return f"{counted(len(loads), 'exercise')}, without added weight."
    most = units.load_text(max(row.most_g for row in loads), unit)
    if not risen and not fallen:
        return f"The loads are the same at the end as at the start; the most was {most} per ankle."
    return (
        f"The load rose in {len(risen)} of {counted(len(loads), 'exercise')}"
        f"{f' and fell in {len(fallen)}' if fallen else ''}; the most was {most} per ankle."
    )


def _pain(pain: PainTrend) -> str:
    if not pain.told:
        return "No pain was recorded."
    first, last = pain.told[0].middle or 0, pain.told[-1].middle or 0
    worst = max(week.worst or 0 for week in pain.told)
    if len(pain.told) == 1:
        return f"Pain, in the middle of all answers: {number_text(first)} of 10; worst {worst}."
    return (
        f"Pain, in the middle of all answers of a week: {number_text(first)} of 10 in the first week, "
        f"{number_text(last)} in the last; worst {worst}."
    )


def _flares(pain: PainTrend) -> str:
    if not pain.flares:
        return ""
    return f"{counted(len(pain.flares), 'flare-up')} (pain of {PAIN_HIGH} or more)."
