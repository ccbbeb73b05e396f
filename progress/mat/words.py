"""What a device says of a running session: plain values that may arrive late, twice and in any order."""

import datetime as dt
import uuid as uuids
from dataclasses import dataclass


@dataclass(frozen=True)
class SideWord:
    """One side of a set: `done` in repetitions or seconds, `load_g` on that ankle."""

    load_g: int
    done: int


@dataclass(frozen=True)
class SetWord:
    """The device's word on one set of the exercise at place `log`; neither side: it is taken back.

    Of two words on the same set the one of the higher `revision` counts; ties go to the greater uuid.
    """

    log: int
    number: int
    revision: int
    uuid: uuids.UUID
    left: SideWord | None = None
    right: SideWord | None = None


@dataclass(frozen=True)
class LogWord:
    """The device's word on the exercise at place `log`, all of it: what is strapped on, pain, skipped.

    `mistaken` is the note of a pain that was told by mistake: it goes, too.
    """

    log: int
    revision: int
    uuid: uuids.UUID
    planned_left_g: int
    planned_right_g: int
    pain_during: int | None = None
    easier: bool = False
    skipped: str = ""
    mistaken: uuids.UUID | None = None


@dataclass(frozen=True)
class PainWord:
    """Where it hurt during the exercise at place `log`; said once."""

    log: int
    uuid: uuids.UUID
    pain: int
    place: str
    side: str
    felt_at: dt.datetime
