"""Exercises, and the muscles and equipment they name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from exercises.admin.content import ContentAdmin, PageAdmin
from exercises.figures import figure_address, figure_choices
from exercises.forms import ExerciseForm
from exercises.models import Equipment, Exercise, Muscle


@admin.register(Muscle)
class MuscleAdmin(ContentAdmin):
    list_display = ["name", "latin_name"]
    search_fields = ["name", "latin_name"]
    fields = ["name", "latin_name", "slug"]


@admin.register(Equipment)
class EquipmentAdmin(ContentAdmin):
    list_display = ["name", "hint"]
    search_fields = ["name", "hint"]
    fields = ["name", "hint", "slug"]


@admin.register(Exercise)
class ExerciseAdmin(PageAdmin):
    form = ExerciseForm
    list_display = ["name", "position", "measure", "resisted", "cap_g", "is_published", "reviewed_by"]
    list_filter = ["is_published", "position", "measure", "resisted", "muscles", "equipment"]
    search_fields = ["name", "other_names", "summary"]
    # Boxes to tick: Django's picker of two lists says things to a screen reader that it may not.
    formfield_overrides = {
        **ContentAdmin.formfield_overrides,
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    fieldsets = [
        (None, {"fields": ["name", "slug", "other_names", "summary", "cue", "is_published"]}),
        ("How it is counted", {"fields": ["position", "measure", "sides"]}),
        ("Weight", {"fields": ["resisted", "cap_g", "min_days_at_load", "raise_order"]}),
        ("How it is done", {"fields": ["set_up", "movement", "breathing", "faults"]}),
        ("Versions", {"fields": ["easier", "harder"]}),
        ("Take care", {"fields": ["take_care"]}),
        ("Muscles and equipment", {"fields": ["muscles", "equipment"]}),
        ("Pictures", {"fields": ["figure", "drawings", "figure_start_alt", "figure_end_alt"]}),
        ("Review", {"fields": ["reviewed_by", "reviewed_on"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "drawings")

    @admin.display(description="The drawings there are")
    def drawings(self, obj: Exercise | None) -> SafeString:
        pictures = ((figure_address(figure, "end"), name) for figure, name in figure_choices())
        drawn = '<span class="drawings__one"><img src="{}" width="520" height="240" alt="">{}</span>'
        return format_html('<span class="drawings">{}</span>', format_html_join("", drawn, pictures))
