"""The made-up history of a person nobody is: a pure function of a seed, the days and the routines."""

from progress.demo.history import History, make_history
from progress.demo.programme import Programme

__all__ = ["History", "Programme", "make_history"]
