"""What a device is given to carry a session on the mat through with the network cut."""

from typing import Any

from django.urls import reverse
from django.utils.crypto import salted_hmac

from progress.mat.page import MatPage
from progress.mat.state import state_of
from progress.mat.step import Step
from progress.rules.constants import PAIN_DISCOMFORT
from progress.today.cards import WARM_UP_S
from progress.units import GRAMS_PER_UNIT


def device_data(page: MatPage) -> dict[str, Any]:
    """As JSON takes it: loads in grams, times in seconds, pain of 10."""
    return {
        "owner": salted_hmac("progress.mat.owner", str(page.user.pk)).hexdigest()[:32],
        "save": reverse("progress:mat_save", args=[page.session.uuid]),
        "state": reverse("progress:mat_state", args=[page.session.uuid]),
        "rest_s": page.user.rest_s,
        "switch_s": page.user.switch_s,
        "warm_up_s": WARM_UP_S,
        "unit": page.user.unit,
        "unit_g": float(GRAMS_PER_UNIT[page.user.unit]),
        "owned_g": page.owned_g,
        "where_from": PAIN_DISCOMFORT,
        "stop_from": page.stop_from,
        "signs_from": page.signs_from,
        "sets_planned": page.sets_planned,
        "steps": [
            _step_data(step, state)
            for step, state in zip(page.steps, state_of(page.session)["logs"], strict=True)
        ],
    }


def _step_data(step: Step, state: dict[str, Any]) -> dict[str, Any]:
    log = step.log
    return {
        "log": log.order,
        "name": log.name,
        "measure": log.measure,
        "sides": step.runs_by,
        "each_side": step.each_side,
        "sets_planned": step.sets_planned,
        "target": step.target,
        "amount": step.amount,
        "hands_free": step.hands_free,
        "easier": step.easier_words and f"Easier: {step.easier_words}",
        "advised_load_g": log.advised_load_g,
        "state": state,
    }
