"""Brings the shipped fixtures into the database and leaves alone what an editor has touched."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction

from exercises.edition import in_one_sentence
from exercises.models import MAX_WHAT_CHANGED, Edition, RoutineExercise, SafetyEffect
from exercises.services import publish_edition, unpublished_changes

SHIPPED = "shipped"
FIXTURES = Path(__file__).parent / "fixtures"
# What is pointed at comes before what points at it.
GROUPS = ("muscles", "equipment", "exercises", "routines", "precautions", "safety_questions")
# The one in C, where it is built in: this runs at every start.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key = tuple[Any, ...]
# What tells a row from its siblings where that is not the slug.
NATURAL_KEYS: dict[type[models.Model], tuple[str, ...]] = {
    RoutineExercise: ("routine_id", "exercise_id"),
    SafetyEffect: ("question_id", "exercise_id"),
}


@dataclass(frozen=True)
class ShippedRow:
    """A row as the fixtures have it: its own values by column, its many-to-many slugs by field."""

    values: dict[str, Any]
    links: dict[str, set[str]]


@dataclass
class LoadReport:
    """What a load did, each row by name."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    unpublished: list[str] = field(default_factory=list)
    edition: Edition | None = None


@transaction.atomic
def load_catalogue(*, now: datetime, folder: Path = FIXTURES) -> LoadReport:
    """Creates what the history never knew and updates what only ever was shipped.

    A row an editor changed stays as it is, and a row an editor deleted stays deleted; where the
    fixtures say something else than such a row, the report lists it. What the load itself changed in the
    texts and questions is published, unless an editor was at work on the next edition: then it waits there.
    """
    report = LoadReport()
    drafted_before = unpublished_changes()
    for model, rows in _shipped(folder).items():
        _load_model(model, rows, report)
    changes = unpublished_changes()
    if not Edition.objects.exists():
        report.edition = publish_edition(what_changed="The first edition.", published_by=None, now=now)
    elif drafted_before:
        report.unpublished = changes
    elif changes:
        what_changed = in_one_sentence(changes, most=MAX_WHAT_CHANGED)
        report.edition = publish_edition(what_changed=what_changed, published_by=None, now=now)
    return report


def _shipped(folder: Path) -> dict[type[models.Model], list[ShippedRow]]:
    rows = defaultdict(list)
    for group in GROUPS:
        text = (folder / f"{group}.yaml").read_text(encoding="utf-8")
        for entry in yaml.load(text, Loader=YAML_LOADER):  # noqa: S506 - safe, see above
            model = apps.get_model(entry["model"])
            rows[model].append(_shipped_row(model, entry))
    return rows


def _shipped_row(model: type[models.Model], entry: dict[str, Any]) -> ShippedRow:
    link_names = {link.name for link in model._meta.many_to_many}
    fields = entry["fields"]
    values = {
        model._meta.get_field(name).attname: value  # type: ignore[union-attr]
        for name, value in fields.items()
        if name not in link_names
    }
    if "pk" in entry:
        values["slug"] = entry["pk"]
    return ShippedRow(values, {name: set(fields.get(name, [])) for name in link_names})


def _load_model(model: Any, rows: list[ShippedRow], report: LoadReport) -> None:
    key_names = NATURAL_KEYS.get(model, ("slug",))
    reasons = _reasons(model, key_names)
    links_known = {
        link.name: set(link.related_model.objects.values_list("pk", flat=True))
        for link in model._meta.many_to_many
    }
    stored = {
        tuple(getattr(row, name) for name in key_names): row
        for row in model.objects.prefetch_related(*links_known)
    }
    for shipped in rows:
        key = tuple(shipped.values[name] for name in key_names)
        row = stored.get(key)
        # A muscle that an editor deleted is not brought back by an exercise that names it.
        links = {name: slugs & links_known[name] for name, slugs in shipped.links.items()}
        label = f"{model._meta.verbose_name} {' · '.join(str(part or 'all') for part in key)}"
        if row is not None and not _differs(row, shipped.values, links):
            continue
        if row is None and key in reasons:
            report.left_alone.append(f"{label} (deleted here)")
        elif row is not None and reasons[key] != {SHIPPED}:
            report.left_alone.append(f"{label} (edited here)")
        else:
            _write(row or model(), shipped.values, links, label, report)


def _reasons(model: Any, key_names: tuple[str, ...]) -> dict[Key, set[str | None]]:
    """Every reason a row was ever saved for, by its key, whether it still exists or not."""
    reasons: dict[Key, set[str | None]] = defaultdict(set)
    changes = model.history.order_by().values_list(*key_names, "history_change_reason").distinct()
    for *key, reason in changes:
        reasons[tuple(key)].add(reason)
    return reasons


def _differs(row: Any, values: dict[str, Any], links: dict[str, set[str]]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items()) or any(
        {linked.pk for linked in getattr(row, name).all()} != slugs for name, slugs in links.items()
    )


def _write(
    row: Any, values: dict[str, Any], links: dict[str, set[str]], label: str, report: LoadReport
) -> None:
    is_new = row._state.adding
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        # What editors made of the rest leaves no room for this row; the site must start all the same.
        report.left_alone.append(f"{label} ({' '.join(error.messages)})")
        return
    # The links go first, without a history entry of their own: so the one entry of save() has them all.
    row.skip_history_when_saving = True
    for name, slugs in links.items():
        getattr(row, name).set(slugs)
    del row.skip_history_when_saving
    row._change_reason = SHIPPED
    row.save()
    (report.created if is_new else report.updated).append(label)
