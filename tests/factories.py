"""The least that is valid of each model."""

import datetime as dt
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from exercises.models import (
    Edition,
    Equipment,
    Exercise,
    Muscle,
    Position,
    Precaution,
    Routine,
    RoutineExercise,
    SafetyQuestion,
)
from progress.models import (
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    GoalRating,
    HowLifted,
    OwnedWeight,
    PainNote,
    Pause,
    PendingImport,
    Reply,
    ReportLink,
    SafetyAnswer,
    SafetyAnswers,
    SetLog,
    Side,
    StopLifted,
    WorkoutSession,
)

PASSWORD = "a quiet green lamp"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)


class MuscleFactory(DjangoModelFactory[Muscle]):
    class Meta:
        model = Muscle

    slug = factory.Sequence(lambda number: f"muscle-{number}")
    name = factory.Sequence(lambda number: f"Muscle {number}")


class EquipmentFactory(DjangoModelFactory[Equipment]):
    class Meta:
        model = Equipment

    slug = factory.Sequence(lambda number: f"thing-{number}")
    name = factory.Sequence(lambda number: f"Thing {number}")


class ExerciseFactory(DjangoModelFactory[Exercise]):
    class Meta:
        model = Exercise

    slug = factory.Sequence(lambda number: f"exercise-{number}")
    name = factory.Sequence(lambda number: f"Exercise {number}")
    summary = "A small movement."
    cue = "Slowly."
    position = Position.PRONE
    cap_g = 2000
    set_up = "Lie down."
    movement = "Lift.\nLower."
    breathing = "Quietly."
    faults = "Too fast."
    easier = "Do less."
    harder = "Do more."
    figure_start_alt = "Lying."
    figure_end_alt = "Lifted."


class RoutineFactory(DjangoModelFactory[Routine]):
    class Meta:
        model = Routine

    slug = factory.Sequence(lambda number: f"routine-{number}")
    name = factory.Sequence(lambda number: f"Routine {number}")
    summary = "A few movements."


class RoutineExerciseFactory(DjangoModelFactory[RoutineExercise]):
    class Meta:
        model = RoutineExercise

    routine = factory.SubFactory(RoutineFactory)
    exercise = factory.SubFactory(ExerciseFactory)


class PrecautionFactory(DjangoModelFactory[Precaution]):
    class Meta:
        model = Precaution

    slug = factory.Sequence(lambda number: f"precaution-{number}")
    kind = Precaution.Kind.PRECAUTION
    title = factory.Sequence(lambda number: f"Precaution {number}")


class SafetyQuestionFactory(DjangoModelFactory[SafetyQuestion]):
    class Meta:
        model = SafetyQuestion

    slug = factory.Sequence(lambda number: f"question-{number}")
    text = factory.Sequence(lambda number: f"Question {number}?")


class WorkoutSessionFactory(DjangoModelFactory[WorkoutSession]):
    class Meta:
        model = WorkoutSession

    user = factory.SubFactory(UserFactory)
    performed_on = dt.date(2026, 3, 9)


class ExerciseLogFactory(DjangoModelFactory[ExerciseLog]):
    """A log of two sets of ten without weight; its sets are made by `SetLogFactory`."""

    class Meta:
        model = ExerciseLog

    session = factory.SubFactory(WorkoutSessionFactory)
    exercise = factory.SubFactory(ExerciseFactory)
    name = factory.SelfAttribute("exercise.name")
    measure = factory.SelfAttribute("exercise.measure")
    sides = factory.SelfAttribute("exercise.sides")
    sets_planned = 2
    target = 10
    load_left_g = 0
    load_right_g = 0
    done_left = 10
    done_right = 10


class SetLogFactory(DjangoModelFactory[SetLog]):
    class Meta:
        model = SetLog

    log = factory.SubFactory(ExerciseLogFactory)
    number = 1
    side = Side.BOTH
    done = 10


class CheckInFactory(DjangoModelFactory[CheckIn]):
    class Meta:
        model = CheckIn

    user = factory.SubFactory(UserFactory)
    day = dt.date(2026, 3, 9)


class PainNoteFactory(DjangoModelFactory[PainNote]):
    class Meta:
        model = PainNote

    user = factory.SubFactory(UserFactory)
    felt_at = dt.datetime(2026, 3, 9, 18, 30, tzinfo=dt.UTC)
    pain = 4


class EditionFactory(DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    number = factory.Sequence(lambda number: number + 1)
    published_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    what_changed = "New words."
    texts = factory.LazyFunction(lambda: {"precautions": [], "questions": []})


class AcceptanceFactory(DjangoModelFactory[Acceptance]):
    class Meta:
        model = Acceptance

    user = factory.SubFactory(UserFactory)
    edition = factory.SubFactory(EditionFactory)
    accepted_at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


class SafetyAnswersFactory(DjangoModelFactory[SafetyAnswers]):
    class Meta:
        model = SafetyAnswers

    user = factory.SubFactory(UserFactory)
    answered_at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


class SafetyAnswerFactory(DjangoModelFactory[SafetyAnswer]):
    class Meta:
        model = SafetyAnswer

    answers = factory.SubFactory(SafetyAnswersFactory)
    question = factory.Sequence(lambda number: f"question-{number}")
    reply = Reply.NO


class StopLiftedFactory(DjangoModelFactory[StopLifted]):
    class Meta:
        model = StopLifted

    user = factory.SubFactory(UserFactory)
    lifted_at = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)
    how = HowLifted.SETTLED


class OwnedWeightFactory(DjangoModelFactory[OwnedWeight]):
    class Meta:
        model = OwnedWeight

    user = factory.SubFactory(UserFactory)
    load_g = 500


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    user = factory.SubFactory(UserFactory)
    text = factory.Sequence(lambda number: f"Activity {number}")


class GoalRatingFactory(DjangoModelFactory[GoalRating]):
    class Meta:
        model = GoalRating

    goal = factory.SubFactory(GoalFactory)
    day = dt.date(2026, 3, 9)
    rating = 6


class PauseFactory(DjangoModelFactory[Pause]):
    class Meta:
        model = Pause

    user = factory.SubFactory(UserFactory)
    first_day = dt.date(2026, 3, 2)
    last_day = dt.date(2026, 3, 8)


class ReportLinkFactory(DjangoModelFactory[ReportLink]):
    """A link of four weeks, kept for seven days. Nobody knows its token."""

    class Meta:
        model = ReportLink

    user = factory.SubFactory(UserFactory)
    first_day = dt.date(2026, 2, 10)
    last_day = dt.date(2026, 3, 9)
    token_hash = factory.Sequence(lambda number: f"{number:064x}")
    created_at = dt.datetime(2026, 3, 9, 18, 30, tzinfo=dt.UTC)
    expires_at = factory.LazyAttribute(lambda link: link.created_at + dt.timedelta(days=7))


class PendingImportFactory(DjangoModelFactory[PendingImport]):
    class Meta:
        model = PendingImport

    user = factory.SubFactory(UserFactory)
    uploaded_at = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)
    content = b"PK"
    summary = factory.LazyFunction(
        lambda: {"counts": {}, "differing": [], "unknown": [], "remarks": [], "preferences": []}
    )
