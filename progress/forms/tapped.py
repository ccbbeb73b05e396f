"""What a tap sent by form changes, in the words that a device would use, and where it leads to."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from progress.forms.step import StepForm
from progress.mat.hurt import Hurt
from progress.mat.words import LogWord, PainWord, SetWord, SideWord
from progress.models import Skipped


@dataclass(frozen=True)
class Said:
    """The words of one tap."""

    sets: list[SetWord] = field(default_factory=list)
    logs: list[LogWord] = field(default_factory=list)
    pains: list[PainWord] = field(default_factory=list)


def said(form: StepForm, *, now: dt.datetime) -> Said:
    """Of a valid form."""
    told = form.cleaned_data
    match told["action"]:
        case "done":
            return Said([_set_word(form)], [_log_word(form)] if form.loads != form.step.loads else [])
        case "undo":
            return Said([SetWord(form.step.place, told["number"], told["revision"], told["uuid"])])
        case "where":
            pain = PainWord(form.step.place, told["uuid"], told["pain"], told["place"], told["side"], now)
            return Said(pains=[pain])
    return Said(logs=[_log_word(form)])


def _set_word(form: StepForm) -> SetWord:
    told = form.cleaned_data
    left, right = (
        None if done is None else SideWord(load_g, done)
        for done, load_g in zip(form.amounts, form.loads, strict=True)
    )
    return SetWord(form.step.place, told["number"], told["revision"], told["uuid"], left, right)


def _log_word(form: StepForm) -> LogWord:
    """The exercise as it is stored, with what this tap changes."""
    log, told = form.step.log, form.cleaned_data
    left_g, right_g = form.loads
    word = LogWord(
        log=log.order,
        revision=told["log_revision"],
        uuid=told["uuid"],
        planned_left_g=left_g,
        planned_right_g=right_g,
        pain_during=log.pain_during,
        easier=log.easier,
        skipped=log.skipped,
    )
    return replace(word, **_change(form))


def _change(form: StepForm) -> dict[str, Any]:
    """What this tap changes of the exercise."""
    log, told = form.step.log, form.cleaned_data
    worst = max((pain for pain in (told["pain"], log.pain_during) if pain is not None), default=None)
    match told["action"]:
        case "skip":
            return {"skipped": told["skipped"], "pain_during": worst}
        case "unskip":
            return {"skipped": ""}
        case "stop" if log.pain_during is not None and not form.step.is_over:
            return {"skipped": Skipped.PAIN}
        case "hurts":
            return {"pain_during": worst}
        case "unhurt" if form.mat.hurt:
            return form.mat.hurt.taken_back(log)
        case "easier":
            return {"easier": True}
        case "lighter":
            left_g, right_g = form.mat.lighter
            return {"planned_left_g": left_g, "planned_right_g": right_g}
    return {}


def address_after(form: StepForm) -> str:
    """Where the tap leads to."""
    told, page = form.cleaned_data, form.mat
    match told["action"]:
        case "skip" if (told["pain"] or 0) < page.stop_from:
            return page.next
        case "done" if form.step.is_done_with(told["number"]):
            return page.next
        case "stop":
            return page.finish
        case "hurts" | "skip":
            log = form.step.log
            hurt = Hurt(told["pain"], worst_before=log.pain_during, skipped_before=log.skipped)
            return f"{page.here}?{hurt.query}"
        case "where":
            hurt = replace(page.hurt or Hurt(told["pain"]), place=told["place"], note=told["uuid"])
            return f"{page.here}?{hurt.query}"
    return page.here
