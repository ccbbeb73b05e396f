"""The load advice: today's load and target, for one exercise and for a day. Pure: standard library, no clock.

`table` holds the rules in their order, `derived` the words they are written in, `constants` every number.
"""

from progress.rules.day import plan
from progress.rules.situation import (
    Action,
    Advice,
    Clearance,
    Measure,
    PastSession,
    Situation,
    Urgency,
    WarningSign,
)
from progress.rules.table import advise

__all__ = [
    "Action",
    "Advice",
    "Clearance",
    "Measure",
    "PastSession",
    "Situation",
    "Urgency",
    "WarningSign",
    "advise",
    "plan",
]
