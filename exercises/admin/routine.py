"""Routines, with their exercises in order."""

from __future__ import annotations

from django.contrib import admin

from exercises.admin.content import WHOLE_NUMBERS, PageAdmin, RowAdmin
from exercises.forms import EntryForm
from exercises.models import Routine, RoutineExercise


# Stacked: in Django's tabular form the fields have no label of their own.
class RoutineExerciseInline(admin.StackedInline):
    model = RoutineExercise
    form = EntryForm
    formfield_overrides = WHOLE_NUMBERS
    fields = [("order", "exercise", "sets", "target")]
    extra = 1
    show_change_link = True


@admin.register(Routine)
class RoutineAdmin(PageAdmin):
    list_display = ["name", "role", "is_published"]
    list_filter = ["role", "is_published"]
    search_fields = ["name", "summary"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "summary", "role", "is_published"]}),
        ("Before the first set", {"fields": ["warm_up"]}),
    ]
    inlines = [RoutineExerciseInline]


@admin.register(RoutineExercise)
class RoutineExerciseAdmin(RowAdmin):
    fields = ["routine", "exercise", "order", "sets", "target"]
