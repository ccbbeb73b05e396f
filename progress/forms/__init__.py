"""What people type, checked; and the pages that are their forms and what stands around these."""

from progress.forms.exercise_log import ExerciseLogForm
from progress.forms.session import SessionForm
from progress.forms.session_page import SessionPage

__all__ = ["ExerciseLogForm", "SessionForm", "SessionPage"]
