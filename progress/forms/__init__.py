"""What people type about a workout, checked."""

from progress.forms.page import SessionPage
from progress.forms.session import ExerciseLogForm, SessionForm

__all__ = ["ExerciseLogForm", "SessionForm", "SessionPage"]
