"""What the file holds, name by name and in its order. docs/export.md says the same in words."""

from typing import Any

from django.contrib.auth import get_user_model

from exercises.models import MAX_LOAD_G, MAX_SETS, MAX_TARGET, MAX_WHAT_CHANGED, Measure, Precaution, Sides
from progress.models import (
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
from progress.models.fields import MAX_COUNTER, MAX_NOTE_LENGTH
from progress.models.goal import MAX_GOAL_LENGTH
from progress.models.pause import DAYS_AHEAD
from progress.models.safety import MAX_CLEARED_NOTE
from progress.models.set_log import MAX_SET_NUMBER
from progress.takeout.records import Many, Record
from progress.takeout.times import Day, Moment
from progress.takeout.values import (
    AsField,
    Counter,
    Flag,
    Id,
    Line,
    OneOf,
    OrNull,
    Slug,
    Text,
    Value,
    Whole,
)

FORMAT, VERSION = "steadyback", 1

NAME = Text(80)
NOTE = Text(MAX_NOTE_LENGTH)
PROSE = Text(20_000)
RATING = OrNull(Whole(0, 10))
GRAMS = Whole(0, MAX_LOAD_G)
AMOUNT = Whole(0, MAX_TARGET)
COUNTER = Counter()
ORDER = Whole(0, 32_767)


def _of_user(name: str, value: Value) -> AsField:
    field: Any = get_user_model()._meta.get_field(name)
    return AsField(value, field)


PREFERENCES = Record(
    unit=_of_user("unit", Text(2)),
    time_zone=_of_user("time_zone", Text(64)),
    routine=_of_user("routine", Text(50)),
    weekly_aim=_of_user("weekly_aim", Whole(0, 99)),
    aim_asked=Flag(),
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
            Record(slug=Slug(), kind=OneOf(Precaution.Kind.values), title=Text(120), text=PROSE, order=ORDER),
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
    text=Line(MAX_GOAL_LENGTH),
    order=ORDER,
    retired_on=OrNull(Day()),
    ratings=Many(Record(day=Day(), rating=Whole(0, 10)), most=20_000, unique=(("day",),)),
)

PAUSE = Record(uuid=Id(), first_day=Day(DAYS_AHEAD), last_day=Day(DAYS_AHEAD))
