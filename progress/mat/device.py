"""What a device is given to carry a session on the mat through with the network cut."""

from typing import Any

from django.urls import reverse
from django.utils.crypto import salted_hmac

from exercises.models import MAX_LOAD_G
from progress.mat.hurt import RISE_TO_STOP
from progress.mat.page import MatPage
from progress.mat.state import state_of
from progress.mat.step import Step
from progress.rules.constants import PAIN_DISCOMFORT, PAIN_HIGH
from progress.today.cards import WARM_UP_S
from progress.units import load_number, load_text


def device_data(page: MatPage) -> dict[str, Any]:
    """As JSON takes it: loads in grams, times in seconds, pain of 10."""
    return {
        "owner": salted_hmac("progress.mat.owner", str(page.user.pk)).hexdigest()[:32],
        "session": str(page.session.uuid),
        "save": reverse("progress:mat_save", args=[page.session.uuid]),
        "state": reverse("progress:mat_state", args=[page.session.uuid]),
        "finish": page.finish,
        "mat": page.address(0),
        "preferences": reverse("accounts:mat_preferences"),
        "rest_s": page.user.rest_s,
        "switch_s": page.user.switch_s,
        "warm_up_s": WARM_UP_S,
        "max_load_g": MAX_LOAD_G,
        "unit": page.user.unit,
        "pain_before": page.session.pain_before,
        "where_from": PAIN_DISCOMFORT,
        "stop_from": PAIN_HIGH,
        "rise_to_stop": RISE_TO_STOP,
        "leg_is_known": page.leg_is_known,
        "owned": [_choice(load_g, page.user.unit) for load_g in (0, *page.owned_g)],
        "steps": [
            _step_data(step, state)
            for step, state in zip(page.steps, state_of(page.session)["logs"], strict=True)
        ],
    }


def _choice(load_g: int, unit: str) -> dict[str, Any]:
    return {"load_g": load_g, "number": load_number(load_g, unit), "label": load_text(load_g, unit)}


def _step_data(step: Step, state: dict[str, Any]) -> dict[str, Any]:
    log = step.log
    return {
        "log": log.order,
        "name": log.name,
        "measure": log.measure,
        "sides": log.sides,
        "sets_planned": step.sets_planned,
        "target": step.target,
        "hands_free": step.hands_free,
        "easier_words": step.easier_words,
        "advised_load_g": log.advised_load_g,
        "state": state,
    }
