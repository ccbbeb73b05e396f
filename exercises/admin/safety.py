"""Precautions and safety questions: what is changed here waits for the next edition."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse

from exercises.admin.content import DraftAdmin, RowAdmin
from exercises.forms import EntryForm
from exercises.models import Precaution, SafetyEffect, SafetyQuestion


@admin.register(Precaution)
class PrecautionAdmin(DraftAdmin):
    named_by = "title"
    list_display = ["title", "kind", "order"]
    list_filter = ["kind"]
    search_fields = ["title", "text"]
    fields = ["kind", "order", "title", "slug", "text"]

    def view_on_site(self, obj: Precaution) -> str:
        return reverse("exercises:precaution_list")


class SafetyEffectInline(admin.StackedInline):
    model = SafetyEffect
    form = EntryForm
    fields = [("exercise", "effect")]
    extra = 1
    show_change_link = True


@admin.register(SafetyQuestion)
class SafetyQuestionAdmin(DraftAdmin):
    named_by = "text"
    list_display = ["text", "order"]
    search_fields = ["text"]
    fields = ["text", "order", "slug"]
    inlines = [SafetyEffectInline]


@admin.register(SafetyEffect)
class SafetyEffectAdmin(RowAdmin, DraftAdmin):
    fields = ["question", "exercise", "effect"]
