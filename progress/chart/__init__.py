"""The chart of load, amount and pain as numbers a template can draw. Pure: standard library only.

Its plots, one above the other, share their days. Across, a place is a percentage of the width; up and
down, of the plot's own height, 0 at the top. So it can be stretched to any screen while letters, dots and
lines keep their size.
"""

from progress.chart.axes import PAIN_MAX, Tick, day_ticks
from progress.chart.draw import BREAK_DAYS, draw
from progress.chart.picture import Break, Chart, Dot, Point, Steps

__all__ = ["BREAK_DAYS", "PAIN_MAX", "Break", "Chart", "Dot", "Point", "Steps", "Tick", "day_ticks", "draw"]
