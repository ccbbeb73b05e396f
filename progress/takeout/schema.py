"""What the file holds, name by name and in its order. docs/export.md says the same in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model

from exercises.models import MAX_LOAD_G, MAX_SETS, MAX_TARGET, MAX_WHAT_CHANGED, Measure, Precaution, Sides
from progress.models import (
    MAX_OWNED_WEIGHTS,
    HowLifted,
    Kind,
    PainSide,
    Place,
    Reply,
    Side,
    Skipped,
    State,
    WarningSign,
)
from progress.models.fields import MAX_NOTE_LENGTH
from progress.models.goal import MAX_GOAL_LENGTH
from progress.models.safety import MAX_CLEARED_NOTE
from progress.models.set_log import MAX_SET_NUMBER
from progress.takeout.values import (
    MAX_COUNTER,
    AsField,
    Day,
    Flag,
    Id,
    Many,
    Moment,
    OneOf,
    OrNull,
    Record,
    Slug,
    Text,
    Tomorrow,
    Value,
    Whole,
    WrongValueError,
)

FORMAT, VERSION = "steadyback", 1

NAME = Text(80)
NOTE = Text(MAX_NOTE_LENGTH)
PROSE = Text(20_000)
RATING = OrNull(Whole(0, 10))
GRAMS = Whole(0, MAX_LOAD_G)
AMOUNT = Whole(0, MAX_TARGET)
COUNTER = Whole(0, MAX_COUNTER)
ORDER = Whole(0, 32_767)


def _of_user(name: str, value: Value) -> AsField:
    field: Any = get_user_model()._meta.get_field(name)
    return AsField(value, field)


PREFERENCES = Record(
    unit=_of_user("unit", Text(2)),
    time_zone=_of_user("time_zone", Text(64)),
    weekly_aim=_of_user("weekly_aim", Whole(0, 99)),
    advice_on=Flag(),
    warm_up_on=Flag(),
    rest_s=_of_user("rest_s", Whole(0, 90)),
    switch_s=_of_user("switch_s", Whole(0, 90)),
)

WEIGHT = Record(uuid=Id(), load_g=Whole(1, MAX_LOAD_G))

EDITION = Record(
    number=Whole(1, MAX_COUNTER),
    what_changed=Text(MAX_WHAT_CHANGED),
    texts=Record(
        precautions=Many(
            Record(slug=Slug(), kind=OneOf(Precaution.Kind.values), title=Text(200), text=PROSE, order=ORDER),
            most=500,
            unique=(("slug",),),
        ),
        questions=Many(
            Record(
                slug=Slug(),
                text=PROSE,
                order=ORDER,
                effects=Many(Record(exercise=OrNull(Slug()), effect=OneOf(("blocked", "no_load"))), most=500),
            ),
            most=500,
            unique=(("slug",),),
        ),
    ),
)
ACCEPTANCE = Record(uuid=Id(), accepted_at=Moment(), edition=EDITION)

SAFETY_ANSWERS = Record(
    uuid=Id(),
    answered_at=Moment(),
    answers=Many(
        Record(
            question=Slug(),
            reply=OneOf(Reply.values),
            cleared_on=OrNull(Day()),
            cleared_note=Text(MAX_CLEARED_NOTE),
        ),
        most=500,
        unique=(("question",),),
    ),
)

CHECK_IN = Record(
    uuid=Id(),
    day=Day(),
    pain_now=RATING,
    warning=OneOf(WarningSign.values),
    warned_at=OrNull(Moment()),
)

STOP_LIFTED = Record(uuid=Id(), lifted_at=Moment(), how=OneOf(HowLifted.values))

SET = Record(
    uuid=Id(),
    number=Whole(1, MAX_SET_NUMBER),
    side=OneOf(Side.values),
    load_g=GRAMS,
    done=AMOUNT,
    revision=COUNTER,
    undone=Flag(),
)

# The four numbers that sum up a log's sets are not in the file: they follow from the sets.
LOG = Record(
    exercise=OrNull(Slug()),
    order=ORDER,
    name=NAME,
    measure=OneOf(Measure.values),
    sides=OneOf(Sides.values),
    sets_planned=OrNull(Whole(1, MAX_SETS)),
    target=OrNull(AMOUNT),
    advised_rule=Text(40),
    advised_action=Text(30),
    advised_load_g=OrNull(GRAMS),
    advised_target=OrNull(AMOUNT),
    advised_text=Text(300),
    planned_left_g=OrNull(GRAMS),
    planned_right_g=OrNull(GRAMS),
    revision=COUNTER,
    revision_uuid=OrNull(Id()),
    effort=RATING,
    pain_during=RATING,
    easier=Flag(),
    skipped=OneOf(("", *Skipped.values)),
    note=NOTE,
    sets=Many(SET, most=3 * MAX_SET_NUMBER, unique=(("number", "side"),)),
)

SESSION = Record(
    uuid=Id(),
    routine=OrNull(Slug()),
    routine_name=NAME,
    kind=OneOf(Kind.values),
    state=OneOf(State.values),
    performed_on=Day(),
    started_at=OrNull(Moment()),
    ended_at=OrNull(Moment()),
    pain_before=RATING,
    pain_after=RATING,
    pain_next=RATING,
    note=NOTE,
    version=COUNTER,
    logs=Many(LOG, most=100, unique=(("exercise",),)),
)

PAIN_NOTE = Record(
    uuid=Id(),
    felt_at=Moment(),
    pain=Whole(0, 10),
    place=OneOf(Place.values),
    side=OneOf(("", *PainSide.values)),
    text=NOTE,
    # The session it belongs to, and which of its logs, counted from 0; or neither.
    session=OrNull(Id()),
    log=OrNull(Whole(0, 99)),
)

GOAL = Record(
    uuid=Id(),
    text=Text(MAX_GOAL_LENGTH, may_be_empty=False),
    order=ORDER,
    retired_on=OrNull(Day()),
    ratings=Many(Record(day=Day(), rating=Whole(0, 10)), most=20_000, unique=(("day",),)),
)

PAUSE = Record(uuid=Id(), first_day=Day(may_be_ahead=True), last_day=Day(may_be_ahead=True))


@dataclass(frozen=True)
class Section:
    """A list in the file. No two entries of one person are alike in any of `identity`."""

    name: str
    record: Record
    identity: tuple[tuple[str, ...], ...] = (("uuid",),)
    most: int = 100_000
    # What no single value can say about an entry; raises `WrongValueError`.
    holds_together: Callable[[dict[str, Any]], None] = lambda entry: None

    def read(self, told: Any, tomorrow: Tomorrow) -> dict[str, Any]:
        entry = self.record.read(told, tomorrow)
        self.holds_together(entry)
        return entry


def _clears_only_a_yes(answers: dict[str, Any]) -> None:
    for index, answer in enumerate(answers["answers"]):
        if answer["cleared_on"] and answer["reply"] != Reply.YES:
            raise WrongValueError("is there though the reply is no yes.", f".answers[{index}].cleared_on")


def _sign_has_its_moment(check_in: dict[str, Any]) -> None:
    if (check_in["warning"] == WarningSign.NONE) != (check_in["warned_at"] is None):
        raise WrongValueError("should be there if there was a warning sign, and only then.", ".warned_at")


def _ends_after_its_start(session: dict[str, Any]) -> None:
    started_at, ended_at = session["started_at"], session["ended_at"]
    if started_at and ended_at and ended_at < started_at:
        raise WrongValueError("is before the start.", ".ended_at")


def _names_both_or_neither(note: dict[str, Any]) -> None:
    if (note["session"] is None) != (note["log"] is None):
        raise WrongValueError("should be there together with the session, or not at all.", ".log")


def _ends_after_its_first_day(pause: dict[str, Any]) -> None:
    if pause["last_day"] < pause["first_day"]:
        raise WrongValueError("is before the first day.", ".last_day")


SECTIONS = [
    Section("weights", WEIGHT, (("uuid",), ("load_g",)), most=MAX_OWNED_WEIGHTS),
    Section("acceptances", ACCEPTANCE, (("uuid",), ("edition",)), most=500),
    Section("safety_answers", SAFETY_ANSWERS, most=5_000, holds_together=_clears_only_a_yes),
    Section("check_ins", CHECK_IN, (("uuid",), ("day",)), holds_together=_sign_has_its_moment),
    Section("stops_lifted", STOP_LIFTED, most=20_000),
    Section("sessions", SESSION, holds_together=_ends_after_its_start),
    Section("pain_notes", PAIN_NOTE, holds_together=_names_both_or_neither),
    Section("goals", GOAL, most=1_000),
    Section("pauses", PAUSE, most=5_000, holds_together=_ends_after_its_first_day),
]
